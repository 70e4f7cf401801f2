"""The log: what people tell goes in once, is told back with its price, and nothing of it is lost."""

import pytest

from tests.conversations.chat import BOTH, chat, shown
from tests.conversations.logs import LEGS, filled, labels, modal, rows

# Telling by command


@BOTH
async def test_legs_are_logged_with_why_they_count_and_what_they_close(wire):
    async with chat(wire) as slack:
        told = await slack.command("ben", LEGS)
        assert "*Logged:* Legs: squats 5x5 @80%, rdl 3x8 60 kg, leg press 4x10" in told
        assert "Wed 25 Nov 7:00 am–8:00 am · counts as hard: it had several sets at 75 % of a max or more" in told
        assert "Closes long run, tempo run, intervals and sprints until Fri 27 Nov 8:00 am" in told
        assert "easy run and steady run stay open." in told
        assert slack.seen("ana") == []


async def test_a_single_kind_that_is_left_stays_open():
    async with chat() as slack:
        await slack.command("ben", "/canirun set goal strength")
        assert "; easy run stays open." in await slack.command("ben", LEGS)


@BOTH
async def test_what_is_logged_counts_in_the_next_answer(wire):
    async with chat(wire) as slack:
        assert (await slack.command("ben", "/canirun sprints tomorrow 7am")).startswith("🟢")
        await slack.command("ben", LEGS)
        answered = await slack.command("ben", "/canirun sprints tomorrow 7am")
        assert answered.startswith("🟡 Ease:")
        assert "Fri 27 Nov 8:00 am" in answered


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param(
            "8k easy yesterday evening 45min", "*Logged:* Easy run, 8 km, 45 min", id="a run with its minutes"
        ),
        pytest.param("8k easy in 45 min", "*Logged:* Easy run, 8 km, 45 min", id="minutes are no time ahead"),
        pytest.param("legs", "*Logged:* Legs\nWed 25 Nov 8:30 am–9:30 am", id="legs alone were done"),
        pytest.param("legs tomorrow 18:00", "*Planned:* Legs\nThu 26 Nov 6:00 pm–7:00 pm", id="legs ahead are a plan"),
        pytest.param("intervals tomorrow 7am", "*Planned:* Intervals\nThu 26 Nov 7:00 am", id="so is a run ahead"),
        pytest.param("skipped legs", "*Skipped:* Legs", id="what was skipped"),
        pytest.param("bench press 5x5 this morning", "no leg day: it was upper body", id="upper body is no leg day"),
        pytest.param("deadlifts 3x5 225lb last night", "deadlifts 3x5 102.1 kg", id="pounds"),
        pytest.param("10mi long run this morning", "Long run, 16.09 km", id="miles"),
        pytest.param("sprints last night", "Sprints\nTue 24 Nov 9:20 pm–10:00 pm · counts as hard", id="a hard run"),
        pytest.param("light legs this morning", "counts as light: you called it light", id="the person's rating"),
    ],
)
async def test_by_their_place_the_words_tell(said, told):
    async with chat() as slack:
        assert told in await slack.command("ben", f"/trained {said}")


async def test_several_sessions_of_one_message_are_each_logged():
    async with chat() as slack:
        told = await slack.command(
            "ana", "/trained 8k easy yesterday 18:00; light legs this morning; intervals tomorrow 18:00"
        )
        assert told.count("*Logged:*") == 2
        assert told.count("*Planned:*") == 1
        assert [row[1] for row in await rows(slack, "ana")] == ["Easy run, 8 km", "Legs", "Intervals"]


async def test_a_question_behind_the_command_is_answered_too():
    async with chat() as slack:
        told = await slack.command("ana", "/trained heavy legs this morning, can I do sprints tonight?")
        assert "*Logged:* Legs" in told
        assert "🟡 Ease:" in told
        assert (await slack.command("ana", "/trained can I run tonight?")).startswith("🟡")


async def test_another_sport_is_not_logged_as_a_run():
    async with chat() as slack:
        told = await slack.command("ana", "/trained ride 40k yesterday")
        assert "I have no rules for cycling, so it is not logged" in told
        assert "Nothing is logged" in await slack.command("ana", "/canirun log")


async def test_a_red_flag_comes_first_and_nothing_is_logged_beside_it():
    async with chat() as slack:
        told = await slack.command("ana", "/trained squats 5x5, then chest pain")
        assert told.startswith("⛔")
        assert "Log" not in told
        assert "Nothing is logged" in await slack.command("ana", "/canirun week")


