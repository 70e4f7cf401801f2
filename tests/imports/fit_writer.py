"""Writes FIT files for the tests: a header, messages of the fields that are told, a checksum."""

import struct
from datetime import UTC, datetime
from itertools import chain

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
U8, U16, U32, STRING, ENUM = (0x02, "B"), (0x84, "H"), (0x86, "I"), (0x07, "s"), (0x00, "B")

MESSAGES = {
    "file_id": (0, {"type": (0, ENUM, 1), "serial_number": (3, (0x8C, "I"), 1), "time_created": (4, U32, 1)}),
    "sport": (12, {"sport": (0, ENUM, 1)}),
    "session": (
        18,
        {
            "timestamp": (253, U32, 1), "start_time": (2, U32, 1), "sport": (5, ENUM, 1), "sub_sport": (6, ENUM, 1),
            "total_elapsed_time": (7, U32, 1000), "total_timer_time": (8, U32, 1000), "total_distance": (9, U32, 100),
            "total_training_effect": (24, U8, 10), "total_ascent": (22, U16, 1), "total_descent": (23, U16, 1),
            "workout_rpe": (193, U8, 1),
        },
    ),
    "lap": (
        19,
        {
            "timestamp": (253, U32, 1), "start_time": (2, U32, 1), "total_timer_time": (8, U32, 1000),
            "total_distance": (9, U32, 100), "intensity": (23, ENUM, 1),
        },
    ),
    "record": (20, {"timestamp": (253, U32, 1), "distance": (5, U32, 100)}),
    "workout": (26, {"wkt_name": (8, STRING, 1)}),
    "workout_step": (27, {"message_index": (254, U16, 1), "intensity": (7, ENUM, 1)}),
    "set": (
        225,
        {
            "timestamp": (254, U32, 1), "start_time": (6, U32, 1), "repetitions": (3, U16, 1), "weight": (4, U16, 16),
            "set_type": (5, U8, 1), "category": (7, U16, 1), "category_subtype": (8, U16, 1),
            "wkt_step_index": (11, U16, 1),
        },
    ),
}  # fmt: skip


def fit_file(*messages):
    """The bytes of messages, each (name, {field: value}); instants are datetimes, the rest as people say it."""
    body = b"".join(chain.from_iterable(_message(name, fields) for name, fields in messages))
    header = struct.pack("<BBHI4s", 14, 0x20, 2132, len(body), b".FIT")
    whole = header + struct.pack("<H", checksum(header)) + body
    return whole + struct.pack("<H", checksum(whole))


def _message(name, fields):
    number, known = MESSAGES[name]
    definition, data = [], b""
    for field, value in fields.items():
        place, (base, code), scale = known[field]
        if isinstance(value, str):
            packed = value.encode() + b"\0"
        else:
            count = (value - EPOCH).total_seconds() if isinstance(value, datetime) else value * scale
            packed = struct.pack(f"<{code}", round(count))
        definition.append(bytes([place, len(packed), base]))
        data += packed
    yield struct.pack("<BBBHB", 0x40, 0, 0, number, len(definition)) + b"".join(definition)
    yield b"\0" + data


def checksum(content):
    table = (
        0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
        0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400,
    )  # fmt: skip
    crc = 0
    for byte in content:
        for half in (byte & 0xF, byte >> 4):
            crc = (crc >> 4) & 0x0FFF ^ table[crc & 0xF] ^ table[half]
    return crc
