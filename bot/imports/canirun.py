"""Canirun's own export, canirun.json: the sessions in it. The rest of it is restored by `bot.services.imports`."""

import re
from collections.abc import Iterator
from typing import Any, Final

import orjson
from pydantic import ValidationError

from bot.errors import BadInput
from bot.imports.found import OWN, Format, Found, FoundSession, Problem, Reading
from bot.imports.limits import within
from bot.imports.parts import Part, collected

_MARK: Final = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{.*"canirun_export"\s*:', re.DOTALL)
_HEAD: Final = 4096
MOST_VALUES: Final = 1_000_000  # objects and lists; more of them would take more memory than we have


def _looks_like(content: bytes) -> bool:
    return _MARK.match(content[:_HEAD]) is not None


def _read(content: bytes, reading: Reading) -> Found:
    if content.count(b"{") + content.count(b"[") > MOST_VALUES:
        raise BadInput("That canirun.json holds more than I can take in. Is it really an export of Canirun?")
    try:
        told = orjson.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise BadInput("That canirun.json is cut off or changed. Export it again, then send the new file.") from error
    sessions = told.get("sessions")
    if told.get("canirun_export") != 1 or not isinstance(sessions, list):
        raise BadInput("That canirun.json is of a newer Canirun, or changed. Export it again, then send the new file.")
    return collected(OWN, _parts(sessions, reading))


def _parts(sessions: list[Any], reading: Reading) -> Iterator[Part]:
    for number, kept in enumerate(within(sessions, reading), 1):
        where = f"session {number}"
        if not isinstance(kept, dict):
            yield Problem(where, "It is no session; export it again.")
        elif kept.get("deleted_at") is None:
            try:
                told = {"what": kept.get("what"), "status": kept.get("status"), "zone": kept.get("zone")}
                yield FoundSession.model_validate_json(orjson.dumps({**told, "uid": kept.get("id")}))
            except ValidationError:
                yield Problem(where, "It is no session as Canirun writes one; export it again.")


CANIRUN: Final = Format(OWN, _looks_like, _read)
