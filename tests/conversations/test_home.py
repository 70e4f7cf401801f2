"""Home: what is put up when it is opened, what changes it, and what leaves it as it stands."""

from datetime import timedelta

import pytest

from advice.models import Run
from advice.nouns import RunKind
from bot import ids, manifest
from bot.listeners.home import PROMPTS
from bot.playground.app_spec import AppSpec
from bot.playground.world import TEAM
from bot.store import Person
from tests.conversations.chat import BOTH, NOW, chat, shown
from tests.store.told import logged

LEGS = "/trained squats 5x5 @80%, this morning 7-8"
RUN = "/trained 8k easy this morning 45min"


def standing(slack, who="ben"):
    """A person's Home in words; empty where there is none."""
    view = slack.slack.world.views.home(slack.slack.acts.person(who).id)
    return "" if view is None else shown(view)


def published(slack):
    return len(slack.calls("views.publish"))


async def opens(slack, who="ben"):
    slack.slack.acts.open_home(who)
    await slack.settled()
    return standing(slack, who)


async def press(slack, action_id, who="ben"):
    """Presses on Home; gives what is new in the direct messages."""
    before = slack.seen(who, "dm")
    view = slack.slack.world.views.home(slack.slack.acts.person(who).id)
    outcome = await slack.slack.modals.press(who, action_id, view_id=view["id"])
    assert outcome["ok"]
    await slack.settled()
    return "\n".join(shown(one) for one in slack.seen(who, "dm") if one not in before)


@BOTH
async def test_who_is_new_reads_what_it_is_for_and_what_to_do_first(wire):
    async with chat(wire) as slack:
        told = await opens(slack)
        assert "Can I run? Or does leg day say no?" in told
        assert "1 · Tell me what you did last" in told
        assert "Now" not in told.split("\n")


@BOTH
async def test_what_is_logged_elsewhere_is_on_home_at_once(wire):
    async with chat(wire) as slack:
        await opens(slack)
        await slack.command("ben", LEGS)
        told = standing(slack)
        assert "Ease: easy to moderate running up to 60 min only." in told
        assert "Your hard leg session ended 1 h 30 min ago, and hard running waits 48 h." in told
        assert "Easy run, Steady run · *open now*" in told
        assert "No run · 1 leg day, 1 hard" in told
        await slack.direct("ben", "intervals tomorrow 6pm")
        assert "Next" in standing(slack)


async def test_undone_is_gone_from_home_and_put_back_is_there_again():
    async with chat() as slack:
        await opens(slack)
        await slack.command("ben", LEGS)
        await slack.press("ben", ids.UNDO)
        assert "Can I run?" in standing(slack)
        await slack.press("ben", ids.PUT_BACK)
        assert "1 leg day" in standing(slack)


async def test_an_edited_message_changes_home():
    async with chat() as slack:
        await opens(slack)
        said = slack.slack.acts.say("ben", "8k easy this morning 45min")
        await slack.settled()
        assert "1 run, 45 min" in standing(slack)
        await slack.edit("ben", said.ts, "8k easy this morning 30min")
        assert "1 run, 30 min" in standing(slack)


async def test_a_setting_that_changes_an_answer_changes_home():
    async with chat() as slack:
        await slack.command("ben", LEGS)
        before = await opens(slack)
        await slack.command("ben", "/canirun set goal endurance")
        await slack.command("ben", "/canirun set level beginner")
        assert standing(slack) != before


async def test_how_somebody_feels_counts_on_home_and_is_not_spelt_out():
    async with chat() as slack:
        await opens(slack)
        await slack.command("ben", RUN)
        await slack.command("ben", "/canirun sore on")
        await slack.press("ben", ids.KEEP_SORENESS)
        await slack.direct("ben", "my legs are 9/10")
        told = standing(slack)
        assert "That is because of how you last told me that you feel." in told
        assert "9/10" not in told
        await slack.direct("ben", "sharp pain in my knee")
        told = standing(slack)
        assert "Stop: this needs care, not training." in told
        assert "No run is open while that is so." in told
        assert "knee" not in told


async def test_who_is_forgotten_finds_home_as_on_the_first_day():
    async with chat() as slack:
        await slack.command("ben", LEGS)
        await opens(slack)
        await slack.command("ben", "/canirun forget me")
        await slack.press("ben", ids.FORGET_ME)
        assert "1 · Tell me what you did last" in standing(slack)


async def test_the_last_verdict_stands_there_and_why_answers_in_messages():
    async with chat() as slack:
        await slack.command("ben", LEGS)
        await slack.command("ben", "/canirun sprints tonight?")
        told = await opens(slack)
        assert "Last answer" in told
        assert "Ease: easy to moderate running" in told
        assert "HARD48" in await press(slack, ids.WHY)


@pytest.mark.parametrize(
    ("action", "answer"),
    [
        (ids.SORE, "How do your legs feel"),
        (ids.SHOW_PRIVACY, "What I keep about you"),
        (ids.SET_UP, "1 of 3"),
    ],
)
async def test_what_is_pressed_on_home_is_answered_in_messages(action, answer):
    async with chat() as slack:
        await opens(slack)
        assert answer in await press(slack, action)
        assert slack.calls("response_url") == []


async def test_the_calendar_of_what_is_planned_comes_into_messages():
    async with chat() as slack:
        await slack.command("ben", "/trained legs tomorrow 18:00")
        await opens(slack)
        told = await press(slack, ids.CALENDAR)
        assert "Here is what you planned" in told
        assert "I sent you" not in told
        assert [file["name"] for file in slack.slack.world.files.values()] == ["canirun.ics"]


