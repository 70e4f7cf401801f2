"""What people ask, and what they then see: (said, answered). Now is Wednesday 25 Nov 2026, 9:30 am where Ben is."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.conversations.chat import chat

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")

VERDICTS = [
    pytest.param("easy run tonight", ["🟢 Go: an easy run is fine.", "Nothing is known of your training"], id="go"),
    pytest.param(
        "sprints tomorrow? squatted heavy last night",
        [
            "🟡 Ease: easy to moderate running up to 60 min only. As asked from Thu 26 Nov 10:00 pm.",
            (
                "*Your hard leg session ended 32 h before the run, and hard running waits 48 h.* "
                "Easy running is fine meanwhile."
            ),
            "Read as: Sprints, Thu 26 Nov; heavy legs (squatted) Tue 24 Nov, night",
            "Within the time you gave: not before Thu 26 Nov 10:00 pm.",
        ],
        id="ease, with one reason, one time, one alternative",
    ),
    pytest.param("run now? legs 9/10", ["🔴 Wait", "A gentle walk of up to 20 min is fine"], id="wait"),
    pytest.param("easy jog today? quads 10/10", ["🔴 Wait"], id="very sore legs wait, whatever the run"),
    pytest.param("tomorrow", ["🟢 Go: everything is open."], id="a day alone completes the command's sentence"),
    pytest.param("5k", ["Go: a run is fine", "5 km taken as 30 min"], id="a distance alone does too"),
    pytest.param("intervals", ["Go: intervals are fine."], id="and so does a kind of run"),
    pytest.param(
        "legs 5/10 easy 3k tonight", ["🟢 Go", "Your legs are at 5/10"], id="sore legs want it short and easy"
    ),
    pytest.param("easy run yesterday ok?", ["That time has passed"], id="what is over is not judged"),
    pytest.param(
        "squatted heavy yesterday at 6pm",
        ["All from Thu 26 Nov 7:00 pm.", "*Open when*", "Easy run, Steady run · *open now*"],
        id="training alone gives the general answer",
    ),
    pytest.param(
        "5k tonight or tomorrow evening? hard legs yesterday at 7pm",
        ["*The later time, Thu 26 Nov 6:00 pm:*"],
        id="of two times both are judged",
    ),
    pytest.param(
        "intervals this afternoon? hard squats on monday 2:30pm to 3:30pm",
        ["🟡 Ease", "not before Wed 25 Nov 3:30 pm"],
        id="a range opens within itself",
    ),
    pytest.param("tempo tonight, hard leg day this morning", ["This is based on your plan."], id="legs still to come"),
]
GOALS_AND_LEVELS = [
    pytest.param(
        "I train for strength. moderate run tonight? heavy squats this morning at 7",
        ["30 min", "goal strength"],
        id="strength keeps runs short and easy",
    ),
    pytest.param(
        "I train for strength, easy run tomorrow? heavy squats tonight", ["30 min"], id="30 minutes for strength"
    ),
    pytest.param(
        "I'm training for a marathon. long run tomorrow 90 min? heavy squats yesterday",
        ["goal endurance"],
        id="a marathon is endurance",
    ),
    pytest.param(
        "I'm a beginner, intervals tomorrow? squats yesterday evening",
        ["easy running up to 60 min only", "beginner"],
        id="a beginner keeps it easy",
    ),
    pytest.param("tempo tomorrow? heavy legs today. I'm advanced", ["🟡 Ease", "advanced"], id="an advanced one too"),
]
SEVERAL_SESSIONS = [
    pytest.param(
        "tempo tomorrow at noon? heavy squats yesterday at 6pm, ran 5k this morning",
        ["from Thu 26 Nov 7:00 pm.", "heavy legs (squats) Tue 24 Nov 6:00 pm", "run, 5 km Wed 25 Nov"],
        id="legs and a run",
    ),
    pytest.param(
        "sprints tomorrow? light leg day yesterday, bench today",
        ["🟢 Go", "light legs", "upper body"],
        id="light legs and an upper body",
    ),
    pytest.param("sprints today? didn't squat yesterday after all", ["🟢 Go"], id="a skipped session does not count"),
    pytest.param(
        "sprints tomorrow sprints tomorrow sprints tomorrow",
        ["Read as: Sprints, Thu 26 Nov\n"],
        id="what is said three times is told back once",
    ),
]
RED_FLAGS = [
    pytest.param("I have chest pain when I run", ["Stop now and call the emergency services."], id="chest pain"),
    pytest.param("fainted during my run, tempo tomorrow?", ["emergency services"], id="fainting"),
    pytest.param("dark urine after leg day, can I run", ["get medical care today"], id="dark urine"),
    pytest.param("knee has a sharp pain, easy 3k?", ["have it assessed"], id="a sharp pain"),
    pytest.param("fever, easy run?", ["No training until you are well."], id="fever"),
]
LIFTING = [
    pytest.param("", ["🟢 Go: a leg session is fine then."], id="alone"),
    pytest.param("tomorrow 18:00, race on sunday", ["planned race Sun 29 Nov"], id="before a race"),
    pytest.param("tonight; did intervals this morning", ["🟡 Ease: keep the legs light then."], id="after a hard run"),
    pytest.param("squats tonight? squats yesterday, legs 7/10", ["keep the legs light", "7/10"], id="sore legs"),
]
POLICY = [
    pytest.param(
        "how long after squats until intervals",
        ["Intervals without limits: 48 h after the end of a hard leg day.", "from 48 h on · everything"],
        id="how long",
    ),
    pytest.param(
        "48h after squats, can I do hills?",
        ["🟢 Go: hills are fine.", "Taking that leg day as a hard one.", "right after · easy to moderate running"],
        id="so long after",
    ),
    pytest.param("should I lift or run first?", ["right after · easy to moderate running"], id="which goes first"),
    pytest.param("is it fine to run every day?", ["right after · easy to moderate running"], id="every day"),
]
NOT_OURS = [
    pytest.param("asdf qwer", ["I only know running and leg day", 'Try: "easy 5k tonight?'], id="nonsense"),
    pytest.param("darf ich heute laufen? gestern Beintraining", ["leg day, in English"], id="German"),
    pytest.param("¿puedo correr mañana? ayer hice piernas", ["leg day, in English"], id="Spanish"),
    pytest.param("明日走れますか", ["leg day, in English"], id="Japanese"),
    pytest.param("can I cycle tomorrow", ["I have no rules for cycling"], id="another sport"),
    pytest.param("plan my week", ["I can't plan a week yet", "*Open when*"], id="a plan is not faked"),
    pytest.param("help me", ["Can I run? Ask in your own words"], id="help in other words"),
]


@pytest.mark.parametrize(("said", "answered"), [*VERDICTS, *GOALS_AND_LEVELS, *SEVERAL_SESSIONS, *POLICY, *NOT_OURS])
async def test_what_is_asked_with_a_command(said, answered):
    async with chat() as slack:
        shown = await slack.command("ben", f"/canirun {said}")
        assert [part for part in answered if part not in shown] == [], shown


@pytest.mark.parametrize(("said", "answered"), [*VERDICTS[:3], *RED_FLAGS[:1], *POLICY[:1], *NOT_OURS[:1]])
async def test_the_same_over_signed_http(said, answered):
    async with chat("http") as slack:
        shown = await slack.command("ben", f"/canirun {said}")
        assert [part for part in answered if part not in shown] == [], shown


@pytest.mark.parametrize(("said", "answered"), LIFTING)
async def test_what_is_asked_about_lifting(said, answered):
    async with chat() as slack:
        shown = await slack.command("ben", f"/canilift {said}".strip())
        assert [part for part in answered if part not in shown] == [], shown


@pytest.mark.parametrize(("said", "answered"), RED_FLAGS)
async def test_a_red_flag_gets_a_stop_and_nothing_to_train_by(said, answered):
    async with chat() as slack:
        shown = await slack.command("ben", f"/canirun {said}")
        assert [part for part in answered if part not in shown] == [], shown
        assert shown.startswith("⛔ Stop: this needs care, not training.")
        for never in ("Another time", "Another kind", "Share", "Open when", "Not understood", "taken as", "Go:"):
            assert never not in shown


@pytest.mark.parametrize("said", ["I have chest pain when I run", "log: squats 5x5, then I fainted"])
async def test_a_red_flag_is_heard_wherever_it_is_said(said):
    async with chat() as slack:
        assert (await slack.direct("ben", said)).startswith("⛔")
        assert (await slack.mention("ben", said)).startswith("⛔")


@pytest.mark.parametrize(
    ("who", "at", "said", "opens"),
    [
        pytest.param(
            "ana",
            datetime(2026, 10, 25, 12, tzinfo=BERLIN),
            "sprints tomorrow? heavy squats yesterday 5pm to 6pm",
            "Mon 26 Oct 17:00",
            id="Berlin gains an hour",
        ),
        pytest.param(
            "ana",
            datetime(2027, 3, 28, 12, tzinfo=BERLIN),
            "sprints tomorrow? heavy squats yesterday 5pm to 6pm",
            "Mon 29 Mar 19:00",
            id="Berlin loses an hour",
        ),
        pytest.param(
            "ben",
            datetime(2026, 11, 1, 12, tzinfo=NEW_YORK),
            "sprints tomorrow? heavy squats yesterday 5pm to 6pm",
            "Mon 2 Nov 5:00 pm",
            id="New York gains an hour",
        ),
        pytest.param(
            "chie",
            datetime(2026, 11, 1, 12, tzinfo=ZoneInfo("Asia/Kolkata")),
            "sprints tomorrow? heavy squats yesterday 5pm to 6pm",
            "Mon 2 Nov 18:00",
            id="India keeps its clocks",
        ),
    ],
)
async def test_two_days_are_48_hours_also_where_clocks_change(who, at, said, opens):
    async with chat(at=at) as slack:
        assert f"As asked from {opens}." in await slack.command(who, f"/canirun {said}")


async def test_each_person_reads_times_by_their_own_clock():
    async with chat() as slack:
        asked = "/canirun sprints tomorrow? heavy squats today 8am to 9am"
        assert "from Fri 27 Nov 9:00 am." in await slack.command("ben", asked)
        assert "from Fri 27 Nov 09:00." in await slack.command("ana", asked)


HOSTILE = [
    pytest.param("<!channel> <!here> easy run tonight", id="calls to everybody"),
    pytest.param("easy run tonight <@U0ANA00001> & <@U0BOT00001>", id="names of people"),
    pytest.param("easy run tonight {{ 7*7 }} {% raw %} {{ config }}", id="a template"),
    pytest.param("""easy run tonight "double" 'single' \\" \\n \\u0000""", id="quotes and backslashes"),
    pytest.param("easy run tonight \u2028\u2029\x85 next", id="other ends of line"),
    pytest.param("easy run tonight \u202eevil\u202c \u2066x\u2069", id="right to left"),
    pytest.param("easy run tonight *bold* _it_ ~no~ `code` ```block```", id="mrkdwn"),
    pytest.param("easy run tonight \x00\x07\x1b[31m", id="null bytes and bells"),
    pytest.param("easy run tonight <https://evil.example|click> <javascript:1>", id="links"),
    pytest.param("easy run tonight 𐐀𐐷 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 é", id="letters of more than one code point"),
    pytest.param("easy run tonight. " + "x" * 10_000, id="10,000 characters in one word"),
    pytest.param("easy run tonight. " + "squats " * 1_400, id="10,000 characters in many"),
    pytest.param("easy run tonight. " + "&<>" * 3_000, id="10,000 characters that are escaped"),
]


