"""What a person typed, taken out of what Slack puts around it."""

import pytest

from bot.listeners.words import words_of

TYPED = [
    pytest.param("easy 5k tonight?", "easy 5k tonight?", id="plain words stay"),
    pytest.param("legs &lt; 3 &amp; easy &gt; hard", "legs < 3 & easy > hard", id="escapes are undone"),
    pytest.param("&amp;lt;b&amp;gt;", "&lt;b&gt;", id="and undone once"),
    pytest.param("<@U0BOT00001> easy run", "easy run", id="a mention is left out"),
    pytest.param("<@U0BOT00001|canirun> easy <@W123>run", "easy  run", id="with a label, and in the middle"),
    pytest.param("<!here> <!channel> <!subteam^S1|@runners> run", "run", id="calls to many are left out"),
    pytest.param("<!date^1764000000^{date}|tomorrow> run", "tomorrow run", id="a date is what it shows"),
    pytest.param("run in <#C1|park>", "run in park", id="a channel is its name"),
    pytest.param("<http://10k.run|10k.run> tomorrow", "10k.run tomorrow", id="a link is its label"),
    pytest.param("see <https://example.com/?a=1&amp;b=2> run", "see   run", id="a bare address says nothing"),
    pytest.param("<mailto:a@b.c|a@b.c>", "a@b.c", id="nor does a mail's"),
    pytest.param("a\x00b\x07c\x1bd\x7f", "abcd", id="control characters are left out"),
    pytest.param("a\u202eb\u2066c\u2069", "abc", id="and those that turn the text around"),
    pytest.param("two\nlines\tand a tab", "two\nlines\tand a tab", id="lines and tabs stay"),
    pytest.param("👩\u200d🦰 \u200frun", "👩\u200d🦰 \u200frun", id="what joins emoji stays"),
    pytest.param("5 < 6", "5 < 6", id="a lone bracket stays"),
    pytest.param("<", "<", id="alone too"),
    pytest.param(" \n ", "", id="nothing is nothing"),
    pytest.param("<" * 5_000, "<" * 5_000, id="many brackets are quick"),
]


@pytest.mark.parametrize(("text", "words"), TYPED)
def test_words_are_as_they_were_typed(text, words):
    assert " ".join(words_of(text).split(" ")) == words
