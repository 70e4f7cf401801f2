"""Words can be read on what they stand on, by day and by night."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[3] / "templates/playground/static/blocks.css").read_text(encoding="utf-8")


def colours(selector):
    return {
        name: value
        for body in re.findall(re.escape(selector) + r"\s*\{([^}]*)\}", CSS)
        for name, value in re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6});", body)
    }


LIGHT = colours(":where(:root)")
DARK = LIGHT | colours(':where([data-theme="dark"])')


def light_of(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((light_of(one), light_of(other)))
    return (high + 0.05) / (low + 0.05)


WORDS = [
    *((words, ground) for words in ("text", "text-muted") for ground in ("bg", "bg-raised")),
    *((words, "bg") for words in ("link", "danger", "ok", "warn")),
    *((words, "code-bg") for words in ("bk-code", "text")),
    ("accent-text", "accent"),
    ("danger-text", "danger"),
    ("link", "bk-mention-bg"),
    ("bk-broadcast", "bk-broadcast-bg"),
    ("bg", "link"),
]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), WORDS)
def test_words_stand_out(theme, words, ground):
    assert contrast(theme[f"--{words}"], theme[f"--{ground}"]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("shape", ["bk-edge", "focus", *(f"bk-{n}" for n in range(6))])
def test_edges_and_charts_stand_out(theme, shape):
    assert contrast(theme[f"--{shape}"], theme["--bg"]) >= 3


def test_the_night_is_the_same_whoever_asked_for_it():
    assert colours(':where(:root:not([data-theme="light"]))') == colours(':where([data-theme="dark"])')
