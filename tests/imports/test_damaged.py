"""Whatever happened to a file on its way: a clear word, or what can be read of it; never a traceback."""

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.errors import BadInput
from bot.imports import fit, gpx, ics, tcx
from bot.imports.calendar import as_ics
from bot.imports.found import Found, Reading
from tests.imports.fit_writer import fit_file
from tests.imports.test_calendar import SESSIONS
from tests.imports.test_fit import FILE, SQUAT, at, lifted, session
from tests.imports.test_ics import MOVED, RUN, WEEKLY, calendar

READING = Reading(tz="Europe/Berlin", now=datetime(2026, 10, 20, 12, tzinfo=UTC))
FILES = Path(__file__).parent / "files"
WHOLE = [
    (gpx, (FILES / "run.gpx").read_bytes()),
    (tcx, (FILES / "intervals.tcx").read_bytes()),
    (ics, calendar(RUN, f"UID:w\n{WEEKLY}\nEXDATE:20261029T170000Z\nRDATE:20261029T170000Z", MOVED)),
    (ics, as_ics(SESSIONS, "Europe/Berlin", READING.now)),
    (fit, fit_file(FILE, lifted(0, SQUAT), ("record", {"timestamp": at(1), "distance": 5}), session(workout_rpe=50))),
]


def answered(reader, content):
    try:
        found = reader.FORMAT.read(content, READING)
    except BadInput as told:
        found = str(told)
    assert isinstance(found, Found) or found.endswith(".")


@st.composite
def damaged(draw):
    """A whole file with a few places overwritten, cut out, doubled or put elsewhere."""
    reader, content = draw(st.sampled_from(WHOLE))
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(content)))
        end = draw(st.integers(begin, min(len(content), begin + 40)))
        filled = draw(st.binary(max_size=8) | st.just(content[begin:end] * 2) | st.sampled_from(WORDS))
        content = content[:begin] + filled + content[end:]
    return reader, content


WORDS = [
    b"\n", b"\0", b"-1", b"1e999", b"NaN", b"99999999999999999999", b";TZID=", b":", b"<trk>", b"</trk>", b"\xff",
    b"BEGIN:VEVENT\n", b"END:VEVENT\n", b"RRULE:FREQ=YEARLY\n", b"DTSTART:00010101T000000\n", b"DTEND:99991231\n",
    b"<!DOCTYPE a>",
]  # fmt: skip


@settings(max_examples=400)
@given(damaged())
def test_a_damaged_file_is_answered(one):
    reader, content = one
    answered(reader, content)


@settings(max_examples=200)
@given(st.sampled_from([fit, gpx, tcx, ics]), st.binary(max_size=400))
@example(fit, b"\x0e\x20\x54\x08\xff\xff\xff\xff.FIT\0\0@\0\0\x14\0\x01\xfd\x04\x86\0")
@example(ics, b"BEGIN:VEVENT\nSUMMARY:run\nDTSTART:00010101T000000\nRRULE:FREQ=DAILY\nEND:VEVENT")
@example(ics, b"BEGIN:VEVENT\nSUMMARY:run\nDTSTART:99991231T230000\nDURATION:P2D\nRRULE:FREQ=MONTHLY\nEND:VEVENT")
def test_any_bytes_are_answered(reader, content):
    answered(reader, content)


@given(st.sampled_from(WHOLE), st.data())
def test_a_file_cut_anywhere_is_answered(one, data):
    reader, content = one
    answered(reader, content[: data.draw(st.integers(0, len(content)))])
