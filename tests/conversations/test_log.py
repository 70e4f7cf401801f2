"""The log: what people tell goes in once, is told back with its price, and can be changed, taken out and put back."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.listeners import log
from bot.playground.world import TEAM
from bot.store import Person
from tests.conversations.chat import chat, shown

BOTH = pytest.mark.parametrize("wire", ["socket", "http"])
LEGS = "/trained squats 5x5 @80%, RDL 3x8 60kg, leg press 4x10, this morning 7-8"
RUN = "/trained 8k easy this morning 45min"


def modal(slack, who):
    (view,) = slack.slack.modals.open_now(who)["modals"]
    return view


def filled(slack, who):
    """What stands in the open form, by input; what was picked by its value."""
    told = {}
    for name, state in modal(slack, who)["state"]["values"].items():
        (value,) = state.values()
        told[name] = value.get("value") or value.get("selected_date") or value.get("selected_time")
        told[name] = told[name] or (value.get("selected_option") or {}).get("value")
    return told


def labels(message):
    """What can be pressed under a message."""
    buttons = [one for block in message["blocks"] if block["type"] == "actions" for one in block["elements"]]
    return [(one.get("text") or one["placeholder"])["text"] for one in buttons]


def table(message):
    """The rows of a table, without its head."""
    (rows,) = [block["rows"] for block in message["blocks"] if block["type"] == "table"]
    return [[cell["text"] for cell in row] for row in rows[1:]]


async def rows(slack, who):
    """What is in a person's log."""
    await slack.command(who, "/canirun log")
    return table(slack.seen(who)[-1])


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


# Changing what was told


async def test_it_was_light_opens_what_it_closed_and_hard_closes_it_again():
    async with chat() as slack:
        await slack.command("ben", LEGS)
        told = await slack.press("ben", "was_light")
        assert "counts as light: you called it light" in told
        assert "Closes nothing." in told
        assert "It was hard" in told
        assert "It was light" not in told
        assert "Closes long run" in await slack.press("ben", "was_hard")
        assert len(slack.seen("ben")) == 1  # all in place


async def test_undo_takes_it_out_and_for_ten_minutes_it_can_be_put_back():
    async with chat() as slack:
        await slack.command("ben", LEGS)
        assert "Taken out of your log." in await slack.press("ben", "undo")
        slack.moves(minutes=9, seconds=59)
        assert "*Logged:* Legs" in await slack.press("ben", "put_back")
        await slack.press("ben", "undo")
        slack.moves(minutes=10, seconds=1)
        assert "Ten minutes are over" in await slack.press("ben", "put_back")
        assert "Nothing is logged" in await slack.command("ben", "/canirun log")


async def test_one_of_several_is_undone_and_the_others_stay():
    async with chat() as slack:
        await slack.command("ben", "/trained easy 8k yesterday 18:00, light legs this morning")
        told = await slack.press("ben", "undo")
        assert "Taken out of your log." in told
        assert "*Logged:* Legs" in told
        assert [row[1] for row in await rows(slack, "ben")] == ["Legs"]


@BOTH
async def test_edit_opens_the_form_with_what_is_stored_and_stores_what_is_sent(wire):
    async with chat(wire) as slack:
        await slack.command("ben", LEGS)
        await slack.press("ben", "edit")
        form = filled(slack, "ben")
        assert (form["what"], form["day"], form["time"], form["minutes"]) == ("legs", "2026-11-25", "07:00", "60")
        assert form["exercises"] == "squats 5x5 @80%\nrdl 3x8 60 kg\nleg press 4x10"
        assert await slack.submit("ben", exercises="squats 3x5 @60%", minutes="40", note="felt {{ 7*7 }} <fine>") == {}
        told = slack.last("ben")
        assert "Legs: squats 3x5 @60%\nWed 25 Nov 7:00 am–7:40 am · counts as light" in told
        assert "Kept as its note: felt {{ 7*7 }} &lt;fine&gt;" in told
        assert len(await rows(slack, "ben")) == 1


