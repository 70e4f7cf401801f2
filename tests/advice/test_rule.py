"""What rules say with: when something ended."""

from datetime import UTC, datetime, timedelta

import pytest

from advice.models import Asked
from advice.rule import ended
from advice.timeline import request_of


@pytest.mark.parametrize(
    ("end", "at", "words"),
    [
        (-5, 0, "ended 5 h ago"),
        (0, 0, "ended just now"),
        (1, 0, "is still on"),
        (-5, 0.2, "ended 5 h 12 min ago"),
        (-5, 27, "ended 32 h before the run"),
        (18, 27, "ends 9 h before the run"),
        (27, 27, "ends just before the run"),
        (28, 27, "is still on then"),
    ],
)
def test_when_something_ended_is_told_as_seen_from_the_asked_time(end, at, words):
    now = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
    asked = request_of(Asked(at=now + timedelta(hours=at)))
    assert ended(now + timedelta(hours=end), asked, now) == words


def test_of_lifting_it_is_a_session():
    now = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
    asked = request_of(Asked(kind="legs", at=now + timedelta(days=1)))
    assert ended(now, asked, now) == "ended 24 h before the session"
