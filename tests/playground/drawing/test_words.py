"""Emoji, dates, rich text and Markdown: the other ways of saying something."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.playground import drawing
from bot.playground.drawing import dates, emoji, markdown, rich
from tests.playground.drawing.gallery import VIEWER
from tests.playground.drawing.kit import AT, line, text

NOW = datetime(2025, 11, 25, 22, 0, tzinfo=UTC)  # 23:00 in Berlin, the evening before AT


@pytest.mark.parametrize(
    ("name", "character"),
    [
        ("runner", "🏃"),
        ("+1", "👍"),
        ("thumbsup", "👍"),
        ("woman-running", "🏃‍♀️"),
        ("large_green_circle", "🟢"),
        ("flag-gb", "🇬🇧"),
        ("+1::skin-tone-2", "👍🏻"),
        ("runner::skin-tone-6", "🏃🏿"),
        ("woman-running::skin-tone-3", "🏃🏼‍♀️"),
        ("fire::skin-tone-3", "🔥🏼"),
        ("nope", None),
    ],
)
def test_emoji_have_the_names_that_slack_gives_them(name, character):
    assert emoji.character(name) == character


def test_an_emoji_is_read_aloud_by_its_name():
    assert 'role="img" aria-label="large green circle"' in emoji.in_markup("go :large_green_circle:!")


@pytest.mark.parametrize(
    ("said", "large"),
    [(":tada:", True), (":tada: :+1::skin-tone-3:", True), (":tada: yes", False), (":nope:", False), ("", False)],
)
def test_a_message_of_emoji_alone_is_large(said, large):
    assert ("bk-jumbo" in drawing.draw_text(said, VIEWER)) == large


def test_a_mention_of_the_viewer_stands_out():
    seen = replace(VIEWER, viewer="U0MAYA")
    assert "bk-broadcast" in drawing.draw_text("<@U0MAYA>", seen)
    assert "bk-broadcast" not in drawing.draw_text("<@U0AKI>", seen)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("{date_num}", "2025-11-26"),
        ("{date_slash}", "26/11/2025"),
        ("{date}", "26 November 2025"),
        ("{date_short}", "26 Nov 2025"),
        ("{date_long}", "Wednesday, 26 November 2025"),
        ("{date_short_pretty} at {time}", "tomorrow at 04:30"),
        ("{time_secs}", "04:30:00"),
        ("{ago}", "in 5 hours"),
        ("{weekday}", None),
        ("no token", None),
    ],
)
def test_a_date_is_written_as_slack_writes_it(form, words):
    assert dates.written(AT, form, replace(VIEWER, now=NOW)) == words


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("{date}", "November 25th, 2025"),
        ("{date_short}", "Nov 25, 2025"),
        ("{date_long}", "Tuesday, November 25th, 2025"),
        ("{date_pretty} {time}", "November 25th, 2025 10:30 PM"),
    ],
)
def test_the_viewers_zone_clock_and_country_decide(form, words):
    assert dates.written(AT, form, drawing.Seen(tz="America/New_York", hours12=True)) == words


@pytest.mark.parametrize("epoch", ["", "x", "-5", "1e9", "9" * 30, None, "nan"])
def test_what_is_no_instant_is_not_written(epoch):
    assert dates.written(epoch, "{time}", VIEWER) is None


def test_styles_of_rich_text_are_nested_tags():
    block = {"elements": [line(text("a<b", bold=True, italic=True, strike=True, code=True))]}
    assert rich.drawn(block, VIEWER) == (
        '<div class="bk-rich"><strong><em><del><code class="bk-code">a&lt;b</code></del></em></strong></div>'
    )


def test_a_list_counts_on_from_its_offset():
    block = {
        "elements": [{"type": "rich_text_list", "style": "ordered", "offset": 4, "indent": 1, "elements": [line("x")]}]
    }
    assert rich.drawn(block, VIEWER) == '<ol class="bk-list bk-indent-1 bk-marks-1" start="5"><li>x</li></ol>'


@pytest.mark.parametrize(
    ("said", "html"),
    [
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
        ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>\n"),
        ("<@U0MAYA> :+1:", '<p><span class="bk-mention" data-user="U0MAYA">@Maya</span> '),
        ("# One", '<h3 class="bk-h1">One</h3>\n'),
        ("|a|\n|-:|\n|1|", '<td class="bk-right">1</td>'),
        ("`a`", '<code class="bk-code">a</code>'),
    ],
)
def test_markdown_is_a_safe_part_of_it(said, html):
    assert html in markdown.drawn(said, VIEWER)


def test_a_picture_in_markdown_is_a_link_to_it():
    drawn = markdown.drawn("![legs](https://a.b/c.png)", VIEWER)
    assert "<img" not in drawn
    assert 'href="https://a.b/c.png"' in drawn
