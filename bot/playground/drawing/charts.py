"""Charts as geometry: where everything of a data_visualization stands, in units of the SVG that the template writes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.playground.wire import Json

WIDTH: Final = 480
HEIGHT: Final = 260
_LEFT: Final = 52  # room for the numbers of the value axis
_RIGHT: Final = 12
_TOP: Final = 22
_BOTTOM: Final = 30
_LETTER: Final = 9.5  # width of a letter at the size that a phone shows
_TICKS: Final = 4
_PIE: Final = 100  # radius
_MANY_VALUES: Final = 14  # more than these are not written on the chart


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the value axis, or a category under it."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One value: a bar's rectangle or a line's point, and where its number is written."""

    x: float
    y: float
    width: float
    height: float
    words: str
    label: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of a chart. `line` and `area` are SVG paths, empty for bars."""

    place: int
    name: str
    marks: tuple[Mark, ...]
    line: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of a pie. `path` is empty where it is the whole of it."""

    place: int
    name: str
    words: str
    share: str
    path: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to be drawn; with its numbers as a table for those who would rather read it."""

    kind: str
    title: str
    summary: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    series: tuple[Series, ...] = ()
    slices: tuple[Slice, ...] = ()
    ticks: tuple[Tick, ...] = ()
    categories: tuple[Tick, ...] = ()
    baseline: float = 0
    x_label: str = ""
    y_label: str = ""


def measured(block: Json) -> Chart:
    """The geometry of a data_visualization block.

    Raises:
        LookupError, TypeError, ValueError: it is none that Slack would draw.
    """
    chart = block["chart"]
    title = str(block["title"])
    return _pie(title, chart) if chart["type"] == "pie" else _axes(title, chart)


def number(value: float) -> str:
    """1234.5 as `1,234.5`."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _axes(title: str, chart: Json) -> Chart:
    kind = str(chart["type"])
    if kind not in ("bar", "line", "area"):
        raise ValueError(f"there is no chart of type {kind!r}")
    axis = chart["axis_config"]
    names = [str(name) for name in axis["categories"]]
    data = [(str(one["name"]), {str(at["label"]): float(at["value"]) for at in one["data"]}) for one in chart["series"]]
    if not names or not data:
        raise ValueError("a chart needs a category and a series")
    strangers = {label for _, values in data for label in values} - set(names)
    if strangers:
        raise ValueError(f"data labels that are no categories: {', '.join(sorted(strangers))}")
    steps = nice([value for _, values in data for value in values.values()])
    scale = _Scale(steps[0], steps[-1], len(names), len(data))
    written = len(names) * (len(data) if kind == "bar" else 1) <= _MANY_VALUES and (kind == "bar" or len(data) == 1)
    make = _bars if kind == "bar" else _line
    series = tuple(
        make(scale, place, name, names, values, kind=kind, written=written) for place, (name, values) in enumerate(data)
    )
    every = max(1, math.ceil(max(len(name) for name in names) * _LETTER / scale.step))
    header = (str(axis.get("x_label") or "Category"), *(name for name, _ in data))
    rows = tuple(
        (name, *(number(values[name]) if name in values else "no value" for _, values in data)) for name in names
    )
    return Chart(
        kind=kind,
        title=title,
        summary=_summary(kind, title, header, rows),
        header=header,
        rows=rows,
        series=series,
        ticks=tuple(Tick(scale.y(step), number(step)) for step in steps),
        categories=tuple(
            Tick(scale.x(place), name if len(name) * _LETTER <= scale.step * every else f"{name[:9]}…")
            for place, name in enumerate(names)
            if place % every == 0
        ),
        baseline=scale.y(0),
        x_label=str(axis.get("x_label") or ""),
        y_label=str(axis.get("y_label") or ""),
    )


