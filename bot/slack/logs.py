"""What is written down: ids and kinds. Never what a person wrote, nor a value that may hold it."""

import contextlib
import logging
import secrets
import traceback
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from slack_sdk.errors import SlackApiError

import bot
from bot.slack.web import refusal

OURS: Final = ("advice", "bot")

_ROOT: Final = Path(bot.__file__).parents[1]
_log: Final = logging.getLogger(__name__)


class _Lines(logging.Formatter):
    """One line a record. Of other projects' records only where and what kind: their words quote bodies and payloads."""

    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        if record.name.partition(".")[0] in OURS:
            said = record.getMessage().replace("\n", " ")
        else:
            said = f"spoke at {record.module}:{record.lineno} {record.funcName}"
        traced = f": {trace(error)}" if error else ""
        return f"{self.formatTime(record)} {record.levelname} {record.name}: {said}{traced}"


class _Stderr(logging.StreamHandler[TextIO]):
    """Says where a line could not be written; the standard library would print what was to stand in it."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  the standard library's name
        with contextlib.suppress(OSError, ValueError):
            self.stream.write(f"a line of {record.module}:{record.lineno} could not be written\n")


def set_up_logging(level: int | str = logging.INFO) -> None:
    """Our lines at `level` and everybody else's warnings, to stderr.

    slack_bolt copies the root's level into each of its loggers when it makes them: call this before there is an app.
    At INFO slack_bolt writes the whole body of a request whose signature is wrong, and at DEBUG slack_sdk writes every
    message; at WARNING neither is even put together.
    """
    handler = _Stderr()
    handler.setFormatter(_Lines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    for name in ("aiohttp", "asyncio", "slack_bolt", "slack_sdk", "uvicorn"):
        logging.getLogger(name).setLevel(logging.WARNING)


def reference() -> str:
    """A short id for one fault of ours, to be told to the person who met it."""
    return secrets.token_hex(4)


def tell_fault(error: BaseException, where: str) -> str:
    """Writes a fault of ours down, and gives its reference.

    Args:
        error: what was raised. Its type and frames are written, never its words.
        where: what was being done, in our words: a listener's or a duty's name.
    """
    told = reference()
    _log.error("fault %s in %s: %s", told, where, trace(error))
    return told


def trace(error: BaseException) -> str:
    """An error's type and our frames, outermost first, and the same of what caused it; without any value."""
    kind = type(error).__name__
    if isinstance(error, SlackApiError):
        kind += f" {refusal(error)}"
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    because = f", after {trace(cause)}" if cause else ""
    return f"{kind} ({' > '.join(_frames(error.__traceback__)) or 'not in our code'}){because}"


def _frames(stack: TracebackType | None) -> list[str]:
    return [
        f"{path.relative_to(_ROOT)}:{line} {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(stack)
        if (path := Path(frame.f_code.co_filename)).is_relative_to(_ROOT) and path.relative_to(_ROOT).parts[0] in OURS
    ]
