"""Old questions answered again: lines of questions with their training in, a line of verdict each out.

What a person exported holds such questions too, each with the answer that was given.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from advice.engine import answer
from advice.errors import QueryInPast
from advice.models import Question
from bot import export
from bot.errors import BadInput
from bot.store import Receipt

AROUND: Final = ("id", "title", "tags", "expect", "why")
COMPARED: Final = ("decision", "max_intensity", "max_minutes", "earliest_ok", "error")


class Replayed(NamedTuple):
    """One answered line, where it differs from what it expected, and why it could not be answered."""

    line: dict[str, Any]
    differences: tuple[str, ...]
    fault: str | None = None


def replay(lines: Iterable[str]) -> Iterator[Replayed]:
    """Answer each line; blank ones are passed over. Of an export, give the answers that would be others today.

    A line that is not a question never loses the others: its `error` is "bad_question", and `fault` says what is wrong.

    Raises:
        BadInput: it begins like an export, and is none.
    """
    lines = iter(lines)
    first = next(lines, "")
    if export.is_export(first):
        yield from _changed(export.read(first + "".join(lines)).receipts)
        return
    for number, line in enumerate(chain([first], lines), start=1):
        if line.strip():
            try:
                yield _replayed(line, number)
            except BadInput as error:
                yield Replayed({"id": _id(line), **_fields({}, "bad_question")}, (), str(error))


def _changed(receipts: Iterable[Receipt]) -> Iterator[Replayed]:
    """The answers that today's rules would change, the oldest first; and those that cannot be asked again in full."""
    for receipt in sorted(receipts, key=lambda receipt: receipt.asked_at):
        if receipt.soreness_gone:
            yield Replayed({"id": receipt.id, **_fields({}, "soreness_gone")}, ())
            continue
        try:
            now, before = _answer(_question(receipt.inputs, f"answer {receipt.id}")), _fields(receipt.verdict, None)
        except BadInput as error:
            yield Replayed({"id": receipt.id, **_fields({}, "bad_question")}, (), str(error))
            continue
        told = [name for name in COMPARED if not _same(name, now[name], before[name])]
        if told:
            words = tuple(f"{name} was {before[name]}, and is {now[name]} now" for name in told)
            yield Replayed({"id": receipt.id, **now}, words)


def _replayed(line: str, number: int) -> Replayed:
    row = _row(line, number)
    around = {name: row.pop(name, None) for name in AROUND}
    answered = {"id": around["id"], **_answer(_question(row, f"line {number}"))}
    expect = around["expect"]
    return Replayed(answered, () if expect is None else tuple(_differences(answered, expect)))


def _row(line: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        message = f"line {number} is not JSON: {error}"
        raise BadInput(message) from error
    if not isinstance(row, dict):
        message = f"line {number} is not a JSON object; each line holds one question"
        raise BadInput(message)
    return row


def _question(row: dict[str, Any], place: str) -> Question:
    try:
        return Question.model_validate_json(json.dumps(row))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        message = f"{place}, {where or 'question'}: {first['msg']}"
        raise BadInput(message) from error


def _answer(question: Question) -> dict[str, Any]:
    try:
        receipt = answer(question).as_receipt()
    except QueryInPast as error:
        return _fields({}, error.code)
    return _fields(receipt, None)


def _id(line: str) -> Any:  # noqa: ANN401 - a JSON value
    try:
        return json.loads(line).get("id")
    except (ValueError, AttributeError):
        return None


def _fields(receipt: dict[str, Any], error: str | None) -> dict[str, Any]:
    return {
        "decision": receipt.get("decision"),
        "max_intensity": receipt.get("max_intensity"),
        "max_minutes": receipt.get("max_minutes"),
        "earliest_ok": receipt.get("earliest_ok"),
        "cites": receipt.get("cites", []),
        "flags": receipt.get("flags", []),
        "error": error,
    }


def _differences(answered: dict[str, Any], expect: dict[str, Any]) -> Iterator[str]:
    for name in COMPARED:
        got, wanted = answered[name], expect.get(name)
        if not _same(name, got, wanted):
            yield f"{name} is {got}, expected {wanted}"
    cites = set(answered["cites"])
    yield from (f"{item} is not cited" for item in expect.get("must_cite", ()) if item not in cites)
    yield from (f"{item} is cited" for item in expect.get("must_not_cite", ()) if item in cites)


def _same(name: str, got: Any, wanted: Any) -> bool:  # noqa: ANN401 - JSON values
    if name == "earliest_ok" and got and wanted:
        return datetime.fromisoformat(got) == datetime.fromisoformat(wanted)
    return bool(got == wanted)
