"""All that is kept about a person as files: JSON that can be read back, tables for a spreadsheet (docs/export.md)."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Literal

import orjson
from pydantic import ValidationError

from advice.models import Instant
from bot.errors import BadInput
from bot.store.outbox import Delivery, Schedule
from bot.store.team import Share, Team
from bot.store.values import Kept, LoggedSession, Profile, Receipt, Received, SorenessAnswer

MARK: Final = "canirun_export"
FORMULA: Final = tuple("=+-@＝＋－＠\t\r\n")  # noqa: RUF001  how a spreadsheet knows a formula, in full width too
SESSIONS: Final = (
    "id status kind start end duration_min hardness body exercises run_kind distance_km ascent_m intensity rpe note "
    "zone source created_at deleted_at"
).split()
SORENESS: Final = "id at level site pain resolved_at zone".split()
ANSWERS: Final = "id asked_at asked kind at decision headline rulebook outcome outcome_at reason zone".split()

Row = Mapping[str, Any]


class Export(Kept):
    """What `/canirun export` hands over. `canirun_export` is the version of its format."""

    canirun_export: Literal[1] = 1
    exported_at: Instant
    profile: Profile | None
    sessions: tuple[LoggedSession, ...]
    soreness: tuple[SorenessAnswer, ...]
    receipts: tuple[Receipt, ...]
    inbox: tuple[Received, ...]
    schedules: tuple[Schedule, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    teams: tuple[Team, ...] = ()
    shares: tuple[Share, ...] = ()

    @classmethod
    def of(cls, everything: Mapping[str, Any], now: datetime) -> "Export":
        """What a store's `everything` gave."""
        return cls.model_validate_json(orjson.dumps({**everything, "exported_at": now}))

    def as_json(self) -> bytes:
        """One JSON object, indented."""
        return orjson.dumps(self.model_dump(mode="json"), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)

    def as_files(self) -> dict[str, bytes]:
        """Every file that is handed over, by its name."""
        return {
            "canirun.json": self.as_json(),
            "canirun-sessions.csv": _table(SESSIONS, map(_session, self.sessions)),
            "canirun-soreness.csv": _table(SORENESS, map(_soreness, self.soreness)),
            "canirun-answers.csv": _table(ANSWERS, map(_answer, self.receipts)),
        }


def is_export(first_line: str) -> bool:
    """Whether a file is an export, by its first line: one JSON object over several lines, or all of it in one."""
    return first_line.strip() == "{" or f'"{MARK}"' in first_line


def read(text: str) -> Export:
    """An export read back; BadInput where it is none, or of a newer Canirun."""
    try:
        return Export.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise BadInput(f"This is no export that I can read: {where or 'file'}: {first['msg']}") from None


def _table(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")  # the mark without which Excel takes UTF-8 for something else


def _cell(value: object) -> object:
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe in front."""
    if isinstance(value, str):
        return f"'{value}" if value.lstrip(" ").startswith(FORMULA) else value
    return value if value is None or isinstance(value, (int, float)) else _cell(orjson.dumps(value).decode())


def _session(session: LoggedSession) -> Row:
    told = session.model_dump(mode="json")
    return {**told, **told["what"]}


def _soreness(answer: SorenessAnswer) -> Row:
    told = answer.model_dump(mode="json")
    return {**told, **told["soreness"]}


def _answer(receipt: Receipt) -> Row:
    told = receipt.model_dump(mode="json")
    query, outcome = told["inputs"].get("query", {}), told["outcome"] or {}
    return {
        **told,
        "asked": query.get("kind", "run"),
        "kind": query.get("run_kind"),
        "at": query.get("at"),
        "decision": told["verdict"].get("decision"),
        "headline": told["verdict"].get("headline"),
        "outcome": outcome.get("what"),
        "outcome_at": outcome.get("at"),
        "reason": outcome.get("reason"),
    }
