# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""How well the grammar reads: `python -m bot.language.score DIR [--misses]` on utterances.jsonl and times.jsonl."""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.language.notation import as_case
from bot.language.parse import read

ZONE: Final = ZoneInfo("America/New_York")
NOW: Final = datetime(2026, 11, 25, 9, 30, tzinfo=ZONE)
FIELDS: Final = ("intent", "run_kind", "when", "soreness", "intensity")
_KM: Final = 0.05
_MIN: Final = 0.1


@dataclass(slots=True)
class Score:
    """Right and seen by name, and each miss as a line."""

    right: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, *, right: bool, miss: str) -> None:
        self.seen[name] += 1
        if right:
            self.right[name] += 1
        else:
            self.misses.append(f"{name}: {miss}")

    def share(self, name: str) -> float:
        return self.right[name] / self.seen[name] if self.seen[name] else 1.0


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def score_utterances(rows: Iterable[dict[str, Any]]) -> Score:
    """Each field of each row; distances within 50 m are the same; exercises are not scored."""
    score = Score()
    for row in rows:
        got = as_case(read(row["text"], NOW, ZONE))
        for name in FIELDS:
            score.add(name, right=got[name] == row[name], miss=f"{row['text']!r}: {got[name]} for {row[name]}")
        score.add("legs", right=got["legs"] == row["legs"], miss=f"{row['text']!r}: {got['legs']} for {row['legs']}")
        for name, slack in (("distance_km", _KM), ("duration_min", _MIN)):
            if row.get(name) is not None:
                value = got[name]
                close = isinstance(value, float) and abs(value - row[name]) <= slack
                score.add(name, right=close, miss=f"{row['text']!r}: {value} for {row[name]}")
        if row["intent"] == "none":
            score.add("ambient", right=got["ambient"] is False, miss=f"{row['text']!r} would be answered unasked")
    return score


def score_times(rows: Iterable[dict[str, Any]]) -> Score:
    """The expected time is the query's or a session's; a negative row tells none (a default of today is no time told)."""
    score = Score()
    for row in rows:
        got = as_case(read(row["text"], NOW, ZONE))
        told = {got["when"], *(session["when"] for session in _sessions(got))}
        if row["expected"]:
            right = row["expected"][0] in told
        else:
            right = all(
                str(one) in {"unspecified", "general", NOW.date().isoformat()} or str(one).startswith("leg")
                for one in told
            )
        score.add("times", right=right, miss=f"{row['text']!r}: {sorted(map(str, told))} for {row['expected']}")
    return score


def _sessions(got: dict[str, object]) -> list[dict[str, object]]:
    found = got["sessions"]
    return found if isinstance(found, list) else []


def main(arguments: list[str]) -> int:
    if not arguments:
        sys.stderr.write("usage: python -m bot.language.score DIR\n")
        return 2
    folder = Path(arguments[0])
    for name, scored in (("utterances", score_utterances), ("times", score_times)):
        path = folder / f"{name}.jsonl"
        if not path.exists():
            sys.stderr.write(f"{path} is not there\n")
            return 2
        score = scored(rows_of(path))
        sys.stdout.write(f"{path}\n")
        for part in score.seen:
            sys.stdout.write(f"  {part:<13} {score.share(part):6.1%}  {score.right[part]}/{score.seen[part]}\n")
        sys.stdout.writelines(f"    {miss}\n" for miss in score.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
