"""Every message as people get it: usual, hostile, empty and huge, by a clock that stands still and with one id.

`SAMPLES` tells by template what to build; `built` gives the payloads as they would go to Slack, with their kind.
"""

from datetime import timedelta
from functools import cache, partial
from typing import Final

from advice.models import Soreness
from advice.week import week_of
from bot import render, render_checkin, render_home, render_import, render_log, render_team
from bot.coach import ask, ask_about, ask_again, ask_in_general, ask_with, ask_without_pain
from bot.feeling import Feeling, State, chosen
from bot.home import home_of
from bot.imports.preview import Preview
from bot.listeners.home import PROMPTS
from bot.listeners.profile import filled
from bot.logged import Entry
from bot.morning import NO_PAIN, Taps
from bot.render import Anyway
from bot.store import Counts, Profile, Team
from bot.team.totals import Part, total
from bot.team.values import Setting, Together
from bot.telling import by_command
from tests.messages.making import (
    ANA,
    BEN,
    CHANNEL,
    COMING,
    DROP,
    HOSTILE,
    HUGE,
    ID,
    KEPT,
    LIFTER,
    LIVELY,
    NEW_YORK,
    NOW,
    ODD,
    ODD_WEEK,
    PLACE,
    REFERENCE,
    SET,
    SHARED,
    SORE,
    STOPPED,
    SUNDAYS,
    TRAINED,
    USER,
    USUAL,
    WEEK,
    Build,
    Json,
    again,
    answer,
    everything,
    felt,
    felt_before,
    form,
    home,
    in_pain,
    kept,
    logged,
    morning,
    on_sunday,
    pained,
    preview,
    rows,
    setting,
    setup,
    shared,
    shown,
    table,
    together,
    week,
    why,
)