async def test_what_is_wrong_in_the_form_is_said_input_by_input():
    async with chat() as slack:
        await slack.command("ben", "/trained")
        errors = await slack.submit(
            "ben", what="run", exercises="squats 5x5", distance="0", minutes="-3", day="2024-01-01"
        )
        assert set(errors) == {"exercises", "distance", "minutes", "day"}
        assert errors["minutes"] == "Minutes are a number, such as 45. More than 0, up to 2880."
        assert errors["exercises"].startswith("Exercises belong to a lifting session.")
        assert await slack.submit("ben", what="run", exercises="", distance="8", minutes="45", day="2026-11-24") == {}
        assert "*Logged:* Run, 8 km, 45 min" in slack.last("ben")


async def test_the_global_shortcut_opens_an_empty_form_and_tells_in_a_direct_message():
    async with chat() as slack:
        await slack.slack.acts.shortcut("ana", "log_a_session")
        await slack.settled()
        assert filled(slack, "ana")["day"] == "2026-11-25"
        assert await slack.submit("ana", what="legs", time="18:30", day="2026-11-26", hardness="hard") == {}
        assert "*Planned:* Legs\nThu 26 Nov 18:30–19:30 · counts as hard: you called it hard" in slack.last("ana", "dm")


async def test_the_form_under_a_verdict_tells_below_it():
    async with chat() as slack:
        await slack.command("ana", "/canirun")
        await slack.press("ana", "log")
        assert await slack.submit("ana", what="run", run_kind="tempo", minutes="40") == {}
        assert "*Logged:* Tempo run, 40 min" in slack.last("ana")
        assert slack.seen("ben") == []


