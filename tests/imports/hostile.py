"""Files made to hurt, read in a process of its own: `python -m tests.imports.hostile NAME` within limits.

Prints what came of it: the seconds it took, the megabytes at most, and the words. Run by test_hostile.py.
"""

import resource
import sys
import time

from advice.models import Athlete
from bot.errors import BadInput
from bot.imports import read
from bot.imports.preview import preview
from tests.imports.hostile_recordings import RECORDINGS
from tests.imports.told import reading

MEGABYTE = 1_000_000
MOST = 20 * MEGABYTE
HEVY = "title,start_time,end_time,exercise_title,set_type,weight_kg,reps,distance_km,duration_seconds\n"
EXPORT = b'{"canirun_export": 1, "sessions": ['


def _rows(count, row):
    return (HEVY + "".join(row(number) for number in range(count))).encode()[:MOST]


FILES = {
    "every row names another exercise": lambda: _rows(
        99_999, lambda i: f"A,2025-0{1 + i % 9}-{1 + i % 28:02} {i % 24:02}:00,,Squat {i} press,normal,{i % 99},5,,\n"
    ),
    "every row is a session": lambda: _rows(
        99_999,
        lambda i: f"A,{1990 + i // 4000}-01-01 {i % 4000 // 60 % 24:02}:{i % 60:02}:{i % 59:02},,Squat,normal,9,5,,\n",
    ),
    "one session without end": lambda: _rows(99_999, lambda i: f"A,2025-01-01 10:00,,Squat {i},normal,{i % 99},5,,\n"),
    "every name is as long as can be": lambda: _rows(
        99_999, lambda i: f"A,2025-01-01 10:00,,{'squat press ' * 14}{i},normal,{i % 99},5,,\n"
    ),
    "no row is understood": lambda: _rows(99_999, lambda _: "A,yesterday,,Squat,normal,1,1,,\n"),
    "times of spaces": lambda: _rows(99_999, lambda _: f"A,1{' ' * 150}x,,Squat,normal,1,1,,\n"),
    "a quote that is never closed": lambda: HEVY.encode() + b'A,"' + b"x" * (MOST - 200),
    "quotes that are never closed": lambda: (HEVY.encode() + (b'"' + b"x" * 140_000 + b"\n") * 200)[:MOST],
    "nothing but commas": lambda: HEVY.encode() + b"," * (MOST - 200),
    "nothing but lines": lambda: HEVY.encode() + b"\n" * (MOST - 200),
    "a header of commas": lambda: b"," * MOST,
    "nothing but zeros": lambda: b"\0" * (MOST - 1) + b"a",
    "an export of a million empty objects": lambda: EXPORT + b"{}," * 6 * MEGABYTE + b"{}]}",
    "an export that is nested without end": lambda: EXPORT + b"[" * 19 * MEGABYTE,
    "an export of numbers": lambda: EXPORT + b"1," * 9 * MEGABYTE + b"1]}",
    "an export of strings": lambda: EXPORT + b'"abc",' * 3 * MEGABYTE + b"1]}",
    **RECORDINGS,
}


def main(name):
    content = FILES[name]()
    begun_s = time.process_time()
    try:
        found = read(content, reading())
        words = str(preview(found, (), Athlete()).sessions)
    except BadInput as error:
        words = str(error)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    sys.stdout.write(f"{time.process_time() - begun_s:.1f} {most / MEGABYTE:.0f} {words}\n")


if __name__ == "__main__":
    main(sys.argv[1])
