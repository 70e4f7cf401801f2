"""The log: what was told can be changed, taken out and put back; plans whose time has passed are asked about."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.listeners import log
from bot.playground.world import TEAM
from bot.store import Person
from tests.conversations.chat import BOTH, chat
from tests.conversations.logs import LEGS, RUN, filled, rows, table

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
