"""What people change or take back in a direct message, and what becomes of its answer."""

from tests.conversations.chat import BOTH, chat, shown

EASY = "easy run tonight"


def from_bot(slack, who):
    return [one for one in slack.seen(who, "dm") if one.get("bot_id")]


@BOTH
async def test_an_edit_changes_the_answer_in_place(wire):
    async with chat(wire) as slack:
        said = slack.slack.acts.say("ana", "easy run tonight")
        await slack.settled()
        (before,) = from_bot(slack, "ana")
        assert "🟢 Go: sprints are fine." in await slack.edit("ana", said.ts, "sprints tonight")
        (after,) = from_bot(slack, "ana")
        assert after["ts"] == before["ts"]


async def test_an_edit_made_at_once_waits_for_its_answer():
    async with chat() as slack:
        said = slack.slack.acts.say("ana", "easy run tonight")
        slack.slack.acts.edit("ana", said.ts, "tempo tonight")
        slack.slack.acts.edit("ana", said.ts, "sprints tonight")
        await slack.settled()
        (answered,) = from_bot(slack, "ana")
        assert "sprints are fine" in shown(answered)


async def test_a_message_taken_back_at_once_leaves_no_answer():
    async with chat() as slack:
        said = slack.slack.acts.say("ana", "easy run tonight")
        await slack.delete("ana", said.ts)
        assert slack.seen("ana", "dm") == []


@BOTH
async def test_who_takes_a_question_back_takes_its_answer_along(wire):
    async with chat(wire) as slack:
        said = slack.slack.acts.say("ana", "easy run tonight")
        await slack.direct("ana", "sprints tomorrow")
        await slack.delete("ana", said.ts)
        assert [shown(one).partition("\n")[0] for one in from_bot(slack, "ana")] == ["🟢 Go: sprints are fine."]


async def test_a_question_with_a_thread_that_is_taken_back_takes_its_answer_along():
    async with chat() as slack:
        said = slack.slack.acts.say("ana", EASY)
        await slack.settled()
        gone = {"type": "message", "subtype": "tombstone", "user": "USLACKBOT", "text": "This message was deleted."}
        where = {"channel": "D0ANA00001", "channel_type": "im", "ts": "2.1"}
        change = {"message": gone | {"ts": said.ts}, "previous_message": said.told()}
        await slack.event(type="message", subtype="message_changed", **change, **where)
        assert from_bot(slack, "ana") == []
        assert len(slack.calls("chat.postMessage")) == 1


async def test_an_edited_message_whose_answer_is_forgotten_is_answered_below():
    async with chat() as slack:
        said = slack.slack.acts.say("ana", "easy run tonight")
        await slack.settled()
        slack.moves(hours=13)
        assert "sprints are fine" in await slack.edit("ana", said.ts, "sprints tomorrow")
        assert len(from_bot(slack, "ana")) == 2


async def test_a_link_that_unfolds_is_no_edit():
    async with chat() as slack:
        said = slack.slack.acts.say("ana", EASY)
        await slack.settled()
        before, told = slack.seen("ana", "dm"), said.told()
        unfolded = told | {"attachments": [{"from_url": "https://example.com"}]}
        where = {"channel": "D0ANA00001", "channel_type": "im", "ts": "2.1"}
        await slack.event(type="message", subtype="message_changed", message=unfolded, previous_message=told, **where)
        assert slack.seen("ana", "dm") == before
        assert slack.calls("chat.update") == []


async def test_an_edit_to_nothing_says_that_only_words_are_read():
    async with chat() as slack:
        said = slack.slack.acts.say("ana", EASY)
        await slack.settled()
        assert "I can only read words." in await slack.edit("ana", said.ts, " ")