def nice(values: Sequence[float]) -> list[float]:
    """Round numbers, evenly apart, that reach around zero and all values."""
    least, most = min([0.0, *values]), max([0.0, *values])
    if not math.isfinite(most - least):
        raise ValueError("a chart's values are finite numbers")
    rough = ((most - least) or 1) / _TICKS
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * size for size in (1, 2, 2.5, 5, 10) if power * size >= rough)
    first, last = math.floor(least / step), math.ceil(most / step)
    return [round(step * count, 10) for count in range(first, max(last, first + 1) + 1)]


@dataclass(frozen=True, slots=True)
class _Scale:
    least: float
    most: float
    categories: int
    groups: int

    @property
    def step(self) -> float:
        return (WIDTH - _LEFT - _RIGHT) / self.categories

    def x(self, place: int) -> float:
        """The middle of a category."""
        return round(_LEFT + self.step * (place + 0.5), 1)

    def y(self, value: float) -> float:
        return round(_TOP + (HEIGHT - _TOP - _BOTTOM) * (self.most - value) / (self.most - self.least), 1)


def _bars(
    scale: _Scale, place: int, name: str, names: list[str], values: dict[str, float], *, kind: str, written: bool
) -> Series:
    del kind
    width = min(scale.step * 0.72 / scale.groups, 44)
    gap = min(2.0, width * 0.1)
    marks = []
    for at, label in enumerate(names):
        if label in values:
            top, bottom = sorted((scale.y(values[label]), scale.y(0)))
            left = scale.x(at) + width * (place - scale.groups / 2)
            marks.append(
                Mark(
                    round(left, 1),
                    top,
                    round(width - gap, 1),
                    round(max(bottom - top, 0.5), 1),
                    number(values[label]),
                    label,
                    written,
                )
            )
    return Series(place, name, tuple(marks))


def _line(
    scale: _Scale, place: int, name: str, names: list[str], values: dict[str, float], *, kind: str, written: bool
) -> Series:
    marks = tuple(
        Mark(scale.x(at), scale.y(values[label]), 0, 0, number(values[label]), label, written)
        for at, label in enumerate(names)
        if label in values
    )
    line = " ".join(f"{'L' if at else 'M'}{mark.x:g} {mark.y:g}" for at, mark in enumerate(marks))
    area = ""
    if kind == "area" and marks:
        floor = scale.y(0)
        area = f"{line} L{marks[-1].x:g} {floor:g} L{marks[0].x:g} {floor:g} Z"
    return Series(place, name, marks, line, area)


def _pie(title: str, chart: Json) -> Chart:
    parts = [(str(part["label"]), float(part["value"])) for part in chart["segments"]]
    total = sum(value for _, value in parts)
    if total <= 0 or any(value < 0 for _, value in parts):
        raise ValueError("a pie's values are not negative, and not all zero")
    slices: list[Slice] = []
    turned = 0.0
    for place, (name, value) in enumerate(parts):
        share = value / total
        path = "" if share == 1 else _wedge(turned, turned + share)
        slices.append(Slice(place, name, number(value), f"{share:.0%}", path))
        turned += share
    header = ("Part", "Value", "Share")
    rows = tuple((one.name, one.words, one.share) for one in slices)
    return Chart("pie", title, _summary("pie", title, header, rows), header, rows, slices=tuple(slices))


def _wedge(start: float, end: float) -> str:
    """A piece from one share of the turn to another, clockwise from the top, around 0,0."""
    (x1, y1), (x2, y2) = _on_rim(start), _on_rim(end)
    large = int(end - start > 1 / 2)
    return f"M0 0 L{x1:g} {y1:g} A{_PIE} {_PIE} 0 {large} 1 {x2:g} {y2:g} Z"


def _on_rim(turn: float) -> tuple[float, float]:
    angle = 2 * math.pi * turn
    return round(_PIE * math.sin(angle), 2), round(-_PIE * math.cos(angle), 2)


def _summary(kind: str, title: str, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    """A chart in one sentence, for who hears it."""
    values = "; ".join(
        f"{row[0]}: {', '.join(f'{name} {value}' for name, value in zip(header[1:], row[1:], strict=True))}"
        for row in rows
    )
    return f"{title}, {'an' if kind == 'area' else 'a'} {kind} chart. {values}."
