"""A chart is where its numbers put it."""

import pytest

from bot.playground.drawing import charts
from tests.playground.drawing.kit import chart


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([8, 14], [0, 5, 10, 15]),
        ([0], [0, 0.25, 0.5, 0.75, 1]),
        ([-3, 4], [-4, -2, 0, 2, 4]),
        ([0.04], [0, 0.01, 0.02, 0.03, 0.04]),
        ([90_000], [0, 25_000, 50_000, 75_000, 100_000]),
    ],
)
def test_an_axis_has_round_numbers_and_a_zero(values, ticks):
    assert charts.nice(values) == ticks


def test_bars_stand_on_zero_and_are_as_long_as_their_values():
    drawn = charts.measured(chart("bar", "t", {"a": [10, -5, 0]}, ["x", "y", "z"]))
    up, down, none = drawn.series[0].marks
    assert up.y + up.height == pytest.approx(drawn.baseline)
    assert down.y == pytest.approx(drawn.baseline)
    assert up.height == pytest.approx(2 * down.height, abs=0.2)
    assert none.height == 0.5


def test_a_number_stands_clear_of_its_bar():
    up, down = charts.measured(chart("bar", "t", {"a": [10, -5]}, ["x", "y"])).series[0].marks
    assert up.words_y < up.y
    assert down.words_y > down.y + down.height


def test_an_axis_writes_large_numbers_short():
    drawn = charts.measured(chart("line", "t", {"a": [150_000]}, ["x"]))
    assert [tick.words for tick in drawn.ticks] == ["0", "50k", "100k", "150k"]


def test_a_line_passes_over_what_has_no_value():
    block = chart("line", "t", {"a": [1, 2, 3]}, ["x", "y", "z"])
    del block["chart"]["series"][0]["data"][1]
    drawn = charts.measured(block)
    assert [mark.label for mark in drawn.series[0].marks] == ["x", "z"]
    assert drawn.rows[1] == ("y", "no value")


def test_the_pieces_of_a_pie_are_the_whole_of_it():
    segments = [{"label": name, "value": value} for name, value in (("a", 1), ("b", 1), ("c", 2))]
    drawn = charts.measured({"title": "t", "chart": {"type": "pie", "segments": segments}})
    assert [one.share for one in drawn.slices] == ["25%", "25%", "50%"]
    assert drawn.slices[0].path == "M0 0 L0 -100 A100 100 0 0 1 100 0 Z"


def test_a_pie_of_one_piece_is_a_disc():
    drawn = charts.measured({"title": "t", "chart": {"type": "pie", "segments": [{"label": "a", "value": 3}]}})
    assert drawn.slices[0].path == ""


def test_a_chart_is_told_in_a_sentence():
    drawn = charts.measured(chart("bar", "Week", {"km": [8, 6.5]}, ["Mon", "Tue"]))
    assert drawn.summary == "Week, a bar chart. Mon: km 8; Tue: km 6.5."


@pytest.mark.parametrize("categories", [2, 7, 20])
def test_categories_do_not_run_into_each_other(categories):
    names = [f"Category number {n}"[:20] for n in range(categories)]
    drawn = charts.measured(chart("bar", "t", {"a": [1] * categories}, names))
    for left, right in zip(drawn.categories, drawn.categories[1:], strict=False):
        assert left.at + len(left.words) * 9.5 / 2 <= right.at - len(right.words) * 9.5 / 2


@pytest.mark.parametrize(
    "broken",
    [
        {"type": "donut", "series": [], "axis_config": {"categories": []}},
        {"type": "bar", "series": [], "axis_config": {"categories": ["a"]}},
        {
            "type": "bar",
            "series": [{"name": "a", "data": [{"label": "?", "value": 1}]}],
            "axis_config": {"categories": ["a"]},
        },
        {
            "type": "bar",
            "series": [{"name": "a", "data": [{"label": "a", "value": float("inf")}]}],
            "axis_config": {"categories": ["a"]},
        },
        {"type": "pie", "segments": [{"label": "a", "value": 0}]},
        {"type": "pie", "segments": [{"label": "a", "value": 2}, {"label": "b", "value": -1}]},
    ],
)
def test_what_slack_would_not_draw_is_refused(broken):
    with pytest.raises(ValueError, match=r".+"):
        charts.measured({"title": "t", "chart": broken})