# Unclear, and nothing lost


async def test_a_time_that_was_not_said_is_asked_once_with_taps():
    async with chat() as slack:
        told = await slack.command("ben", "/trained legs")
        assert "*When was it?*" in told
        assert labels(slack.seen("ben")[-1])[:3] == ["Just now", "This morning", "Yesterday morning"]
        told = await slack.press("ben", "was_at.2")
        assert "Wed 25 Nov 7:00 am–8:00 am" in told
        assert "When was it?" not in told
        assert [row[0] for row in await rows(slack, "ben")] == ["Wed 25 Nov 7:00 am"]


async def test_a_day_without_an_hour_is_asked_for_its_hour():
    async with chat() as slack:
        told = await slack.command("ben", "/trained legs yesterday")
        assert "Tue 24 Nov 11:00 pm–Wed 25 Nov 12:00 am" in told  # the most careful reading
        assert labels(slack.seen("ben")[-1])[:3] == ["Morning", "Noon", "Evening"]
        assert "Tue 24 Nov 6:00 pm–7:00 pm" in await slack.press("ben", "was_at.3")


async def test_words_of_which_nothing_is_understood_are_asked_about_and_kept_as_the_note():
    async with chat() as slack:
        told = await slack.command("ben", "/trained wibbled the <!channel> frobnicator & 'co' {{ 7*7 }}")
        assert "*What was it?*" in told
        told = await slack.press("ben", "was.legs")
        assert "*Logged:* Legs" in told
        assert "Kept as its note: wibbled the" in told
        assert "frobnicator &amp; 'co' {{ 7*7 }}" in told
        assert "*When was it?*" in told
        assert len(await rows(slack, "ben")) == 1


async def test_what_was_not_understood_of_a_session_is_kept_as_its_note():
    async with chat() as slack:
        told = await slack.command("ben", "/trained squats 5x5 @80% at 7am felt awful and crowded")
        assert "Kept as its note: awful, crowded" in told


async def test_an_exercise_that_nobody_knows_is_asked_about():
    async with chat() as slack:
        told = await slack.command("ben", "/trained lunges 3x10 20kg, blorft 3x12, this morning")
        assert "blorft" in told
        assert "*Is blorft a leg exercise?*" in told
        assert "counts as no leg exercise for you" in await slack.press("ben", "is_upper")
        await slack.command("ben", "/trained blorft 3x12 this morning, bench press 5x5")
        assert "Is blorft" not in slack.last("ben")


# Once


@BOTH
async def test_the_same_told_twice_is_logged_once_and_said(wire):
    async with chat(wire) as slack:
        await slack.command("ben", LEGS)
        slack.moves(minutes=1)
        assert "_That is already in your log, so I did not add it again._" in await slack.command("ben", LEGS)
        assert len(await rows(slack, "ben")) == 1


async def test_a_bare_session_told_twice_within_minutes_is_one():
    async with chat() as slack:
        await slack.command("ben", "/trained squats 5x5 100kg")
        slack.moves(minutes=3)
        assert "already in your log" in await slack.command("ben", "/trained squats 5x5 100kg")
        slack.moves(hours=5)
        assert "already" not in await slack.command("ben", "/trained squats 5x5 100kg")
        assert len(await rows(slack, "ben")) == 2


async def test_a_button_pressed_twice_logs_once():
    async with chat() as slack:
        await slack.command("ben", "/canirun sprints tonight? squats this morning")
        ts = slack.seen("ben")[-1]["ts"]
        await slack.press("ben", "log_it", ts=ts)
        await slack.press("ben", "log_it", ts=ts)
        assert len(await rows(slack, "ben")) == 1


async def test_the_same_session_told_again_in_fewer_words_is_not_a_second_one():
    async with chat() as slack:
        await slack.command("ana", "/trained light squats 3x5 today 14:00-15:00")
        assert "already in your log" in await slack.direct("ana", "did legs at 14:30 today")
        assert len(await rows(slack, "ana")) == 1


async def test_how_somebody_feels_is_answered_beside_what_they_tell():
    async with chat() as slack:
        told = await slack.direct("ana", "squats 5x5 yesterday 18:00, legs 6/10")
        assert told.startswith("*Logged:* Legs: squats 5x5")
        assert "legs 6/10" in told
        assert "*Open when*" in told


