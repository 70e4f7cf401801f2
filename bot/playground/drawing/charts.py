"""Charts as geometry: where everything of a data_visualization stands, in units of the SVG that the template writes."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from bot.playground.wire import Json

_WIDTH: Final = 480
_HEIGHT: Final = 260
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
    words_y: float
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

    width: ClassVar[int] = _WIDTH
    height: ClassVar[int] = _HEIGHT
    left: ClassVar[int] = _LEFT
    right: ClassVar[int] = _WIDTH - _RIGHT
    foot: ClassVar[int] = _HEIGHT - 10  # where the categories stand
    radius: ClassVar[int] = _PIE

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
    crowd = len(names) * len(data) if kind == "bar" or len(data) == 1 else _MANY_VALUES + 1  # lines cross each other
    plot = _Plot(tuple(names), len(data), steps[0], steps[-1], written=crowd <= _MANY_VALUES)
    series = tuple(
        plot.bars(place, name, values) if kind == "bar" else plot.line(place, name, values, filled=kind == "area")
        for place, (name, values) in enumerate(data)
    )
    every = max(1, math.ceil(max(len(name) for name in names) * _LETTER / plot.step))
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
        ticks=tuple(Tick(plot.y(step), _short(step)) for step in steps),
        categories=tuple(_named(plot, every)),
        baseline=plot.y(0),
        x_label=str(axis.get("x_label") or ""),
        y_label=str(axis.get("y_label") or ""),
    )


def _short(value: float) -> str:
    """150000 as `150k`: an axis has room for five signs."""
    for least, size, sign in ((1e9, 1e9, "G"), (1e6, 1e6, "M"), (1e4, 1e3, "k")):
        if abs(value) >= least:
            return f"{number(value / size)}{sign}"
    return number(value)


def _named(plot: "_Plot", every: int) -> Iterator[Tick]:
    """The categories that are written: every so many, as far as they fit."""
    for place in range(0, len(plot.names), every):
        name = plot.names[place]
        words = name if len(name) * _LETTER <= plot.step * every else f"{name[:9]}…"
        if place == 0 or plot.x(place) + len(words) * _LETTER / 2 <= _WIDTH + _RIGHT:
            yield Tick(plot.x(place), words)


def nice(values: Sequence[float]) -> list[float]:
    """Round numbers, evenly apart, that reach around zero and all values."""
    least, most = min([0.0, *values]), max([0.0, *values])
    if not math.isfinite(most - least):
        raise ValueError("a chart's values are finite numbers")
    if least == most:
        most = 1.0
    rough = (most - least) / _TICKS
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * size for size in (1, 2, 2.5, 5, 10) if power * size >= rough)
    first, last = math.floor(least / step), math.ceil(most / step)
    return [round(step * count, 10) for count in range(first, max(last, first + 1) + 1)]


@dataclass(frozen=True, slots=True)
class _Plot:
    """The room between the axes: `names` of the categories, `groups` of bars in each, the ends of the value axis."""

    names: tuple[str, ...]
    groups: int
    least: float
    most: float
    written: bool

    @property
    def step(self) -> float:
        return (_WIDTH - _LEFT - _RIGHT) / len(self.names)

    def x(self, place: int) -> float:
        """The middle of a category."""
        return round(_LEFT + self.step * (place + 0.5), 1)

    def y(self, value: float) -> float:
        return round(_TOP + (_HEIGHT - _TOP - _BOTTOM) * (self.most - value) / (self.most - self.least), 1)

    def bars(self, place: int, name: str, values: dict[str, float]) -> Series:
        width = min(self.step * 0.72 / self.groups, 44)
        shown = round(width - min(2, width * 0.1), 1)
        marks = []
        for at, label in enumerate(self.names):
            if label in values:
                top, bottom = sorted((self.y(values[label]), self.y(0)))
                left = round(self.x(at) + width * (place - self.groups / 2), 1)
                height = round(max(bottom - top, 0.5), 1)
                beside = top - 5 if values[label] >= 0 else bottom + 14
                marks.append(Mark(left, top, shown, height, number(values[label]), beside, label, self.written))
        return Series(place, name, tuple(marks))

    def line(self, place: int, name: str, values: dict[str, float], *, filled: bool) -> Series:
        points = [(self.x(at), self.y(values[label]), label) for at, label in enumerate(self.names) if label in values]
        marks = tuple(
            Mark(x, y, 0, 0, number(values[label]), y + (18 if _is_valley(points, nth) else -9), label, self.written)
            for nth, (x, y, label) in enumerate(points)
        )
        line = " ".join(f"{'L' if nth else 'M'}{x:g} {y:g}" for nth, (x, y, _) in enumerate(points))
        area = ""
        if filled and points:
            area = f"{line} L{points[-1][0]:g} {self.y(0):g} L{points[0][0]:g} {self.y(0):g} Z"
        return Series(place, name, marks, line, area)


def _is_valley(points: list[tuple[float, float, str]], nth: int) -> bool:
    """The line comes down to this point and does not go on falling: its number stands clear of it only beneath."""
    before, here, after = (points[at][1] if 0 <= at < len(points) else None for at in (nth - 1, nth, nth + 1))
    return here is not None and before is not None and before < here and (after is None or after < here)


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
    return round(_PIE * math.sin(angle), 2), 0.0 - round(_PIE * math.cos(angle), 2)


def _summary(kind: str, title: str, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    """A chart in one sentence, for who hears it."""
    values = "; ".join(
        f"{row[0]}: {', '.join(f'{name} {value}' for name, value in zip(header[1:], row[1:], strict=True))}"
        for row in rows
    )
    return f"{title}, {'an' if kind == 'area' else 'a'} {kind} chart. {values}."
