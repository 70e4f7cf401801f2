"""Exercises as told: each with the numbers that stand beside it."""

from typing import Final

from bot.language.quantities import Quantity
from bot.language.query import ToldExercise
from bot.language.reading import Line, Mention

_BODYWEIGHT: Final = ("bodyweight", "air squat", "jump squat", "pistol", "wall sit")


def told_exercises(line: Line, mentions: list[Mention]) -> tuple[ToldExercise, ...]:
    """The exercises of one session. A number belongs to the last exercise before it, or to the first after it."""
    named = [one for one in line.mentions if one.topic in {"legs", "upper"} and _is_exercise(line, one)]
    own = [one for one in mentions if one in named]
    numbers = [one for one in line.quantities if one.kind in {"sets", "weight", "pct", "rpe"}]
    beside: dict[int, list[Quantity]] = {}
    for number in numbers:
        before = [index for index, one in enumerate(named) if one.end <= number.start]
        after = [index for index, one in enumerate(named) if one.start >= number.end]
        index = before[-1] if before else after[0] if after else None
        if index is not None:
            beside.setdefault(index, []).append(number)
    return tuple(_exercise(line, one, beside.get(named.index(one), [])) for one in own)


def _is_exercise(line: Line, one: Mention) -> bool:
    return one.topic == "upper" or (
        one.name not in {"", "legs", "lifting", "program"} and line.plain[one.start : one.end] != ""
    )


def _first(numbers: list[Quantity], kind: str) -> Quantity | None:
    return next((one for one in numbers if one.kind == kind), None)


def _exercise(line: Line, one: Mention, numbers: list[Quantity]) -> ToldExercise:
    sets, weight = _first(numbers, "sets"), _first(numbers, "weight")
    pct, rpe = _first(numbers, "pct"), _first(numbers, "rpe")
    said = line.words[one.start : one.end]
    text = " ".join([said, *(number.text.strip() for number in numbers if number.text)])
    kg = weight.value if weight is not None and weight.value > 0 else None
    bare = any(word in said for word in _BODYWEIGHT)
    return ToldExercise(
        name=said,
        sets=int(sets.value) if sets is not None else None,
        reps=int(sets.more) if sets is not None and sets.more else None,
        weight_kg=kg,
        pct_1rm=pct.value if pct is not None else None,
        rpe=rpe.value if rpe is not None else None,
        weighted=True if weight is not None or pct is not None else False if bare else None,
        text=text,
    )