async def test_a_session_is_logged_from_home_and_told_in_messages():
    async with chat() as slack:
        await opens(slack)
        await press(slack, ids.LOG)
        assert await slack.submit("ben", what="legs", day="2026-11-25", time="07:00", hardness="hard") == {}
        assert "*Logged:* Legs" in slack.last("ben", "dm")
        assert "1 leg day, 1 hard" in standing(slack)


async def test_settings_are_changed_from_home():
    async with chat() as slack:
        await opens(slack)
        await press(slack, ids.SETTINGS)
        assert await slack.submit("ben", goal="strength") == {}
        assert "strength" in slack.last("ben", "dm")


# What is not put up again


async def test_nothing_is_put_up_where_nothing_changed():
    async with chat() as slack:
        await opens(slack)
        await opens(slack)
        await slack.command("ben", "/canirun help")
        assert published(slack) == 1


async def test_nothing_is_put_up_for_who_never_opened_home():
    async with chat() as slack:
        await opens(slack, "ana")
        await slack.command("ben", LEGS)
        assert published(slack) == 1
        assert standing(slack, "ben") == ""


async def test_time_alone_changes_home_when_it_is_opened_again():
    async with chat() as slack:
        await slack.command("ben", LEGS)
        assert "Ease" in await opens(slack)
        slack.moves(hours=72)
        assert "Go: everything is open." in await opens(slack)


async def test_where_something_else_was_put_up_since_home_is_put_up_once_more():
    async with chat() as slack:
        await opens(slack)
        ben = slack.slack.acts.person("ben").id
        slack.slack.world.views.publish(ben, {"type": "home", "blocks": []})
        await slack.command("ben", LEGS)
        assert "1 leg day" in standing(slack)
        assert published(slack) == 3  # the second one was refused as it named an old hash


async def test_what_stands_there_and_is_not_ours_is_replaced_when_it_is_opened():
    async with chat() as slack:
        await opens(slack)
        ben = slack.slack.acts.person("ben").id
        slack.slack.world.views.publish(ben, {"type": "home", "blocks": []})
        assert "Can I run?" in await opens(slack)


async def test_a_home_that_slack_refuses_keeps_nothing_from_being_answered():
    async with chat() as slack:
        await opens(slack)
        slack.fails("views.publish", "500")
        assert "*Logged:*" in await slack.command("ben", LEGS)


async def test_five_hundred_sessions_fit():
    async with chat() as slack:
        ben = Person(TEAM, slack.slack.acts.person("ben").id)

        def log(store):
            for number in range(500):
                run = Run(start=NOW - timedelta(hours=number / 2 + 1), duration_min=20, run_kind=RunKind.EASY)
                store.log(ben, logged(f"run{number}", run))

        await slack.bot.desk.memory.kept(log)
        assert "500 runs, 10000 min" in await opens(slack)


# Messages


async def test_prompts_stay_in_the_messages_tab():
    async with chat() as slack:
        slack.slack.acts.open_home("ben", "messages")
        await slack.settled()
        assert slack.calls("assistant.threads.setSuggestedPrompts")
        assert published(slack) == 0


async def test_where_slack_takes_no_prompts_a_direct_message_says_them_once(caplog):
    told = manifest.load()
    del told["features"]["agent_view"]
    told["oauth_config"]["scopes"]["bot"].remove("assistant:write")
    async with chat(app=AppSpec.from_manifest(told)) as slack:
        for _ in range(2):
            slack.slack.acts.open_home("ben", "messages")
            await slack.settled()
        (hello,) = slack.seen("ben", "dm")
        assert all(question in shown(hello) for _, question in PROMPTS)
        assert "Go: an easy run is fine." in await slack.direct("ben", "easy run tonight?")
        assert [record for record in caplog.records if record.levelname in {"ERROR", "WARNING"}] == []


# What comes by itself


async def test_home_says_when_the_next_check_in_comes_and_only_to_who_has_one():
    async with chat() as slack:
        assert "By itself" not in await opens(slack)
        await slack.command("ben", "/canirun checkin 7:15 weekdays")
        assert "*Morning check-in* · 7:15 am Mon–Fri, next Thu 26 Nov 7:15 am." in standing(slack)
        await slack.command("ben", "/canirun checkin off")
        assert "By itself" not in standing(slack)


async def test_on_vacation_shows_on_home_with_one_click_back():
    async with chat() as slack:
        await opens(slack)
        await slack.command("ben", "/canirun checkin 9:00")
        await slack.command("ben", "/canirun ooo 5 days")
        assert "you are on vacation, so nothing comes before Mon 30 Nov." in standing(slack)
        await press(slack, ids.BACK)
        assert "next Thu 26 Nov 9:00 am." in standing(slack)
        slack.moves(days=1)
        await slack.tick()
        assert "checkin off" in slack.last("ben", "dm")


async def test_what_stopped_shows_on_home_with_its_reason_and_one_click_on():
    async with chat() as slack:
        await slack.command("ben", "/canirun checkin 9:00")
        ben, kept = Person(TEAM, "U0BEN00001"), slack.bot.desk.memory.kept
        gone = {"channel": "D0NOWHERE1"}
        await kept(lambda store: store.change_schedule(ben, "checkin", lambda known: known.model_copy(update=gone)))
        slack.moves(days=1)
        await slack.tick()
        assert "*Morning check-in* has stopped: the conversation is gone." in await opens(slack)
        await press(slack, ids.ON_AGAIN)
        assert "next Fri 27 Nov 9:00 am." in standing(slack)
        slack.moves(days=1)
        await slack.tick()
        assert "checkin off" in slack.last("ben", "dm")
