"""How a week was: asked for by a command or in words, with what it rests on, and never against what was not logged."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.store import Person
from tests.conversations.chat import BOTH, NOW, chat, shown
from tests.conversations.logs import labels

BERLIN = ZoneInfo("Europe/Berlin")
LEGS = "/trained squats 5x5 @80%, hip thrust 3x8 60kg, monday 7-8"
RUNS = "/trained 5k easy 30min monday 18:00; sprints 40min yesterday 18:00"


def blocks(slack, who, kind, where="running"):
    return [block for block in slack.seen(who, where)[-1]["blocks"] if block["type"] == kind]


def cells(slack, who):
    (table,) = blocks(slack, who, "table")
    return [[cell["text"] for cell in row] for row in table["rows"]]


def everything(slack, who):
    person = Person("T0LOCAL001", slack.slack.acts.person(who).id)
    return slack.bot.desk.memory.kept._store.everything(person)


@BOTH
async def test_a_week_is_told_with_what_went_well_one_change_and_its_numbers(wire):
    async with chat(wire) as slack:
        await slack.command("ana", LEGS)
        await slack.command("ana", RUNS)
        told = await slack.command("ana", "/canirun review")
        assert told.startswith("Your week, Mon 23 to Sun 29 Nov, so far")
        assert "*Went well:* You lifted first, and ran after it." in told
        assert "*One change:* Keep 48 h between hard legs and hard running" in told
        assert "*Your goal:* For a balance of both" in told
        assert "Less than 48 h after hard legs: sprints (34 h)." in told
        assert slack.seen("ben") == []


async def test_the_chart_has_words_before_it_and_its_numbers_in_a_table():
    async with chat() as slack:
        await slack.command("ana", LEGS)
        await slack.command("ana", RUNS)
        await slack.command("ana", "/canirun review")
        (chart,) = blocks(slack, "ana", "data_visualization")
        series = {one["name"]: [at["value"] for at in one["data"]] for one in chart["chart"]["series"]}
        assert series["Easy running"] == [30, 0, 0, 0, 0, 0, 0]
        assert series["Hard running"] == [0, 40, 0, 0, 0, 0, 0]
        assert series["Lifting legs"] == [60, 0, 0, 0, 0, 0, 0]
        head, monday, *_ = cells(slack, "ana")
        assert dict(zip(head, monday, strict=True)) == {
            "Day": "Mon 23",
            "Easy running": "30 min",
            "Moderate running": "–",
            "Hard running": "–",
            "Lifting legs": "60 min",
        }


@pytest.mark.parametrize("said", ["how was my week?", "weekly summary", "review", "Review?", "review this week"])
async def test_in_words_it_is_asked_for_too(said):
    async with chat() as slack:
        assert (await slack.direct("ana", said)).startswith("Your week, Mon 23 to Sun 29 Nov, so far")


async def test_the_log_of_the_week_is_still_its_own_verb():
    async with chat() as slack:
        await slack.command("ana", LEGS)
        assert "Your last 7 days" in await slack.command("ana", "/canirun week")


async def test_an_empty_week_is_rest_and_no_broken_streak():
    async with chat() as slack:
        told = await slack.command("ana", "/canirun review")
        assert "rest is part of every plan" in told
        assert "Clocks" not in told
        assert blocks(slack, "ana", "data_visualization") == blocks(slack, "ana", "table") == []
        for never in ("streak", "missed", "skipped", "fail"):
            assert never not in told.lower()


async def test_a_month_away_leaves_a_week_like_any_other():
    async with chat() as slack:
        await slack.command("ana", LEGS)
        slack.moves(days=35)
        told = await slack.command("ana", "/canirun review")
        assert told.startswith("Your week, Mon 28 Dec to Sun 3 Jan, so far")
        assert "rest is part of every plan" in told
        await slack.command("ana", "/trained 30 min easy this morning")
        assert "phase" not in await slack.command("ana", "/canirun review")


async def test_why_tells_the_items_behind_each_line():
    async with chat() as slack:
        await slack.command("ana", RUNS)
        await slack.command("ana", "/canirun review")
        why = await slack.press("ana", "review_why")
        assert "What your week of Mon 23 to Sun 29 Nov rests on" in why
        for item in ("G86", "G94", "G53", "G22"):
            assert f", {item}_" in why
        assert "“Is running leg day? What fitness experts say”" in why


async def test_the_week_before_comes_in_place_and_this_one_back():
    async with chat() as slack:
        await slack.command("ana", "/trained legs last friday 18:00")
        await slack.command("ana", "/canirun review")
        before = len(slack.seen("ana"))
        told = await slack.press("ana", "review_week.before")
        assert told.startswith("Your week, Mon 16 to Sun 22 Nov")
        assert "so far" not in told
        assert "Leg days: 1 not rated." in told
        assert labels(slack.seen("ana")[-1]) == ["Why?", "The week before", "This week"]
        assert "Mon 23 to Sun 29" in await slack.press("ana", "review_week.this")
        assert len(slack.seen("ana")) == before
        assert "Leg days: 1 not rated." in await slack.command("ana", "/canirun review last week")


async def test_on_a_monday_the_week_that_is_over_is_told():
    monday = datetime(2026, 11, 30, 8, tzinfo=BERLIN)
    async with chat(at=monday) as slack:
        assert (await slack.command("ana", "/canirun review")).startswith("Your week, Mon 23 to Sun 29 Nov\n")
        assert "Mon 30 Nov to Sun 6 Dec, so far" in await slack.command("ana", "/canirun review this")


async def test_each_has_the_week_of_their_own_zone():
    sunday_night = datetime(2026, 11, 29, 23, 30, tzinfo=BERLIN)  # in Kolkata it is Monday, 4:00
    async with chat(at=sunday_night) as slack:
        assert "Mon 23 to Sun 29 Nov, so far" in await slack.command("ana", "/canirun review")
        assert "Mon 30 Nov to Sun 6 Dec, so far" in await slack.command("chie", "/canirun review this")


async def test_a_week_in_which_clocks_change_counts_its_hours_as_they_passed():
    async with chat(at=datetime(2026, 10, 25, 20, tzinfo=BERLIN)) as slack:
        await slack.command("ana", "/trained heavy legs on friday 18:00-19:00")
        await slack.command("ana", "/trained sprints today 18:30 30min")  # 48.5 h later, in a night of 25 h
        told = await slack.command("ana", "/canirun review")
        assert "Every hard run kept its 48 h from hard legs." in told
        assert "Less than 48 h" not in told


async def test_the_clocks_of_the_week_to_come_are_those_of_the_log_and_of_the_plan():
    async with chat() as slack:
        await slack.command("ana", "/canirun set goal strength")
        await slack.command("ana", "/trained heavy legs this morning 7-8")
        await slack.command("ana", "/trained heavy legs tomorrow 18:00-19:00")
        told = await slack.command("ana", "/canirun review")
        assert "Hard running and hard legs open Fri 27 Nov 08:00, 48 h after the legs of Wed 25 Nov 07:00." in told
        assert "After the legs that you plan for Thu 26 Nov 18:00" in told
        assert "open Sat 28 Nov 19:00. End the last run before them by Thu 26 Nov 10:00." in told


async def test_what_is_rated_edited_or_taken_out_changes_the_next_review():
    async with chat() as slack:
        await slack.command("ana", "/trained legs this morning 7-8")
        assert "Leg days: 1 not rated." in await slack.command("ana", "/canirun review")
        await slack.press("ana", "was_light")
        assert "Leg days: 1 light." in await slack.command("ana", "/canirun review")
        await slack.press("ana", "undo")
        assert "rest is part of every plan" in await slack.command("ana", "/canirun review")


async def test_a_plan_is_no_session_until_it_was_carried_out():
    async with chat() as slack:
        await slack.command("ana", "/trained legs tomorrow 18:00-19:00")
        slack.moves(days=2)
        told = await slack.command("ana", "/canirun review")
        assert "rest is part of every plan" in told
        assert "Did it" in labels(slack.seen("ana")[-1])  # it is asked about below


async def test_soreness_without_a_yes_is_in_no_review():
    async with chat() as slack:
        await slack.command("ana", "/canirun easy run now? legs 5/10")
        await slack.command("ana", "/trained tempo this morning 8:00 30min")
        assert "sore" not in (await slack.command("ana", "/canirun review")).lower()


async def test_with_a_yes_sore_days_are_counted():
    async with chat() as slack:
        await slack.command("ana", "/canirun easy run now? legs 5/10")
        await slack.press("ana", "keep_soreness")
        await slack.command("ana", "/trained 20 min easy this morning")
        assert "With sore legs you kept it easy." in await slack.command("ana", "/canirun review")


async def test_in_pain_a_review_advises_no_training():
    async with chat() as slack:
        await slack.command("ana", RUNS)
        await slack.command("ana", "/canirun sharp pain in my knee")
        await slack.press("ana", "keep_soreness")
        told = await slack.command("ana", "/canirun review")
        assert "*One change:* A pain that you told me of stops all training" in told
        assert "leg day:" not in told
        assert "Clocks" not in told


async def test_a_review_keeps_nothing():
    async with chat() as slack:
        await slack.command("ana", LEGS)
        before = everything(slack, "ana")
        await slack.command("ana", "/canirun review")
        await slack.press("ana", "review_why")
        after = everything(slack, "ana")
        assert {name: after[name] for name in after if name != "inbox"} == {
            name: before[name] for name in before if name != "inbox"
        }


async def test_words_that_ask_a_question_are_no_review():
    async with chat() as slack:
        assert "Your week" not in await slack.command("ana", "/canirun review my run tomorrow?")


async def test_only_the_person_sees_it_in_a_channel():
    async with chat() as slack:
        await slack.command("ana", "/canirun review")
        assert slack.seen("ana")[-1].get("ephemeral", True)
        assert [one for one in slack.seen("ben") if "Your week" in shown(one)] == []


def test_now_is_a_wednesday():
    assert (NOW - timedelta(days=2)).strftime("%a %d %b") == "Mon 23 Nov"
