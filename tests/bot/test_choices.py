"""What can be chosen under an answer; also on days when clocks change."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from advice.nouns import RunKind
from bot.choices import kinds, times
from bot.coach import ask
from bot.training import Asker

BERLIN = "Europe/Berlin"


def offered(words, at, *, hours12=False, now=None, tz=BERLIN):
    return times(ask(words, Asker(at, tz, hours12=hours12), command="run"), now or at)


def at(year, month, day, hour, minute=0, *, tz=BERLIN, fold=0):
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(tz), fold=fold)


def test_times_are_those_still_to_come_without_the_one_that_was_asked():
    labels = [one.label for one in offered("easy run tomorrow at noon", at(2026, 11, 25, 9))]
    assert labels == [
        "Today, noon · Wed 25 Nov 12:00",
        "Today, evening · Wed 25 Nov 18:00",
        "Tomorrow, morning · Thu 26 Nov 07:00",
        "Tomorrow, evening · Thu 26 Nov 18:00",
        "In two days, morning · Fri 27 Nov 07:00",
        "In two days, noon · Fri 27 Nov 12:00",
        "In two days, evening · Fri 27 Nov 18:00",
    ]


def test_the_moment_when_it_opens_comes_first():
    first, *_ = offered("sprints tomorrow? heavy squats today 7am to 8am", at(2026, 11, 25, 9))
    assert first.label == "When it opens · Fri 27 Nov 08:00"
    assert datetime.fromisoformat(first.value) == at(2026, 11, 27, 8)


def test_they_are_told_by_the_clock_of_whoever_reads_them():
    assert "Today, evening · Wed 25 Nov 6:00 pm" in [
        one.label for one in offered("easy run", at(2026, 11, 25, 9), hours12=True)
    ]


def test_an_answer_without_a_verdict_offers_none():
    assert offered("asdf", at(2026, 11, 25, 9)) == ()


@pytest.mark.parametrize(
    ("now", "tz"),
    [
        pytest.param(at(2026, 10, 24, 9), BERLIN, id="Berlin, the day before it gains an hour"),
        pytest.param(at(2026, 10, 25, 0, 30), BERLIN, id="Berlin, that night"),
        pytest.param(at(2026, 10, 25, 2, 30, fold=1), BERLIN, id="Berlin, in the hour that comes twice"),
        pytest.param(at(2027, 3, 27, 23, 30), BERLIN, id="Berlin, the evening before it loses an hour"),
        pytest.param(at(2026, 10, 31, 22, tz="America/New_York"), "America/New_York", id="New York gains an hour"),
        pytest.param(at(2026, 11, 1, 1, 30, tz="America/New_York", fold=1), "America/New_York", id="New York, twice"),
        pytest.param(
            at(2026, 10, 3, 23, tz="Australia/Lord_Howe"), "Australia/Lord_Howe", id="Lord Howe, by half an hour"
        ),
    ],
)
def test_where_clocks_change_a_morning_is_still_at_seven_and_an_instant(now, tz):
    choices = offered("easy run", now, tz=tz)
    assert len(choices) >= 6
    for label, value in choices:
        told = datetime.fromisoformat(value)
        assert told > now
        assert told.astimezone(ZoneInfo(tz)).strftime("%H:%M") in {"07:00", "12:00", "18:00"}
        assert label.endswith(told.astimezone(ZoneInfo(tz)).strftime("%H:%M"))
    instants = [datetime.fromisoformat(one.value).timestamp() for one in choices]
    assert instants == sorted(set(instants))


def test_kinds_are_grouped_by_how_hard_they_are_without_the_one_that_was_asked():
    groups = dict(kinds(ask("tempo tomorrow", Asker(at(2026, 11, 25, 9), BERLIN), command="run")))
    assert list(groups) == ["Easy", "Moderate", "Hard"]
    values = [RunKind(choice.value) for choices in groups.values() for choice in choices]
    assert RunKind.TEMPO not in values
    assert RunKind.EASY in values
    assert len(values) == len(set(values)) == 14


def test_lifting_has_no_kinds_of_run():
    assert kinds(ask("tomorrow", Asker(at(2026, 11, 25, 9), BERLIN), command="legs")) == ()


def test_labels_and_values_fit_into_slack():
    for one in offered("sprints tomorrow? heavy squats today 7am to 8am", at(2026, 11, 25, 9), hours12=True):
        assert len(one.label) <= 75
        assert len(one.value) <= 75
