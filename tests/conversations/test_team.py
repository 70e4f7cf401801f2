"""A channel's weekly summary: who sets it up, who shares, what everybody there then reads, and what nobody can."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import manifest
from bot.listeners.team import Said, said
from bot.playground.app_spec import AppSpec
from bot.playground.seed import parse
from tests.conversations.chat import chat, shown
from tests.conversations.logs import labels

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = datetime(2026, 11, 29, 18, tzinfo=BERLIN)
WEEK = timedelta(weeks=1)
PEOPLE = ("ana", "ben", "chie", "dora", "eli", "fay", "gus", "hal", "ida")
SEED = parse(
    "people:\n"
    + "".join(
        f"  - {{name: {name}, real_name: {name.title()} Test, tz: Europe/Berlin, locale: en-GB}}\n" for name in PEOPLE
    )
    + "  - {name: zoe, real_name: Zoe Boss, tz: Europe/Berlin, locale: en-GB, admin: true}\n"
    + "channels:\n  - {name: running, bot: true}\n  - {name: lifting, bot: true}\n  - {name: general, bot: false}\n"
)
RUN = "/trained 6k easy 40min monday 18:00"
RUNNING, LIFTING = "C0RUNNING1", "C0LIFTING1"


def team_chat(wire="socket", **told):
    return chat(wire, app=AppSpec.from_manifest(manifest.load()), seed=SEED, **told)


def told(slack, where="running"):
    """What the bot said to everybody there, its threads left out."""
    return [one.told() for one in everybodys(slack, where) if one.thread_ts in {None, one.ts}]


def threads(slack, where="running"):
    return [one.told() for one in everybodys(slack, where) if one.thread_ts not in {None, one.ts}]


def everybodys(slack, where):
    world = slack.slack.world
    channel = next(one for one in world.channels.values() if one.name == where)
    return [one for one in world.kept(channel) if one.by_bot]


async def set_up(slack, who="ana", where="running", **values):
    await slack.command(who, "/canirun team", where)
    return await slack.submit(who, **values)


async def all_share(slack, count=5, where="running", words="on"):
    for who in PEOPLE[:count]:
        await slack.command(who, f"/canirun share {words}", where)


# Setting it up


@pytest.mark.parametrize("wire", ["socket", "http"])
async def test_the_form_sets_it_up_and_everybody_there_can_see_how(wire):
    async with team_chat(wire) as slack:
        assert await slack.command("ana", "/canirun team") == ""
        (modal,) = slack.slack.modals.open_now("ana")["modals"]
        assert [block["block_id"] for block in modal["blocks"] if block["type"] == "input"] == [
            "on",
            "day",
            "time",
            "zone",
            "shows",
        ]
        assert await slack.submit("ana", time="17:30", day="4") == {}
        assert "*This channel gets a weekly summary:* 17:30 Fri (Europe/Berlin)." in slack.last("ana")
        seen = await slack.command("ben", "/canirun team")
        assert "The next one comes Fri 27 Nov 17:30." in seen
        assert "You do *not* share your weeks here." in seen
        assert labels(slack.seen("ben")[-1]) == ["Share my weeks", "Change the summary"]
        assert told(slack) == []


async def test_who_set_it_up_changes_it_and_others_may_not():
    async with team_chat() as slack:
        await set_up(slack)
        await slack.command("ben", "/canirun team")
        assert (
            await slack.press("ben", "team_change")
            == "Only who set it up, or an admin of the workspace, can change it."
        )
        await slack.command("ana", "/canirun team")
        await slack.press("ana", "team_change")
        await slack.submit("ana", on="off")
        assert "*The weekly summary of this channel is off.*" in slack.last("ana")


async def test_an_admin_of_the_workspace_changes_it_too():
    async with team_chat() as slack:
        await set_up(slack)
        await slack.command("zoe", "/canirun team")
        await slack.press("zoe", "team_change")
        await slack.submit("zoe", day="0", time="09:00", zone="Kolkata")
        assert "09:00 Mon (Asia/Kolkata)" in await slack.command("ben", "/canirun team")


async def test_who_lost_the_right_while_the_form_was_open_is_told_in_it():
    async with team_chat() as slack:
        await slack.command("ana", "/canirun team")
        await slack.command("ben", "/canirun team")
        await slack.submit("ana")
        assert await slack.submit("ben") == {"on": "Only who set it up, or an admin of the workspace, can change it."}


async def test_where_the_owner_is_forgotten_anybody_can_take_it_over():
    async with team_chat() as slack:
        await set_up(slack)
        await slack.command("ana", "/canirun forget me")
        await slack.press("ana", "forget_me")
        await slack.command("ben", "/canirun team")
        await slack.press("ben", "team_change")
        assert await slack.submit("ben", time="19:00") == {}
        assert "19:00 Sun" in slack.last("ben")


@pytest.mark.parametrize(
    ("values", "where", "error"),
    [({"zone": "Atlantis"}, "zone", "I know no such time zone"), ({"shows": []}, "shows", "Choose at least one")],
)
async def test_what_cannot_be_is_told_beside_its_field(values, where, error):
    async with team_chat() as slack:
        errors = await set_up(slack, **values)
        assert errors[where].startswith(error)


async def test_where_the_bot_is_not_in_the_channel_it_says_so_and_what_to_do():
    async with team_chat() as slack:
        await set_up(slack, where="general")
        said_back = slack.last("ana", "general")
        assert "I am not in this channel" in said_back
        assert "`/invite @Canirun`" in said_back
        slack.slack.acts.invite("ana", "general")
        assert "I am not in this channel" not in await slack.command("ana", "/canirun team", "general")


async def test_a_direct_message_has_no_team():
    async with team_chat() as slack:
        assert "type `/canirun team` there" in await slack.command("ana", "/canirun team", "dm")
        assert "type `/canirun team` there" in await slack.direct("ana", "team")


async def test_a_question_that_begins_so_is_a_question():
    async with team_chat() as slack:
        assert "Go:" in await slack.command("ana", "/canirun team run tonight?")
        assert "share your weeks" not in await slack.command("ana", "/canirun share the track with sprints tonight?")


# Sharing


async def test_nobody_shares_unasked():
    async with team_chat() as slack:
        await set_up(slack)
        for who in PEOPLE:
            await slack.command(who, RUN)
        await slack.until(SUNDAY)
        (message,) = told(slack)
        assert "no totals this time" in shown(message)


@pytest.mark.parametrize(
    ("where", "words", "answer"),
    [
        ("running", "on", f"*You share your weeks with <#{RUNNING}>*, without your name."),
        ("running", "names", f"*You share your weeks with <#{RUNNING}>*, and your name may be told there."),
        ("general", "#running on", f"*You share your weeks with <#{RUNNING}>*, without your name."),
        ("dm", "#running names", f"*You share your weeks with <#{RUNNING}>*, and your name may be told there."),
        ("dm", "names #running", f"*You share your weeks with <#{RUNNING}>*, and your name may be told there."),
        ("dm", f"<#{RUNNING}|> on", f"*You share your weeks with <#{RUNNING}>*, without your name."),
        ("dm", f"<#{RUNNING}> on", f"*You share your weeks with <#{RUNNING}>*, without your name."),
        ("dm", "on", "With which channel?"),
        ("dm", "#elsewhere on", "I could not tell which channel #elsewhere is."),
        ("dm", "<#nonsense> on", "I could not tell which channel #nonsense is."),
        ("dm", "#running maybe", "I could not read that."),
        ("dm", "#running #lifting on", "I could not read that."),
        ("running", "off", "You share nothing there, so there is nothing to withdraw."),
        ("running", "", "You share your weeks with no channel."),
    ],
)
async def test_words_for_sharing(where, words, answer):
    async with team_chat() as slack:
        assert answer in await slack.command("ana", f"/canirun share {words}".strip(), where)


async def test_what_is_shared_where_is_told():
    async with team_chat() as slack:
        await slack.command("ana", "/canirun share on")
        await slack.command("ana", "/canirun share names", "lifting")
        listed = await slack.command("ana", "/canirun share", "dm")
        assert f"• <#{LIFTING}> · with your name · waits to be counted together with others" in listed
        assert f"• <#{RUNNING}> · without your name" in await slack.direct("ana", "share")
        gone = await slack.command("ana", "/canirun share #lifting off", "dm")
        assert "*Withdrawn.*" in gone
        assert f"• <#{LIFTING}>" not in gone


@pytest.mark.parametrize("words", ["share on", "share #running on", "share running names"])
async def test_a_message_tells_no_channel_so_it_is_said_how(words):
    async with team_chat() as slack:
        assert "With which channel?" in await slack.direct("ana", words)
        assert "With which channel?" in await slack.mention("ana", words)
        assert "You share your weeks with no channel." in await slack.command("ana", "/canirun share")


async def test_the_button_shares_and_withdraws_too():
    async with team_chat() as slack:
        await set_up(slack)
        await slack.command("ben", "/canirun team")
        assert "You share your weeks here, without your name." in await slack.press("ben", "team_share.on")
        assert "You do *not* share your weeks here." in await slack.press("ben", "team_share.off")


async def test_it_is_told_where_there_is_no_summary_yet():
    async with team_chat() as slack:
        assert "No summary is set up there yet" in await slack.command("ana", "/canirun share on")
        await set_up(slack)
        assert "No summary is set up there yet" not in await slack.command("ben", "/canirun share on")


def test_a_channel_is_read_however_slack_tells_it():
    assert said("<#C1|running> on") == Said("<#C1|running>", "on")
    assert said("NAMES") == Said("", "names")
    assert said("with my coach") is None


# What is told


async def test_of_five_totals_come_first_then_a_chart_with_its_table_and_the_detail_in_the_thread():
    async with team_chat() as slack:
        await set_up(slack)
        await all_share(slack)
        for who in PEOPLE[:5]:
            await slack.command(who, RUN)
            await slack.command(who, "/trained 8k easy 50min tuesday 18:00; 9k tempo 45min yesterday 7:00")
            await slack.command(who, "/trained heavy squats 5x5 today 7:00-8:00")
        await slack.until(SUNDAY)
        (message,) = told(slack)
        text = shown(message)
        assert text.startswith("Our week, Mon 23 to Sun 29 Nov\n*5 people share their weeks here. Together:*")
        assert "• 10 to 15 runs, 100 to 150 km" in text
        assert "• Up to 5 leg days" in text
        assert "• Running mostly easy" in text
        assert "At least 2 marathons together. Well done!" in text
        assert [block["type"] for block in message["blocks"]] == [
            "header",
            "section",
            "section",
            "data_visualization",
            "table",
            "context",
        ]
        (below,) = threads(slack)
        assert below["thread_ts"] == message["ts"]
        assert "*How it is counted*" in shown(below)
        assert "*What is never in it*" in shown(below)


@pytest.mark.parametrize(("count", "kind"), [(2, "few"), (3, "totals"), (4, "totals"), (5, "more")])
async def test_under_five_totals_only_and_under_three_nothing(count, kind):
    async with team_chat() as slack:
        await set_up(slack)
        await all_share(slack, count, words="names")
        for who in PEOPLE[:count]:
            await slack.command(who, RUN)
        await slack.until(SUNDAY)
        (message,) = told(slack)
        kinds = [block["type"] for block in message["blocks"]]
        assert ("no totals this time" in shown(message)) is (kind == "few")
        assert ("data_visualization" in kinds) is (kind == "more")
        assert ("In it together" in shown(message)) is (kind == "more")
        assert len(threads(slack)) == (kind == "more")


async def test_names_are_those_of_who_said_yes_whatever_they_did_and_call_nobody():
    async with team_chat() as slack:
        await set_up(slack)
        await all_share(slack)
        await slack.command("ben", "/canirun share names")
        await slack.command("eli", "/canirun share names")
        await slack.command("eli", RUN)
        await slack.until(SUNDAY)
        (message,) = told(slack)
        assert "In it together, training or resting: ben, eli" in shown(message)
        assert "<@" not in str(message["blocks"])
        assert "ana" not in shown(message)


async def test_a_hostile_name_is_plain_text():
    async with team_chat() as slack:
        ana = slack.slack.world.people
        slack.slack.world.people = {
            key: one if one.name != "ana" else type(one)(**{**vars(one), "name": "<!channel> *x* @here"})
            for key, one in ana.items()
        }
        await slack.command("ben", "/canirun team")
        await slack.submit("ben")
        for who in ("U0ANA00001", *PEOPLE[1:5]):
            await slack.command(who, "/canirun share names")
        await slack.until(SUNDAY)
        (names,) = [block for block in told(slack)[0]["blocks"] if "In it together" in str(block)]
        assert names["text"]["type"] == "plain_text"
        assert "<!channel> *x* @here" in names["text"]["text"]


async def test_only_what_was_chosen_is_shown():
    async with team_chat() as slack:
        await set_up(slack, shows=["legs"])
        await all_share(slack, words="names")
        await slack.until(SUNDAY)
        text = shown(told(slack)[0])
        assert "Up to 5 leg days" in text
        for never in (" runs", " km", "easy", "In it together", "marathon"):
            assert never not in text


async def test_nothing_of_soreness_pain_plans_or_rest_is_in_it_nor_in_the_thread():
    async with team_chat() as slack:
        await set_up(slack)
        await all_share(slack)
        await slack.command("ana", "/canirun sharp pain in my knee")
        await slack.press("ana", "keep_soreness")
        await slack.command("ben", "/trained legs saturday 18:00")
        await slack.command("ben", "/trained skipped legs")
        await slack.until(SUNDAY)
        before = shown(told(slack)[0])
        async with team_chat() as other:
            await set_up(other)
            await all_share(other)
            await other.until(SUNDAY)
            assert shown(told(other)[0]) == before


async def test_a_week_of_nothing_among_others_is_told_as_a_small_week_is():
    """Eli does nothing in one world, and runs half an hour in the other: in the channel both are the same."""
    told_in = []
    for does in (False, True):
        async with team_chat() as slack:
            await set_up(slack)
            await all_share(slack)
            for who in PEOPLE[:4]:
                await slack.command(who, RUN)
            if does:
                await slack.command("eli", "/trained 4k easy 25min tuesday 18:00")
            await slack.until(SUNDAY)
            told_in.append((shown(told(slack)[0]), shown(threads(slack)[0])))
    assert told_in[0] == told_in[1]


async def test_an_empty_week_is_rest_and_says_nobody_was_away():
    async with team_chat() as slack:
        await set_up(slack)
        await all_share(slack)
        await slack.until(SUNDAY)
        text = shown(told(slack)[0])
        assert "Up to 5 runs, up to 50 km" in text
        assert "However much it was: it counts, and so does rest." in text