# Direct messages


@BOTH
async def test_a_direct_message_that_tells_and_asks_is_logged_and_answered(wire):
    async with chat(wire) as slack:
        told = await slack.direct("ana", "did legs this morning, can I run tonight?")
        assert told.startswith("*Logged:* Legs")
        assert "🟡 Ease:" in told
        assert "Log it" not in told
        assert "Closes" in told
        told = await slack.press("ana", "was_light", "dm")
        assert "counts as light: you called it light" in told
        assert "🟡 Ease:" in told  # the answer stays below, as it was given
        assert len(await rows(slack, "ana")) == 1


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Can I squat on Thursday if I race on Sunday?", id="if"),
        pytest.param("if I did legs this morning, can I run tonight?", id="what is supposed"),
        pytest.param("How long after deadlifts until I can do intervals?", id="in general"),
        pytest.param("sprints on friday? legs tomorrow 18:00", id="a plan in a question"),
        pytest.param("easy run tonight", id="no session but the one asked for"),
    ],
)
async def test_a_question_that_only_supposes_logs_nothing(said):
    async with chat() as slack:
        assert "*Logged:*" not in await slack.direct("ana", said)
        assert "Nothing is logged" in await slack.command("ana", "/canirun log")


async def test_a_direct_message_that_only_tells_is_logged():
    async with chat() as slack:
        assert "*Logged:* Easy run, 8 km" in await slack.direct("ana", "ran 8k easy this morning")
        assert "*Planned:* Legs" in await slack.direct("ana", "legs tomorrow 18:00")


async def test_an_edited_message_is_logged_anew_in_place_of_what_it_told():
    async with chat() as slack:
        message = slack.slack.acts.say("ana", "did legs this morning and ran 5k easy yesterday 18:00")
        await slack.settled()
        assert len(await rows(slack, "ana")) == 2
        told = await slack.edit("ana", message.ts, "did light legs this morning")
        assert "counts as light" in told
        assert [row[2] for row in await rows(slack, "ana")] == ["light"]
        await slack.edit("ana", message.ts, "can I run tonight?")
        assert "Nothing is logged" in await slack.command("ana", "/canirun log")


async def test_a_deleted_message_leaves_what_it_logged_with_its_undo():
    async with chat() as slack:
        message = slack.slack.acts.say("ana", "did legs this morning")
        await slack.settled()
        await slack.delete("ana", message.ts)
        assert "*Logged:* Legs" in slack.last("ana", "dm")
        assert "Taken out" in await slack.press("ana", "undo", "dm")


async def test_elsewhere_a_question_logs_only_when_it_is_asked_to():
    async with chat() as slack:
        await slack.command("ben", "/canirun sprints tonight? heavy squats this morning 7-8")
        assert "Nothing is logged" in await slack.command("ben", "/canirun log")
        told = await slack.press("ben", "log_it")
        assert "*Logged:* Legs: squats" in told
        assert "Wed 25 Nov 7:00 am–8:00 am · counts as hard: you called it hard" in told


# Somebody's message


async def test_log_this_fills_the_form_for_the_one_who_takes_it_and_never_for_the_author():
    async with chat() as slack:
        message = slack.slack.acts.say("ben", "did heavy squats 5x5 @80% this morning 7-8", "running")
        await slack.slack.acts.shortcut("ana", "log_this", message.ts, "running")
        await slack.settled()
        assert "This goes into your own log" in shown(modal(slack, "ana"))
        form = filled(slack, "ana")
        assert form["exercises"] == "squats 5x5 @80%"
        assert form["hardness"] == "rules"  # how it was for Ben says nothing of Ana
        assert await slack.submit("ana") == {}
        assert len(await rows(slack, "ana")) == 1
        assert "Nothing is logged" in await slack.command("ben", "/canirun log")


async def test_log_this_on_ones_own_message_takes_its_rating_too():
    async with chat() as slack:
        message = slack.slack.acts.say("ben", "did heavy squats 5x5 this morning and ran 5k yesterday", "running")
        await slack.slack.acts.shortcut("ben", "log_this", message.ts, "running")
        await slack.settled()
        assert "This is the first of 2" in shown(modal(slack, "ben"))
        assert "your own log" not in shown(modal(slack, "ben"))
