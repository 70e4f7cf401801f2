"""A person's Home in Slack, from its values."""

from typing import Any, Final

from bot import wording
from bot.coach import Answer
from bot.home import Home
from bot.render import checked, head
from bot.templates import blocks as filled_in

EMPTY: Final = "That goes by your log, which has nothing of the last 14 days in it."


def home(told: Home) -> dict[str, Any]:
    """The view, filled in and checked."""
    now, last = told.now, told.last
    opening, *blocks = filled_in(
        "home.j2",
        home=told,
        **head(now.verdict, now),
        last=head(last.answer.verdict, last.answer) if last else None,
        asked=_asked(last.answer) if last else "",
        why=_why(told),
        minutes=[
            ("Running", [day.run_minutes for day in told.days]),
            ("Legs", [day.leg_minutes for day in told.days]),
        ],
        rows=[
            (day.label, day.running or "–", f"{day.lifting[:1].upper()}{day.lifting[1:]}" or "–")
            for day in reversed(told.days)
            if day.running or day.lifting
        ],
        wording=wording,
    )
    view: dict[str, Any] = opening["home"]
    return {**view, "blocks": checked(blocks)}


def _asked(answer: Answer) -> str:
    """What an answer was about, without what else its question told: Sprints, Thu 26 Nov 06:00."""
    if answer.verdict is None:
        return ""
    about = wording.about(answer.verdict)
    return f"{about[:1].upper()}{about[1:]}, {wording.at(answer.verdict.asked.at, answer)}"


def _why(told: Home) -> str:
    """The reason that counts now. How somebody feels is not spelt out on a page that may stand open."""
    findings = told.now.verdict.findings if told.now.verdict else ()
    if not findings:
        return "" if told.days else EMPTY
    if wording.tells_health(findings[0]):
        return "That is because of how you last told me that you feel."
    return wording.sentence(findings[0].because)