async def test_an_hour_that_the_clocks_skip_is_refused_in_words():
    spring = datetime(2026, 3, 29, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    async with chat(at=spring) as slack:
        await slack.command("ana", "/trained")
        errors = await slack.submit("ana", day="2026-03-29", time="02:30")
        assert errors == {"time": "There was no such time on that day: the clocks went forward over it."}
        assert await slack.submit("ana", day="2026-03-29", time="03:30") == {}


async def test_forty_eight_hours_are_elapsed_ones_across_a_clock_change():
    autumn = datetime(2026, 10, 24, 20, tzinfo=ZoneInfo("Europe/Berlin"))
    async with chat(at=autumn) as slack:
        told = await slack.command("ana", "/trained heavy legs today 18:00-19:00")
        assert "until Mon 26 Oct 18:00" in told


async def test_units_are_the_persons_own():
    async with chat() as slack:
        who = Person(TEAM, slack.slack.acts.person("ben").id)
        await slack.bot.desk.memory.kept(lambda store: store.change_profile(who, _imperial))
        told = await slack.command("ben", "/trained 10mi long run yesterday 9:00")
        assert "Long run, 10 mi" in told
        assert "deadlifts 3x5 225 lb" in await slack.command("ben", "/trained deadlifts 3x5 225lb this morning")
        await slack.press("ben", "edit")
        assert filled(slack, "ben")["exercises"] == "deadlifts 3x5 225 lb"
        assert await slack.submit("ben") == {}
        assert "deadlifts 3x5 225 lb" in slack.last("ben")


def _imperial(profile):
    return profile.model_copy(update={"distance_unit": "mi", "weight_unit": "lb"})


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


# The table


async def test_the_log_is_a_table_with_words_beside_it():
    async with chat() as slack:
        await slack.command("ana", "/trained 8k easy yesterday 18:00 45min, legs tomorrow 18:00")
        await slack.command("ana", "/canirun log")
        message = slack.seen("ana")[-1]
        assert table(message) == [
            ["Tue 24 Nov 18:00", "Easy run, 8 km, 45 min", "easy"],
            ["Thu 26 Nov 18:00", "Legs", "planned, hard until you say how it was"],
        ]
        assert "Tue 24 Nov 18:00 · Easy run, 8 km, 45 min" in message["text"]


async def test_a_row_is_deleted_and_put_back():
    async with chat() as slack:
        await slack.command("ana", LEGS)
        await slack.command("ana", "/trained 8k easy yesterday 18:00")
        await slack.command("ana", "/canirun week")
        told = await slack.press("ana", "row_delete", value="Tue 24 Nov 18:00 · Easy run, 8 km")
        assert "Taken out of your log." in told
        assert len(table(slack.seen("ana")[-1])) == 1
        await slack.press("ana", "put_back")
        assert len(table(slack.seen("ana")[-1])) == 2


async def test_the_last_row_is_deleted_and_too_late_to_put_back():
    async with chat() as slack:
        await slack.command("ana", RUN)
        await slack.command("ana", "/canirun log")
        row = next(one for one in slack.seen("ana")[-1]["blocks"] if one["type"] == "actions")["elements"][1][
            "options"
        ][0]
        assert "Nothing is logged" in (await slack.press("ana", "row_delete", value=row["value"])).replace("*", "")
        slack.moves(minutes=11)
        assert "Ten minutes are over" in await slack.press("ana", "put_back")


async def test_a_row_is_edited_in_the_form():
    async with chat() as slack:
        await slack.command("ana", "/trained 8k easy yesterday 18:00")
        await slack.command("ana", "/canirun log")
        await slack.press("ana", "row_edit", value="Tue 24 Nov 18:00 · Easy run, 8 km")
        assert (filled(slack, "ana")["what"], filled(slack, "ana")["distance"]) == ("run", "8")
        assert await slack.submit("ana", distance="10") == {}
        assert [row[1] for row in await rows(slack, "ana")] == ["Easy run, 10 km"]


async def test_an_empty_log_says_how_to_fill_it_and_then_shows_it():
    async with chat() as slack:
        told = await slack.command("ana", "/canirun week")
        assert "*Nothing is logged in the last 7 days" in told
        assert "/trained" in told
        await slack.command("ana", RUN)
        assert "Your last 7 days" in await slack.command("ana", "/canirun week")


@pytest.mark.parametrize(
    ("action", "value"),
    [
        ("undo", {"value": "{id}||"}),
        ("was_hard", {"value": "{id}||"}),
        ("edit", {"value": "{id}||"}),
        ("put_back", {"value": "{id}||"}),
        ("row_delete", {"selected_option": {"value": "{id}"}}),
        ("row_edit", {"selected_option": {"value": "{id}"}}),
        ("did", {}),
    ],
)
async def test_somebody_elses_session_can_be_neither_seen_nor_changed(action, value):
    async with chat() as slack:
        await slack.command("ana", "/trained squats 5x5 123kg this morning 7-8, wobble")
        session = next(one for one in slack.seen("ana")[-1]["blocks"] if one["type"] == "actions")["block_id"]
        told = {
            key: each.format(id=session) if isinstance(each, str) else {"value": session} for key, each in value.items()
        }
        block = {"row_delete": "7.log", "row_edit": "7.log", "did": f"{session}.due"}.get(action, session)
        person = slack.slack.acts.person("ben")
        channel = slack.slack.acts.channel(person, "running")
        url = slack.slack.world.tickets.response_url(person.id, channel.id)
        await slack.interaction(
            "block_actions",
            "ben",
            channel={"id": channel.id, "name": "running"},
            response_url=f"{slack.slack.url}/response/{url.id}",
            actions=[{"type": "button", "action_id": action, "block_id": block, **told}],
        )
        assert "123" not in str(slack.seen("ben"))
        assert slack.slack.modals.open_now("ben")["modals"] == []
        assert [row[1:] for row in await rows(slack, "ana")] == [["Legs: squats 5x5 123 kg", "hard"]]


# Plans


async def test_a_plan_is_asked_about_once_its_time_has_passed_and_counts_until_then():
    async with chat() as slack:
        await slack.command("ana", "/trained heavy legs today 17:00-18:00")
        assert "Did it happen?" not in await slack.command("ana", "/canirun sprints tonight 20:00")
        slack.moves(hours=4)  # 19:30 for Ana
        told = await slack.command("ana", "/canirun sprints tonight 20:00")
        assert told.startswith("🟡 Ease:")
        assert "This is based on your plan." in told
        assert "*Did it happen?* Planned: Legs, Wed 25 Nov 17:00." in told
        assert "*Logged:* Legs\nWed 25 Nov 17:00–18:00" in await slack.press("ana", "did")
        assert "Did it happen?" not in await slack.command("ana", "/canirun sprints tonight 20:00")


async def test_a_plan_that_was_skipped_counts_no_more():
    async with chat() as slack:
        await slack.command("ana", "/trained legs today 17:00-18:00")
        slack.moves(hours=4)
        assert "*Did it happen?*" in await slack.command("ana", "/canirun log")
        assert "*Skipped:* Legs" in await slack.press("ana", "skipped")
        assert (await slack.command("ana", "/canirun sprints tonight 20:00")).startswith("🟢")


async def test_a_plan_that_was_moved_gets_its_new_time_in_the_form():
    async with chat() as slack:
        await slack.command("ana", "/trained legs today 17:00-18:00")
        slack.moves(hours=4)
        await slack.command("ana", "/canirun")
        await slack.press("ana", "moved")
        assert await slack.submit("ana", day="2026-11-26") == {}
        assert "*Planned:* Legs\nThu 26 Nov 17:00" in slack.last("ana")
        assert "Did it happen?" not in await slack.command("ana", "/canirun")


async def test_telling_that_a_plan_was_done_or_skipped_is_the_plans_end():
    async with chat() as slack:
        await slack.command("ana", "/trained legs today 17:00-18:00, easy run today 19:00")
        slack.moves(hours=4)
        told = await slack.command("ana", "/trained squats 5x5 today 17:00-18:00")
        assert "_It was planned: the plan is done with._" in told
        assert "_That was planned: the plan is dropped._" in await slack.command("ana", "/trained skipped the run")
        assert [row[2] for row in await rows(slack, "ana")] == ["hard until you say how it was", "skipped"]


async def test_what_is_skipped_today_leaves_tomorrows_plan():
    async with chat() as slack:
        await slack.command("ana", "/trained legs tomorrow 1:00 am")
        await slack.command("ana", "/trained skipped legs")
        assert [row[2] for row in await rows(slack, "ana")] == ["skipped", "planned, hard until you say how it was"]


# A person's own word on exercises


async def test_a_correction_is_kept_and_counts():
    async with chat() as slack:
        told = await slack.direct("ana", "is hip thrust a leg exercise?")
        assert "*hip thrust* counts as a leg exercise, by its name." in told
        assert "*hip thrust* counts as no leg exercise for you: you said so." in await slack.press(
            "ana", "is_upper", "dm"
        )
        told = await slack.command("ana", "/trained hip thrusts 3x10 60kg this morning")
        assert "no leg day: it was upper body" in told
        assert "you said so" in await slack.command("ana", "/canirun is hip thrust a leg exercise?")
        assert "by its name" in await slack.command("ben", "/canirun is hip thrust a leg exercise?")


# Drift


async def test_everything_of_the_log_that_can_be_pressed_is_handled_and_the_other_way_round():
    async with chat() as slack:
        await slack.command("ana", "/trained legs today 17:00-18:00")
        await slack.command("ana", "/trained run yesterday")
        await slack.command("ana", "/trained blorft 3x12, lunges 3x10")
        await slack.press("ana", "undo")
        await slack.command("ana", "/trained blorft 3x12, lunges 3x10, this morning")
        await slack.command("ana", "/trained wibble")
        await slack.command("ana", "/canirun easy run tonight? squats yesterday")
        slack.moves(hours=4)
        await slack.command("ana", "/canirun log")
        pressed = set()
        for message in slack.seen("ana"):
            for block in message["blocks"]:
                pressed |= {
                    one["action_id"].partition(".")[0] for one in block.get("elements", []) if "action_id" in one
                }
        assert pressed >= log.ACTS.keys()


async def test_what_was_told_long_ago_is_kept_and_what_is_told_in_bulk_fits_a_message():
    async with chat() as slack:
        many = ", ".join(f"legs on {day} november 7am" for day in range(1, 20))
        told = await slack.command("ana", f"/trained {many}")
        assert "They are in `/canirun log` too." in told
        assert len(await rows(slack, "ana")) == 8  # of the last 14 days
