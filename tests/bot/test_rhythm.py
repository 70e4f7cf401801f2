"""Words for when something comes by itself."""

import contextlib
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.errors import BadInput
from bot.rhythm import away_until, in_words, meant, times_of

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("", "07:30 every day"),
        ("7:15", "07:15 every day"),
        ("7:15 weekdays", "07:15 Mon–Fri"),
        ("weekdays at 7:15", "07:15 Mon–Fri"),
        ("every weekday at 7:15, please", "07:15 Mon–Fri"),
        ("monday to friday 7:15", "07:15 Mon–Fri"),
        ("7 mon through thu", "07:00 Mon–Thu"),
        ("fri-mon 8", "08:00 Mon, 08:00 Fri–Sun"),
        ("7.15am tue/thu", "07:15 Tue, 07:15 Thu"),
        ("7 pm sundays", "19:00 Sun"),
        ("12 am", "00:00 every day"),
        ("7:15 weekdays and 9 on the weekend", "07:15 Mon–Fri, 09:00 Sat–Sun"),
        ("weekdays 7 weekends 9", "07:00 Mon–Fri, 09:00 Sat–Sun"),
        ("7:15 except sundays", "07:15 Mon–Sat"),
        ("7:15 daily off sundays", "07:15 Mon–Sat"),
        ("sunday off, weekdays 7", "07:00 Mon–Fri"),
        ("not sunday", "07:30 Mon–Sat"),
        ("weekends", "07:30 Sat–Sun"),
        ("every morning at 7", "07:00 every day"),
        ("6:30 mon-fri, sat 9", "06:30 Mon–Fri, 09:00 Sat"),
        ("sat 9 and 6:30 mon-fri", "06:30 Mon–Fri, 09:00 Sat"),
        ("mon, wed and fri 7", "07:00 Mon, 07:00 Wed, 07:00 Fri"),
    ],
)
def test_times_are_read_before_and_behind_their_days(words, times):
    assert in_words(times_of(words)) == times


@pytest.mark.parametrize(
    "words", ["whenever", "25:00", "7:15 8:00", "7:15 weekdays 9:00", "6:30 mon - fri sat 9", "never"]
)
def test_what_cannot_be_read_for_sure_is_not_guessed(words):
    with pytest.raises(BadInput, match="Try"):
        times_of(words)


@pytest.mark.parametrize(
    ("said", "verb"),
    [
        ("turn off the morning check-in", ("checkin", "off")),
        ("No more check-ins!", ("checkin", "off")),
        ("stop the check ins please", ("checkin", "off")),
        ("change my check-in to 8:15", ("checkin", "8:15")),
        ("switch the check-in on", ("checkin", "on")),
        ("check-in weekdays at 7", ("checkin", "weekdays at 7")),
        ("send me a check-in every morning at 7", ("checkin", "every morning at 7")),
        ("I'm on vacation until Monday", ("ooo", "until Monday")),
        ("out of office for 2 weeks", ("ooo", "for 2 weeks")),
        ("pause the check-ins for 3 days", ("ooo", "for 3 days")),
        ("on holiday until 2026-12-24", ("ooo", "until 2026-12-24")),
        ("remind me every morning at 7", ("checkin", "every morning at 7")),
        ("please message me weekdays 7:15", ("checkin", "weekdays 7:15")),
        ("stop all messages", ("stop", "")),
        ("Please stop messaging me!", ("stop", "")),
        ("unsubscribe", ("stop", "")),
        ("remind me to do legs every monday at 7", None),
        ("remind me tomorrow at 7", None),
        ("why did my check-in stop?", None),
        ("don't send me check-ins on Sundays", None),
        ("I'm away until Monday, can I run on Sunday?", None),
        ("sprints tomorrow? heavy squats last night", None),
    ],
)
def test_sentences_that_mean_a_verb(said, verb):
    assert meant(said) == verb


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("3 days", 28),
        ("for a week", 32),
        ("until Monday", 30),
        ("until tomorrow", 26),
        ("till next wednesday", 32),
        ("until 2026-11-27", 27),
    ],
)
def test_away_until_a_day(words, back):
    assert (away_until(words, WEDNESDAY) - date(2026, 10, 31)).days == back


@pytest.mark.parametrize("words", ["a while", "until 2026-11-25", "0 days", "until 2029-01-01", "900 days"])
def test_away_for_nothing_or_for_ever_is_refused(words):
    with pytest.raises(BadInput, match="Try"):
        away_until(words, WEDNESDAY)


SAID = st.lists(
    st.sampled_from(
        "7:15 9 25:00 7pm weekdays weekends mon-fri monday to friday except off not every check-in for 3 days until 1"
        " week next ooo on 2026-13-40 99999999999 ½ ٣ — /".split(" ")
    ),
    max_size=12,
).map(" ".join)


@given(SAID | st.text(max_size=60))
@example("until 0000-01-01")
@example("for 999 weeks")
@example("")
def test_any_words_are_read_or_refused_in_words(words):
    with contextlib.suppress(BadInput):
        assert any(times_of(words))
    with contextlib.suppress(BadInput):
        assert away_until(words, WEDNESDAY) > WEDNESDAY
    verb = meant(words)
    assert verb is None or verb[0] in {"checkin", "ooo"}
