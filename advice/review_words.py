"""The sentences of a review, each with the items it rests on. The first that fits is told; the order is ours [H]."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from advice.headline import NAMES
from advice.models import Athlete, Frozen
from advice.nouns import Basis, Goal, Level
from advice.tally import Breach, Tally

FEWEST_RUNS: Final = 3  # [H] fewer say nothing of variety
MOSTLY: Final = 0.80  # [H]
GAP_NAMES: Final = ("less than 6 h", "6 to 8 h", "8 to 24 h", "24 h or more")
MOST: Final = 5  # told one by one
TIMES: Final = ("", "once", "twice")


class Line(Frozen):
    """One sentence, the items (G01..G96) it rests on, and whether those say it themselves or a house rule does."""

    code: str
    says: str
    cites: tuple[str, ...]
    basis: Basis = Basis.DOCUMENT


_HOUSE: Final = Basis.HOUSE


def numbers(week: Tally, athlete: Athlete, *, heavy: bool, light: bool) -> Iterator[Line]:
    """The week in counts; of what is not known, no line."""
    yield from _training(week)
    yield from _timing(week, athlete)
    yield from _body(week)
    if one_dimensional(week, athlete):
        told = f"{week.alike} of {week.comparable} runs were alike in kind and length"
        yield Line(code="VARIETY", says=f"{told}.", cites=("G82", "G84"), basis=_HOUSE)
    if heavy:
        told = "A heavy running phase: lifting legs may shrink to one day, or to 10 to 15 min"
        yield Line(code="PHASE", says=f"{told}.", cites=("G89", "G90", "G96"), basis=_HOUSE)
    if light:
        told = "A light running phase, with room for more leg strength"
        yield Line(code="PHASE", says=f"{told}.", cites=("G91",), basis=_HOUSE)


def _training(week: Tally) -> Iterator[Line]:
    if week.leg_days:
        yield Line(code="LEG_DAYS", says=f"Leg days: {_leg_days(week)}.", cites=("G87", "G38", "G39"))
    if week.runs:
        basis = _HOUSE if week.guessed else Basis.DOCUMENT
        yield Line(code="RUNS", says=f"Runs: {_runs(week)}.", cites=("G22",), basis=basis)
    if week.stimuli:
        yield Line(code="HARD_WORK", says=f"Hard work for the legs: {_times(week.stimuli)}.", cites=("G21",))


def _timing(week: Tally, athlete: Athlete) -> Iterator[Line]:
    if week.breaches:
        told = ", ".join(f"{_named(breach)} ({int(breach.hours)} h)" for breach in week.breaches[:MOST])
        told += f" and {len(week.breaches) - MOST} more" if len(week.breaches) > MOST else ""
        yield Line(code="CLOCK48", says=f"Less than 48 h after hard legs: {told}.", cites=_breach_cites(week))
    if any(week.gaps):
        told = ", ".join(f"{name} {_times(count)}" for name, count in zip(GAP_NAMES, week.gaps, strict=True) if count)
        yield Line(code="GAPS", says=f"From a run to hard legs: {told}.", cites=("G17", "G18"))
    if _ran_first(week, athlete):
        told = f"A run came before hard legs on {_counted(week.run_first_days, 'day')}"
        yield Line(code="ORDER", says=f"{told}.", cites=("G19", "G23"))


def _body(week: Tally) -> Iterator[Line]:
    if week.sore_days:
        told = f"Days with sore legs: {week.sore_days}, and {week.sore_days_low or 'none'} of them stayed low"
        yield Line(code="SORE_DAYS", says=f"{told}.", cites=("G46", "G48"))
    if week.leg_work or week.aerobic:
        sorts = ((week.leg_work, "leg work"), (week.aerobic, "mostly aerobic"))
        told = ", ".join(f"{name} {_times(count)}" for count, name in sorts if count)
        yield Line(code="MORNINGS", says=f"By how you woke up, your running was {told}.", cites=("G92", "G93"))
    if week.hips is not None:
        told = "were trained" if week.hips else "had no exercise of their own"
        yield Line(code="HIPS", says=f"Hips and glutes {told}.", cites=("G70", "G74"))


def _ran_first(week: Tally, athlete: Athlete) -> bool:
    """For endurance the run may come first, and the legs yield (G54)."""
    return bool(week.run_first_days) and athlete.goal is not Goal.ENDURANCE


def well(week: Tally, athlete: Athlete) -> Line:
    """One thing that went well; there always is one."""
    return next(chain(_went_as_the_rules_ask(week, athlete), _was_done(week)))


def _went_as_the_rules_ask(week: Tally, athlete: Athlete) -> Iterator[Line]:
    if _could_breach(week, athlete) and athlete.goal is Goal.STRENGTH:
        says = "After hard legs you left 48 h before anything else that is hard for them."
        yield Line(code="CLOCK48", says=says, cites=("G24", "G35"))
    elif _could_breach(week, athlete):
        yield Line(code="CLOCK48", says="Every hard run kept its 48 h from hard legs.", cites=("G35", "G27"))
    if week.sore_days and week.sore_days == week.sore_days_low and not week.is_empty:
        yield Line(code="SORE_DAYS", says="With sore legs you kept it easy.", cites=("G46", "G64"))
    if week.gaps.day and sum(week.gaps) == week.gaps.day:
        yield Line(code="GAPS", says="No run came within 24 h before hard legs.", cites=("G18",))
    if week.lift_first_days and not week.run_first_days:
        yield Line(code="ORDER", says="You lifted first, and ran after it.", cites=("G19",))
    if week.easy_after_legs:
        says = "You ran easy after hard legs, and the two go well together."
        yield Line(code="EASY_AFTER_LEGS", says=says, cites=("G05",))


def _could_breach(week: Tally, athlete: Athlete) -> bool:
    """Whether something could have come too early and did not, and nobody has to guess how hard the legs were."""
    if week.breaches or week.unrated or not week.hard:
        return False
    return week.stimuli > 1 if athlete.goal is Goal.STRENGTH else bool(week.high)


def _was_done(week: Tally) -> Iterator[Line]:
    if week.leg_days:
        says = f"You had {_counted(week.leg_days, 'leg day')}: one a week already brings a lot."
        yield Line(code="LEG_DAYS", says=says, cites=("G87",))
    if week.runs:
        says = f"You ran {_times(week.runs)}, {week.run_minutes:.0f} min in all: that trains legs to work for long."
        yield Line(code="RUNS", says=says, cites=("G09",))
    if week.upper:
        yield Line(code="LIFTED", says="You lifted, and lifting is good for everybody.", cites=("G95",))
    if week.walks:
        yield Line(code="WALKS", says="You kept moving, gently.", cites=("G06",), basis=_HOUSE)
    yield Line(code="REST", says="Nothing is logged, and rest is part of every plan.", cites=("G04",), basis=_HOUSE)


def change(week: Tally, athlete: Athlete, *, heavy: bool, light: bool) -> Line:
    """One change for the week to come, the one that weighs most."""
    return next(chain(_against_the_rules(week, athlete), _left_out(week, athlete, heavy=heavy, light=light)))


def _against_the_rules(week: Tally, athlete: Athlete) -> Iterator[Line]:
    if week.breaches:
        first = min(week.breaches, key=lambda breach: breach.hours)
        what = "the next hard legs" if first.run_kind is None else "hard running"
        says = f"Keep 48 h between hard legs and {what}; easy to moderate running is fine meanwhile."
        yield Line(code="CLOCK48", says=says, cites=("G25", *_breach_cites(week)))
    if week.sore_days_low < week.sore_days:
        says = "With sore legs, run short and easy: nothing new, nothing hard."
        yield Line(code="SORE_DAYS", says=says, cites=("G46", "G48"))
    if week.gaps.under_6h or week.gaps.under_8h:
        says = "Leave 8 h or more between a run and hard legs, 24 h if you can."
        yield Line(code="GAPS", says=says, cites=("G17", "G18"))
    if _ran_first(week, athlete):
        yield Line(code="ORDER", says="On a day with both, lift first and run after it.", cites=("G19", "G23"))


def _left_out(week: Tally, athlete: Athlete, *, heavy: bool, light: bool) -> Iterator[Line]:
    if not week.leg_days and not week.is_empty:
        yield _a_leg_day(heavy=heavy)
    if one_dimensional(week, athlete):
        says = "Let one run be different: another course, another pace, hills or a few strides, on fresh legs."
        yield Line(code="VARIETY", says=says, cites=("G82", "G84", "G79"), basis=_HOUSE)
    if week.hips is False:
        says = "Add one exercise for hips or glutes: runners tend to leave them out."
        yield Line(code="HIPS", says=says, cites=("G70", "G74"))
    if light:
        yield Line(code="PHASE", says="There is room for more leg strength now.", cites=("G91",), basis=_HOUSE)
    if week.unrated:
        says = "Say how hard your leg days were, and the clocks fit you better: what is hard is personal."
        yield Line(code="RATING", says=says, cites=("G37",))
    if week.is_empty:
        says = "When you feel like it: 10 to 15 min of leg work already count."
        yield Line(code="FOCUSED", says=says, cites=("G96",))
    yield Line(code="NOTHING", says="Nothing that has to change: more of the same.", cites=("G01",), basis=_HOUSE)


def _a_leg_day(*, heavy: bool) -> Line:
    """Said softly where running is a lot already (G89)."""
    if heavy:
        says = "If there is time, 10 to 15 min of leg work are enough in a phase of much running."
        return Line(code="LEG_DAY", says=says, cites=("G89", "G90", "G96"), basis=_HOUSE)
    says = "Find room for one leg day: mileage alone does not replace it, and once a week is enough."
    return Line(code="LEG_DAY", says=says, cites=("G86", "G87", "G94"))


def goal(week: Tally, athlete: Athlete) -> Line:
    """One sentence against the goal: what comes first for it (G53)."""
    told, cites = _against(athlete.goal, week)
    return Line(code="GOAL", says=told, cites=("G53", *cites))


def _against(aim: Goal | None, week: Tally) -> tuple[str, tuple[str, ...]]:
    legs, runs = _counted(week.leg_days, "leg day"), _counted(week.runs, "run")
    if aim is Goal.STRENGTH:
        if week.leg_days:
            return f"For strength, lifting comes first: {legs}, beside {runs}, {week.low} of them easy.", ("G58",)
        return "For strength, lifting comes first; running goes beside it and does not replace it.", ("G88",)
    if aim is Goal.ENDURANCE:
        if week.runs:
            return f"For endurance, running comes first: {runs}, {week.run_minutes:.0f} min, beside {legs}.", ("G54",)
        return "For endurance, running comes first, and leg days are reduced to fit.", ("G54",)
    both = f": {legs} and {runs}" if week.runs and week.leg_days else ""
    return f"For a balance of both, running and lifting each have their place{both}.", ("G04",)


def one_dimensional(week: Tally, athlete: Athlete) -> bool:
    """Whether nearly all runs were one and the same; who begins gains from any (G83)."""
    if athlete.level is Level.BEGINNER or week.comparable < FEWEST_RUNS:
        return False
    return week.alike >= MOSTLY * week.comparable


def _leg_days(week: Tally) -> str:
    sorts = (
        (week.hard, "hard"),
        (week.light, "light"),
        (week.focused, "of 15 min or less"),
        (week.unrated, "not rated"),
    )
    return ", ".join(f"{count} {name}" for count, name in sorts if count)


def _runs(week: Tally) -> str:
    easy, moderate, hard = (sum(getattr(day, name) for day in week.days) for name in ("low", "moderate", "high"))
    sorts = ((week.low, "easy", easy), (week.moderate, "moderate", moderate), (week.high, "hard", hard))
    told = ", ".join(f"{count} {name} ({minutes:.0f} min)" for count, name, minutes in sorts if count)
    return f"{told}; the minutes of {week.guessed} are a guess" if week.guessed else told


def _named(breach: Breach) -> str:
    if breach.run_kind is None:
        return "hard legs again"
    name = NAMES[breach.run_kind]
    return name if name.isupper() else f"{name[:1].lower()}{name[1:]}"


def _breach_cites(week: Tally) -> tuple[str, ...]:
    again = any(breach.run_kind is None for breach in week.breaches)
    return ("G35", "G27", "G24") if again else ("G35", "G27")


def _times(count: int) -> str:
    return TIMES[count] if 0 < count < len(TIMES) else f"{count} times"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
