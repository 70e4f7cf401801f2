"""mrkdwn is what Slack makes of it, and nothing that it says becomes HTML."""

import time

import pytest

from bot.playground import drawing
from bot.playground.drawing import mrkdwn
from tests.playground.drawing.gallery import VIEWER


def drawn(text, **options):
    return str(mrkdwn.drawn(text, VIEWER, **options))


def code(text):
    return f'<code class="bk-code">{text}</code>'


def quote(text):
    return f'<blockquote class="bk-quote">{text}</blockquote>'


def link(url, words):
    return f'<a class="bk-link" href="{url}" target="_blank" rel="noopener noreferrer">{words}</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("*go*", "<strong>go</strong>", id="bold"),
        pytest.param("_go_", "<em>go</em>", id="italic"),
        pytest.param("~go~", "<del>go</del>", id="struck"),
        pytest.param("`go`", code("go"), id="code"),
        pytest.param("*go _now_ ~or~*", "<strong>go <em>now</em> <del>or</del></strong>", id="marks inside marks"),
        pytest.param("snake_case_here", "snake_case_here", id="a mark inside a word is none"),
        pytest.param("_snake_case_", "<em>snake_case</em>", id="a word with marks inside can be italic"),
        pytest.param("2*3*4", "2*3*4", id="a product is not bold"),
        pytest.param("3 * 4 * 5", "3 * 4 * 5", id="a mark with space around is none"),
        pytest.param("*a * b*", "*a * b*", id="no mark inside its own kind"),
        pytest.param("**go**", "**go**", id="two stars are Markdown, not mrkdwn"),
        pytest.param("(*go*), *now*!", "(<strong>go</strong>), <strong>now</strong>!", id="punctuation is no word"),
        pytest.param("*one\ntwo*", "*one<br>two*", id="marks end with their line"),
        pytest.param("`a *b* <@U0MAYA>`", code("a *b* &lt;@U0MAYA&gt;"), id="nothing is read inside code"),
        pytest.param("*`a*b` c*", f"<strong>{code('a*b')} c</strong>", id="a star in code closes nothing"),
        pytest.param("• one\n- two", "• one<br>- two", id="bullets stay text"),
        pytest.param("a\n\nb", "a<br><br>b", id="an empty line stays"),
        pytest.param("a\r\nb", "a<br>b", id="a carriage return is no second line"),
        pytest.param("> one\n> two\nthree", quote("one<br>two") + "three", id="quoted lines are one quote"),
        pytest.param("&gt; one", quote("one"), id="a quote as Slack escapes it"),
        pytest.param("a > b", "a &gt; b", id="a mark within a line quotes nothing"),
        pytest.param(">>> one\ntwo", quote("one<br>two"), id="three quote all that follows"),
        pytest.param("> *go*", quote("<strong>go</strong>"), id="marks in a quote"),
        pytest.param("a\n```x *y*\nz```\nb", 'a<pre class="bk-pre">x *y*\nz</pre>b', id="a fence keeps its lines"),
        pytest.param("```\nx\n```", '<pre class="bk-pre">x</pre>', id="a fence on lines of its own has none to spare"),
        pytest.param("```not closed", "```not closed", id="an open fence is text"),
        pytest.param("&lt;b&gt; &amp;amp; &quot;", "&lt;b&gt; &amp;amp; &amp;quot;", id="three escapes and no others"),
        pytest.param(
            "<https://a.b/?x=1&amp;y=2|see *this*>", link("https://a.b/?x=1&amp;y=2", "see *this*"), id="a link"
        ),
        pytest.param("<https://a.b>", link("https://a.b", "https://a.b"), id="a link without a label"),
        pytest.param("<mailto:a@b.c|a@b.c>", link("mailto:a@b.c", "a@b.c"), id="a mail address"),
        pytest.param(
            "(see https://a.b/c_d_e.)", f"(see {link('https://a.b/c_d_e', 'https://a.b/c_d_e')}.)", id="a bare address"
        ),
        pytest.param("*<https://a.b|x>*", f"<strong>{link('https://a.b', 'x')}</strong>", id="a bold link"),
        pytest.param("<@U0MAYA>", '<span class="bk-mention" data-user="U0MAYA">@Maya</span>', id="a person"),
        pytest.param("<@U0NOBODY|bob>", '<span class="bk-mention" data-user="U0NOBODY">@bob</span>', id="a stranger"),
        pytest.param("<#C0RUN>", '<span class="bk-mention" data-channel="C0RUN">#running</span>', id="a channel"),
        pytest.param("<!here>", '<span class="bk-mention bk-broadcast">@here</span>', id="everybody here"),
        pytest.param("<!subteam^S1|@runners>", '<span class="bk-mention bk-broadcast">@runners</span>', id="a group"),
        pytest.param(
            "<!date^1764127800^{date_short} at {time}|then>",
            '<time class="bk-date" data-epoch="1764127800">26 Nov 2025 at 04:30</time>',
            id="a date in the viewer's zone",
        ),
        pytest.param("<!date^soon^{time}|then &amp; there>", "then &amp; there", id="no date is its fallback"),
        pytest.param(":nope: 10:30:45", ":nope: 10:30:45", id="an unknown name stays text"),
        pytest.param("<script>", "&lt;script&gt;", id="what is no address stays text"),
    ],
)
def test_mrkdwn(text, html):
    assert drawn(text) == html


def test_verbatim_leaves_bare_addresses_alone():
    assert drawn("https://a.b <https://a.b>", verbatim=True) == f"https://a.b {link('https://a.b', 'https://a.b')}"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        " javascript:x",
    ],
)
def test_an_address_that_runs_or_reads_something_is_no_link(url):
    assert mrkdwn.address(url) is None
    assert "href" not in drawn(f"<{url}|press me>")


HOSTILE = [
    "<script>alert(1)</script>",
    "\"quotes\" and 'more' onmouseover=alert(1)",
    "{{ 7*7 }} {% raw %}",
    "line\u2028separator\u2029and\u0085next",
    "\u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd",
    "zero\u200bwidth\u200d\ufeff",
    '<https://a.b/"onload=alert(1)|"><img src=x>',
    '<@U"><b>|<i>>',
    '<!date^1^"><b>{time}|"><b>>',
    "x" * 3000,
    "*" * 3000,
    "&lt;img src=x onerror=alert(1)&gt;",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("kind", ["mrkdwn", "plain_text"])
def test_nothing_that_is_said_becomes_a_tag_or_a_template(text, kind):
    block = {"type": "section", "block_id": "b", "text": {"type": kind, "text": text}}
    html = str(drawing.draw_message([block], "", VIEWER))
    for tag in ("<script", "<img", "<b>", "<i>", '" onload', '"onload'):
        assert tag not in html
    assert "49" not in html
    assert text[:5] not in '<scri"quot' or "&" in html


@pytest.mark.parametrize(
    "text",
    [
        "*a " * 10_000,
        "_a" * 20_000,
        "<" * 20_000,
        "*<" * 10_000,
        " _a_a" * 8_000,
        ">" * 20_000,
        "```" * 10_000,
        "*`" * 9_999,
        "*`a" * 9_999,
        "https://" + ")" * 20_000 + "x",
    ],
    ids=lambda text: text[:9],
)
def test_nothing_takes_long(text):
    begun_s = time.process_time()
    drawn(text)
    assert time.process_time() - begun_s < 5  # a hundredth of it; without a guard, minutes


def test_plain_text_is_never_mrkdwn():
    assert drawing.plain("*no* <@U0MAYA> &amp; _no_") == "*no* &lt;@U0MAYA&gt; &amp;amp; _no_"
