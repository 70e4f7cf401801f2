"""The pattern of the last days, and for how long it speaks."""

from datetime import datetime
from typing import Final

from advice.models import Pattern
from advice.rule import HOURS_24
from advice.timeline import Timeline

HARD_DAYS: Final = 5  # [H] of 7
REST_DAYS: Final = 1  # [H] of 14
TIRED_MORNINGS: Final = 3  # [H] in a row


def pattern_at(timeline: Timeline, at: datetime) -> Pattern | None:
    """The pattern as far as it speaks to `at`: today and up to 24 h ahead."""
    return timeline.pattern if at <= timeline.now + HOURS_24 else None


def is_overreaching(pattern: Pattern) -> bool:
    """Many hard days and hardly any rest; one alone is not the pattern."""
    return pattern.hard_days_7d >= HARD_DAYS and pattern.rest_days_14d <= REST_DAYS
