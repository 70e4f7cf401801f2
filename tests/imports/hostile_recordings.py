"""Recordings and calendars made to hurt, for hostile.py."""

import struct
from collections.abc import Callable
from functools import partial

from tests.imports.fit_writer import fit_file

SIZE = 19_900_000
CALENDAR, GPX = b"BEGIN:VCALENDAR\n", b"<gpx><trk><trkseg>"


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


RECORDINGS: dict[str, Callable[[], bytes]] = {
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
    "events that have to be counted": partial(
        many, CALENDAR, event(b"DTSTART:20211126T100000Z\nRRULE:FREQ=DAILY;COUNT=9999"), 99_999
    ),
    "events of endless lists": partial(
        many, CALENDAR, event(b"DTSTART:20211126T100000Z\nRRULE:FREQ=YEARLY;BYDAY=" + b"5MO," * 12_000 + b"MO")
    ),
    "every second since 1970": partial(many, CALENDAR, event(b"DTSTART:19700101T000000Z\nRRULE:FREQ=SECONDLY"), 1),
}