SAMPLES: Final[dict[str, dict[str, Build]]] = {
    "answer": {
        "usual": answer(USUAL),
        "go": answer("easy 5k tonight? light leg day yesterday", ANA),
        "sore": answer(SORE),
        "wait": answer("easy run? my legs are 9/10"),
        "stop": answer("I have chest pain when I run"),
        "general": lambda: render.answer(ask_in_general(ANA, "run"), ID, NOW, in_channel=True),
        "lifting": lambda: render.answer(ask("tonight; intervals this morning", ANA, command="legs"), ID, NOW),
        "two times": answer("tempo tonight or tomorrow evening? hard legs yesterday at 7pm", ANA),
        "how long": answer("how long after squats until intervals", ANA),
        "so long after": answer("8h after squats, can I do hills? I train for strength", ANA),
        "another time": lambda: render.answer(
            ask_again(ask(USUAL, BEN, command="run"), NOW, at=NOW + timedelta(days=2)), ID, NOW, in_channel=True
        ),
        "about somebody": lambda: render.answer(ask_about("8k easy tomorrow at 7am, legs 9/10", NOW, ANA), ID, NOW),
        "past": answer("easy run yesterday?"),
        "sore, may it be kept": felt(SORE, Feeling(once=True, offer=True, newcomer=True)),
        "sore, kept": felt(SORE, Feeling(kept=True)),
        "sore, not kept": felt(SORE, Feeling(once=True)),
        "pain, may it be kept": felt("my knee hurts", Feeling(once=True, offer=True, pain=True)),
        "pain, not kept": felt("my knee hurts", Feeling(once=True, pain=True)),
        "pain, kept before": lambda: render.answer(in_pain("easy run tonight"), ID, NOW),
        "pain, resolved": lambda: render.answer(
            ask_without_pain(in_pain("easy run tonight"), NOW), ID, NOW, feeling=Feeling(resolved=1)
        ),
        "tapped": lambda: render.answer(ask_with(chosen(7, "quads", None), ANA), ID, NOW),
        "another sport": answer("can I cycle tomorrow?"),
        "plan": answer("plan my week"),
        "hostile": answer(HOSTILE),
        "empty": answer("asdf", in_channel=False),
        "huge": lambda: render.answer(everything(), ID, NOW, in_channel=True),
    },
    "why": {
        "usual": why(USUAL),
        "sore": why(SORE),
        "stop": why("I have chest pain when I run"),
        "hostile": why(HOSTILE),
        "empty": why("easy run tonight"),
        "ran anyway": lambda: render.why(ask(USUAL, BEN, command="run"), ID, Anyway(NOW, HOSTILE)),
        "lifted anyway": lambda: render.why(ask("now, legs 9/10", ANA, command="legs"), ID, Anyway(NOW, "")),
        "huge": lambda: render.why(everything(), ID, Anyway(NOW, "<&> " * 125)),
    },
    "shared": {
        "usual": shared(USUAL),
        "hostile": shared(HOSTILE),
        "empty": shared("easy run tonight"),
        "huge": lambda: render.shared(everything(), USER),
    },
    "say_again": {
        "usual": again(USUAL),
        "hostile": again(HOSTILE),
        "empty": lambda: render.say_again(ask_in_general(BEN, "run"), ID),
        "nothing read": again("asdf"),
        "huge": again(HUGE),
    },
    "logged": {
        "usual": logged(TRAINED),
        "a run": logged("8k easy yesterday 45min", ANA),
        "planned": logged("legs tomorrow 18:00", ANA),
        "skipped": logged("skipped legs"),
        "several": logged("8k easy yesterday 18:00, light legs this morning, intervals tomorrow 7am", ANA),
        "unclear": logged("legs"),
        "hostile": logged(ODD),
        "empty": lambda: render_log.logged([Entry("session1", None)], BEN),
        "huge": logged(", ".join(f"legs on {day} november 7am" for day in range(1, 20))),
    },
    "unclear": {
        "usual": lambda: render_log.unclear("wibbled a bit", "session1"),
        "hostile": lambda: render_log.unclear(HOSTILE, "session1"),
        "empty": lambda: render_log.unclear(".", "session1"),
        "huge": lambda: render_log.unclear("<&>" * 500, "session1"),
    },
    "due": {
        "usual": lambda: render_log.due(
            [kept(by_command("legs today 7:00-8:00", BEN).sessions[0].what, "planned")], BEN
        ),
    },
    "log": {
        "usual": table("8k easy yesterday 18:00 45min, legs this morning, intervals tomorrow 18:00"),
        "hostile": table(ODD),
        "empty": table("asdf"),
        "huge": table("legs this morning, 8k easy yesterday 18:00", 60),
    },
    "review": {
        "usual": week(WEEK),
        "strength": week(WEEK, LIFTER, soreness=(Soreness(level=5, at=NOW - timedelta(days=1)),)),
        "in pain": week(WEEK, in_pain=True),
        "only runs": week("5k easy 30min monday 18:00; 5k easy 31min yesterday 18:00; 5k easy 29min this morning 6:00"),
        "by itself": on_sunday(WEEK),
        "hostile": week(ODD_WEEK),
        "empty": week("asdf"),
        "huge": week(WEEK, LIFTER, times=100),
    },
    "week_quiet": {
        "usual": on_sunday("asdf"),
        "with a plan": on_sunday("heavy legs monday 30 november 18:00-19:00", LIFTER),
        "in pain": on_sunday("asdf", in_pain=True),
        "after a month": on_sunday("asdf", away=True),
        "after a month, in pain": on_sunday("asdf", away=True, in_pain=True),
    },
    "review_why": {
        "usual": week(WEEK, why=True),
        "hostile": week(ODD_WEEK, why=True),
        "empty": week("asdf", why=True),
        "huge": week(WEEK, LIFTER, times=100, why=True, soreness=(Soreness(level=5, at=NOW - timedelta(days=1)),)),
    },
    "team": {
        "usual": together(*[LIVELY] * 6, names=("Ben Carter", "ana", "Chie Rao")),
        "totals only": together(*[LIVELY] * 4),
        "only legs": together(*[LIVELY] * 6, shows=("legs",)),
        "hostile": together(*[LIVELY] * 5, names=(HOSTILE, "<!channel>", "@here", "*x*_y_`z`", "\u2028")),
        "empty": together(*[Part()] * 5),
        "huge": together(
            *[Part(runs=99, km=999, leg_days=7, low=9e3, moderate=9e3, high=9e3, legs=9e3)] * 500,
            names=[f"{number} {HOSTILE}" for number in range(500)],
        ),
    },
    "team_few": {"usual": together(LIVELY)},
    "team_more": {
        "usual": lambda: render_team.detail(Together(week_of(NOW, "Europe/Berlin"), total([LIVELY] * 5))),
    },
    "team_setting": {
        "usual": setting(),
        "shared": setting(shared=SHARED),
        "shared with a name": setting(shared=SHARED.model_copy(update={"names": True}), hours12=True),
        "absent": setting(absent=True),
        "off": setting(schedule=SUNDAYS.model_copy(update={"next_at": None})),
        "stopped": setting(schedule=STOPPED),
        "stopped by Slack": setting(schedule=STOPPED.model_copy(update={"stopped_because": "is_archived"})),
        "little": setting(Team(channel=CHANNEL, owner=USER, shows=("legs",))),
    },
    "team_form": {
        "usual": lambda: render_team.form(Setting(CHANNEL, None, None), "Europe/Berlin", f"{CHANNEL}.{ID}"),
        "off": lambda: render_team.form(
            Setting(CHANNEL, Team(channel=CHANNEL, shows=("legs",)), STOPPED), "Asia/Kolkata", f"{CHANNEL}.{ID}"
        ),
    },
    "team_share": {
        "usual": lambda: render_team.shared([SHARED], changed=CHANNEL),
        "with a name": lambda: render_team.shared([SHARED.model_copy(update={"names": True})], changed=CHANNEL),
        "no summary yet": lambda: render_team.shared([SHARED], changed=CHANNEL, without_summary=True),
        "listed": lambda: render_team.shared([SHARED, SHARED.model_copy(update={"names": True, "era": 1})]),
        "nothing": lambda: render_team.shared([]),
        "withdrawn": lambda: render_team.shared([], gone=CHANNEL),
        "huge": lambda: render_team.shared([SHARED] * 100),
    },
    "team_trouble": {
        "usual": lambda: render_team.trouble(CHANNEL, "not_in_channel"),
        "nobody knows": lambda: render_team.trouble(CHANNEL, None),
        "archived": lambda: render_team.trouble(CHANNEL, "is_archived"),
    },
    "correction": {
        "usual": lambda: render_log.correction("hip thrust", "a leg exercise", ""),
        "said": lambda: render_log.correction("hip thrust", "a leg exercise", "no leg exercise"),
        "unknown": lambda: render_log.correction("blorft", "unknown", ""),
        "hostile": lambda: render_log.correction('<b>{{ 7*7 }}"', "unknown", ""),
        "empty": lambda: render_log.correction("x", "unknown", ""),
        "huge": lambda: render_log.correction("x" * 200, "unknown", ""),
    },
    "log_form": {
        "usual": form(TRAINED, "felt fine"),
        "a run": form("8k easy yesterday 18:00 45min"),
        "hostile": form(ODD, HOSTILE),
        "empty": form("asdf"),
        "huge": form(TRAINED, "<&>" * 3_000),
    },
    "home": {
        "usual": home(
            "squats 5x5 80kg this morning 7-8, 8k easy yesterday 18:00 45min, intervals friday 18:00", last=USUAL
        ),
        "one session": home("8k easy yesterday 18:00 45min"),
        "all open": home("legs 5 days ago 18:00, tempo 45min 4 days ago 7am", BEN),
        "sore": lambda: render_home.home(home_of(felt_before(), None)),
        "in pain": lambda: render_home.home(home_of(pained(), None)),
        "comes by itself": home("legs 5 days ago 18:00", coming=(COMING, COMING.model_copy(update={"kind": "week"}))),
        "away, and stopped": home(
            "legs 5 days ago 18:00",
            BEN,
            coming=(
                COMING.model_copy(update={"away_until": NOW.date() + timedelta(days=5)}),
                COMING.model_copy(update={"kind": "week", "next_at": None, "stopped_because": "channel_not_found"}),
            ),
        ),
        "hostile": home(ODD, BEN, last=HOSTILE),
        "empty": home(),
        "huge": home("legs this morning, 8k easy yesterday 18:00, intervals tomorrow 18:00", last=HUGE, times=170),
    },
    "import": {
        "usual": lambda: render_import.preview(preview(by_command(TRAINED, ANA).sessions[0].what), ANA, DROP),
        "a run, units asked": lambda: render_import.preview(
            Preview(format="Strong", sessions=1, runs=1, adds=1, asks=("weight_unit", "distance_unit")), ANA, DROP
        ),
        "hostile": lambda: render_import.preview(
            preview(by_command(ODD, BEN).sessions[0].what, words=HOSTILE), ANA, DROP
        ),
        "own export": lambda: render_import.preview(Preview(format="Canirun", sessions=1, runs=1, here=1), ANA, DROP),
        "empty": lambda: render_import.preview(Preview(format="GPX", sessions=1, runs=1, here=1), ANA, DROP),
        "huge": lambda: render_import.preview(
            preview(by_command(TRAINED, ANA).sessions[0].what, words="<&>" * 500, times=200), ANA, DROP
        ),
    },
    "imported": {
        "usual": lambda: render_import.imported("Hevy", [NOW], {"sessions": 1234}),
        "huge": lambda: render_import.imported("Hevy", [NOW] * 80, {"sessions": 80}),
        "own export": lambda: render_import.imported("Canirun", [], KEPT),
        "nothing": lambda: render_import.imported("Hevy", [], {"sessions": 0}),
    },
    "imported_undone": {
        "usual": lambda: render_import.taken_back(12),
        "nothing left": lambda: render_import.taken_back(0),
    },
    "note": {
        "usual": lambda: render.note("You have not asked me anything in the last hours. Ask away."),
        "hostile": lambda: render.note(HOSTILE),
        "empty": lambda: render.note("."),
        "huge": lambda: render.note("<&>" * 5_000),
    },
    "sore": {
        "usual": lambda: render.sore(State(None, 0, ()), ANA),
        "kept, with pain": lambda: render.sore(State(NOW, 3, (("sharp pain (knee)", NOW), ("swelling", NOW))), BEN),
    },
    "consent": {
        "usual": lambda: render.consent(90),
        "yes": lambda: render.consent(90, agreed=True),
        "no": lambda: render.consent(90, agreed=False),
    },
    "sore_off": {"usual": lambda: render.sore_off(4, 2), "nothing there": lambda: render.sore_off(0, 0)},
    "settings": {
        "usual": lambda: render.settings(rows(SET), changed=False, every=True),
        "saved": lambda: render.settings(rows(SET), changed=True, every=True),
        "nothing set": lambda: render.settings(rows(Profile()), changed=False, every=True),
        "one set": lambda: render.settings(rows(SET)[:1], changed=True, every=False),
        "one asked": lambda: render.settings(rows(SET)[6:7], changed=False, every=False),
    },
    "settings_form": {
        "usual": lambda: render.settings_form(filled(SET, PLACE, NOW), PLACE.tz, ID),
        "nothing set": lambda: render.settings_form(filled(Profile(), PLACE, NOW), PLACE.tz, ID),
    },
    "hello": {
        "usual": lambda: render.hello(PROMPTS),
    },
    "setup": {
        "usual": lambda: setup(1, Profile()),
        "second": lambda: setup(2, SET),
        "third": lambda: setup(3, SET),
        "done": lambda: setup(4, SET),
        "done, with a yes": lambda: render.setup(4, shown(SET), asks_consent=False),
    },
    "did_it_anyway": {
        "usual": lambda: render.did_it_anyway(ask(USUAL, BEN, command="run"), ID, 500),
        "lifting": lambda: render.did_it_anyway(ask("now, legs 9/10", ANA, command="legs"), ID, 500),
    },
    "checkin": {
        "usual": morning(TRAINED, "intervals today 18:00, legs today 20:00"),
        "nothing hard, nothing planned": morning(),
        "tapped": morning(TRAINED, taps=Taps(6, "tired", NO_PAIN), feeling=Feeling(once=True, offer=True)),
        "after a run": morning("8k easy yesterday 18:00 45min", "legs today 20:00", taps=Taps(0, "peppy")),
        "pain": morning(TRAINED, "legs today 20:00", taps=Taps(pain="sharp"), feeling=Feeling(kept=True, pain=True)),
        "huge": morning(
            TRAINED,
            ", ".join(f"intervals today {hour}:00" for hour in range(12, 24)),
            taps=Taps(9, "tired", "dull"),
            due=", ".join(["squats 5x5 80kg and lunges 3x12"] * 8) + " yesterday 18:00",
        ),
        "hostile": morning(planned=f"{ODD} today 18:00", due=f"{ODD} at 18:00"),
        "a plan of yesterday": morning("8k easy yesterday 7:00 45min", due="squats 5x5 80kg yesterday 18:00"),
        "a reminder, told before": morning(TRAINED, soreness=Soreness(level=4, at=NOW - timedelta(hours=11))),
    },
    "skipped": {
        "usual": lambda: render_checkin.skipped(
            [kept(one.what, "planned") for one in by_command("intervals today 18:00, legs today 20:00", BEN).sessions],
            NOW + timedelta(days=1),
            BEN,
            "d3l1v3ry",
        ),
        "nothing planned, none to come": lambda: render_checkin.skipped([], None, ANA, "d3l1v3ry"),
        "hostile": lambda: render_checkin.skipped(
            [kept(one.what, "planned") for one in by_command(ODD, ANA).sessions] * 40, NOW, ANA, "d3l1v3ry"
        ),
    },
    "privacy": {
        "usual": lambda: render.privacy(KEPT, 90, 13),
        "empty": lambda: render.privacy(Counts().model_dump(), 30, 6),
    },
    "forget_me": {"usual": lambda: render.forget_me(KEPT)},
    "forgotten": {"usual": lambda: render.forgotten(KEPT)},
    "fault": {"usual": partial(render.fault, REFERENCE)},
    "lost": {"usual": partial(render.lost, REFERENCE)},
    "help": {
        "usual": lambda: render.help_page(NEW_YORK, NOW, hours12=True),
        "24 hours": lambda: render.help_page("Europe/Berlin", NOW, hours12=False),
    },
}


@cache
def built(template: str) -> dict[str, Json]:
    """All samples of one template: `kind` (message, modal or home) and `payload`."""
    payloads = {name: build() for name, build in SAMPLES[template].items()}
    return {name: {"kind": payload.get("type", "message"), "payload": payload} for name, payload in payloads.items()}