@pytest.mark.parametrize("said", HOSTILE)
async def test_hostile_words_are_answered_like_any_others(said):
    async with chat() as slack:
        for shown in (
            await slack.command("ben", f"/canirun {said}"),
            await slack.direct("ben", said),
            await slack.mention("ben", said),
        ):
            assert shown.startswith("🟢 Go: an easy run is fine"), shown
            for never in ("<!", "<@", "<http", " 49 ", "\x00", "\u202e", "&amp;amp;", "&amp;lt;", "&#"):
                assert never not in shown
        assert slack.slack.modals.open_now("ben")["modals"] == []


@pytest.mark.parametrize("said", ["🍕🍕🍕", "👍", ":pizza: :beer:"])
async def test_emoji_that_tell_nothing_get_an_example(said):
    async with chat() as slack:
        assert "I only know running and leg day" in await slack.command("ben", f"/canirun {said}")
        assert "I only know running and leg day" in await slack.direct("ben", said)


@pytest.mark.parametrize(("said", "answered"), [("Hi!", "Hi! I tell whether you can run"), ("thanks", "Any time.")])
async def test_small_talk_is_answered_kindly(said, answered):
    async with chat() as slack:
        assert (await slack.direct("ben", said)).startswith(answered)
        assert "🟡" in await slack.direct("ben", f"{said} can I run tonight? legs 5/10")


async def test_emoji_that_tell_something_are_read():
    async with chat() as slack:
        assert "🟡 Ease" in await slack.direct("ben", "🏃 tomorrow? 🏋️ yesterday")
