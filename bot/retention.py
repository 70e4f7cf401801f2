"""How long what is told is kept: what the operator set, or our own choice."""

from typing import Final, NamedTuple

from bot.errors import NotSetUp
from bot.settings import KEEP_SESSIONS_MONTHS, KEEP_SORENESS_DAYS, Settings

SORENESS_DAYS: Final = range(1, 367)
SESSION_MONTHS: Final = range(1, 121)


class Retention(NamedTuple):
    """Soreness and pain by days, sessions and answers by months."""

    soreness_days: int = 90
    session_months: int = 13

    @classmethod
    def of(cls, settings: Settings) -> "Retention":
        """What the environment tells; NotSetUp where it is no number, or one that makes no sense."""
        own = cls()
        return cls(
            _number(KEEP_SORENESS_DAYS, settings.keep_soreness_days, SORENESS_DAYS, own.soreness_days),
            _number(KEEP_SESSIONS_MONTHS, settings.keep_sessions_months, SESSION_MONTHS, own.session_months),
        )


def _number(name: str, told: str | None, fitting: range, unsaid: int) -> int:
    if told is None:
        return unsaid
    if told.isascii() and told.isdecimal() and int(told[:9]) in fitting:
        return int(told)
    raise NotSetUp(
        f"{name} is not a number that fits.",
        f"It is a whole number from {fitting.start} to {fitting.stop - 1}; unset, it is {unsaid}.",
    )
