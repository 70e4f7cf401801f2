"""A hostile file: never more than 10 s, never more than 500 MB, and a clear word at the end."""

import resource
import struct
import subprocess
import sys
from collections.abc import Callable
from functools import partial

import pytest

from bot.imports.found import SECONDS_MOST
from tests.imports.fit_writer import fit_file

SIZE = 19_900_000
SECONDS = 2  # what the files here are given, so that the tests take less; a person's file is given 8
MARGIN = 2  # to start, and to notice
MEGABYTES = 500
CALENDAR, GPX = b"BEGIN:VCALENDAR\n", b"<gpx><trk><trkseg>"

READ = """
import sys
from datetime import UTC, datetime
from bot.errors import BadInput
from bot.imports import read
from bot.imports.found import Reading
content = sys.stdin.buffer.read()
try:
    reading = Reading(tz="Europe/Berlin", now=datetime(2026, 11, 25, 12, tzinfo=UTC), seconds_most=float(sys.argv[1]))
    found = read(content, reading)
except BadInput as told:
    print("told", told)
else:
    print("found", len(found.sessions), len(found.problems))
"""


def many(head, unit, most=10**9):
    return head + unit * min(most, (SIZE - len(head)) // len(unit))


def event(lines):
    return b"BEGIN:VEVENT\nSUMMARY:run\n" + lines + b"\nEND:VEVENT\n"


def laughs():
    entities = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 20))
    return b'<!DOCTYPE gpx [<!ENTITY a0 "ha">' + entities + b"]><gpx><trk><name>&a19;</name></trk></gpx>"


def fat_fit():
    fields = b"".join(bytes([number, 1, 2]) for number in range(255))
    definition = struct.pack("<BBBHB", 0x40, 0, 0, 20, 255) + fields
    messages = (b"\0" + b"\x50" * 255) * 70_000
    header = fit_file()[:4] + struct.pack("<I", len(definition) + len(messages)) + b".FIT\0\0"
    return header + definition + messages + b"\0\0"


def wide():
    return GPX + b"<a " + b" ".join(b'a%d=""' % number for number in range(1_500_000)) + b">"


FILES: dict[str, Callable[[], bytes]] = {
    "a billion laughs": laughs,
    "nested without end": partial(many, GPX, b"<a>"),
    "a tag of a million attributes": wide,
    "millions of elements": partial(many, GPX, b"<a/>"),
    "a number of millions of lines": partial(many, GPX + b"<trkpt><ele>", b"1\n"),
    "as many points as are read": partial(
        many, GPX, b'<trkpt lat="46.4" lon="13.7"><ele>1.5</ele><time>2026-11-01T10:00:00Z</time></trkpt>', 99_999
    ),
    "a FIT file of messages that take long": fat_fit,
    "a calendar of empty folds": partial(many, CALENDAR, b"\n "),
    "a calendar of ends": partial(many, CALENDAR, b"END:X\n"),
    "one event of millions of lines": partial(many, CALENDAR + b"BEGIN:VEVENT\n", b"UID:a\n"),
    "events that never fall": partial(
        many, CALENDAR, event(b"DTSTART:00010101T000000Z\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), 99_999
    ),
    "events that have to be counted": partial(
        many, CALENDAR, event(b"DTSTART:20211126T100000Z\nRRULE:FREQ=DAILY;COUNT=9999"), 99_999
    ),
    "events of endless lists": partial(
        many, CALENDAR, event(b"DTSTART:20211126T100000Z\nRRULE:FREQ=YEARLY;BYDAY=" + b"5MO," * 12_000 + b"MO")
    ),
    "every second since 1970": partial(many, CALENDAR, event(b"DTSTART:19700101T000000Z\nRRULE:FREQ=SECONDLY"), 1),
}


def test_a_persons_file_is_given_less_than_ten_seconds():
    assert SECONDS_MOST + MARGIN <= 10


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (2 * MEGABYTES * 1_000_000, 2 * MEGABYTES * 1_000_000))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS + MARGIN, SECONDS + MARGIN))


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_costs_little_and_is_answered(name):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    done = subprocess.run(
        [sys.executable, "-c", READ, str(SECONDS)],
        input=FILES[name](),
        capture_output=True,
        preexec_fn=limited,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.startswith((b"told That ", b"found "))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert peak == before or peak < MEGABYTES * 1000
