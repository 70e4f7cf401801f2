"""What files write for numbers, lengths of time and yes."""

import math
import re
import unicodedata
from functools import lru_cache
from typing import Final

_NUMBER: Final = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,20})?|[+-]?\.\d{1,20}", re.ASCII)
_HMS: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})", re.ASCII)
_PARTS: Final = re.compile(r"(\d{1,6})\s*([a-zµ.]+)", re.ASCII)
_SECONDS: Final = {
    "h": 3600,
    "hr": 3600,
    "hrs": 3600,
    "std": 3600,
    "m": 60,
    "min": 60,
    "mins": 60,
    "s": 1,
    "sec": 1,
    "sek": 1,
}
_LONGEST_NAME: Final = 200


def number_of(text: str) -> float | None:
    """12, 79.378, 60,5 or 1.234,5; None where it is no number."""
    plain = text.strip().replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    if "," in plain and "." in plain:  # the last of them parts the decimals
        plain = plain.replace("," if plain.rfind(",") < plain.rfind(".") else ".", "")
    plain = plain.replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        return None
    value = float(plain)
    return value if math.isfinite(value) else None


def minutes_of(text: str, *, unit: str = "") -> float | None:
    """1h 5min, 35m, 01:05:00, or a number of `unit` (s, min); minutes, None where it is no length of time."""
    plain = text.strip().casefold()
    clock = _HMS.fullmatch(plain)
    if clock is not None:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return hours * 60 + minutes + seconds / 60
    bare = number_of(plain)
    if bare is not None:
        return bare / 60 if unit in {"s", "sec", "seconds", ""} else bare
    parts = _PARTS.findall(plain)
    if not parts or re.sub(_PARTS, "", plain).strip(" ,"):
        return None
    seconds_of = [_SECONDS.get(name.rstrip(".")) for _, name in parts]
    if None in seconds_of:
        return None
    return sum(int(count) * (each or 0) for (count, _), each in zip(parts, seconds_of, strict=True)) / 60


def is_yes(text: str) -> bool:
    """true, 1, yes."""
    return text.strip().casefold() in {"true", "1", "yes", "y"}


@lru_cache(maxsize=4096)
def plain_name(text: str) -> str:
    """A name on one line, without control characters, at most 200 characters."""
    letters = "".join(
        " " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text[: 2 * _LONGEST_NAME]
    )
    return " ".join(letters.split())[:_LONGEST_NAME].rstrip()


def shown(text: str) -> str:
    """What stands in a cell, short enough to be told in a sentence."""
    name = plain_name(text)
    return f"“{name[:30]}…”" if len(name) > 31 else f"“{name}”"  # noqa: PLR2004  one more would be no shorter
