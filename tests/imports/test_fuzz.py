"""Whatever bytes are dropped, what comes of them is a Found or a clear word, never a fault."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from advice.models import Athlete
from bot.errors import BadInput
from bot.imports import READERS, read, telling
from bot.imports.found import OWN, FoundSession
from bot.imports.preview import preview
from tests.imports.told import FILES, content, reading

OURS = sorted(path.name for path in FILES.iterdir() if path.is_file())
BITS = [
    b",",
    b";",
    b'"',
    b"\n",
    b"\r",
    b"\0",
    b"\xff",
    b"-",
    b"9" * 40,
    b"1e999",
    b"NaN",
    b"\xef\xbb\xbf",
    b" ",
    b"2026-11-02 17:30",
]
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=25)
CALM = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def tried(given_bytes):
    """Reads, previews and tells it, as the product would."""
    found = refused = None
    try:
        found = read(given_bytes, reading())
    except BadInput as error:
        refused = str(error)
    if found is None:
        assert refused is not None
        assert refused.endswith((".", "?"))
        return None
    looked = preview(found, (), Athlete())
    assert telling.summary(looked)
    assert all(telling.when_of(one, "Europe/Berlin") and telling.what_of(one) for one in looked.add)
    assert all(problem.where and problem.what.endswith((".", "?")) for problem in found.problems)
    return found


@st.composite
def mutated(draw):
    """One of our files with some of its bytes cut out, doubled, replaced or put in."""
    told = bytearray(content(draw(st.sampled_from(OURS))))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(told)))
        length = draw(st.integers(0, 40))
        put = draw(st.one_of(st.sampled_from(BITS), st.binary(max_size=12), st.just(bytes(told[at : at + length]) * 2)))
        told[at : at + length] = put
    return bytes(told)


@CALM
@given(st.binary(max_size=2000))
@example(b'sep=,\n"')
@example(b"\xff\xfe\xff")
@example(b'{"canirun_export":1,"sessions":[null,{"what":{}}]}')
def test_any_bytes(given_bytes):
    tried(given_bytes)


@CALM
@given(mutated())
def test_our_files_mutated(given_bytes):
    tried(given_bytes)


@CALM
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), min_size=9, max_size=9),
    st.sampled_from(["hevy", "strong", "fitbod"]),
)
def test_any_cells_under_a_good_header(cells, app):
    header = content(f"{app}.csv").split(b"\n")[0]
    row = b",".join(b'"' + cell.replace('"', '""').encode("utf-8", "replace") + b'"' for cell in cells)
    tried(header + b"\n" + row + b"\n")


@CALM
@given(WORDS, WORDS, WORDS)
def test_any_weight_repetitions_and_length_of_a_set_leave_the_set(weight, reps, seconds):
    cells = [
        "Legs",
        "2 Nov 2026, 17:30",
        "2 Nov 2026, 18:30",
        "",
        "Squat",
        "",
        "",
        "0",
        "normal",
        weight,
        reps,
        "",
        seconds,
        "",
    ]
    row = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    found = tried(content("hevy.csv").split(b"\n")[0] + b"\n" + row.encode("utf-8", "replace") + b"\n")
    assert found is not None
    assert [one.name for one in found.sessions[0].what.exercises] == ["Squat"]


@pytest.mark.parametrize("name", OURS)
def test_each_of_our_files_is_of_one_format_alone(name):
    assert sum(one.looks_like(content(name)) for one in READERS) == 1


@CALM
@given(st.integers(0, 400))
def test_a_file_that_breaks_off_gives_what_came_before(length):
    told = content("hevy.csv")
    found = tried(told[: len(told) - length])
    assert found is not None
    assert found.sessions


def test_found_sessions_hold_no_more_than_they_may():
    assert set(FoundSession.model_fields) == {"what", "status", "zone", "name", "guessed", "uid", "recurs"}
    assert OWN in {one.name for one in READERS}
