"""The log: what people tell goes in once, is told back with its price, and can be changed, taken out and put back."""

import pytest

from tests.conversations.chat import chat

BOTH = pytest.mark.parametrize("wire", ["socket", "http"])
LEGS = "/trained squats 5x5 @80%, RDL 3x8 60kg, leg press 4x10, this morning 7-8"


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
