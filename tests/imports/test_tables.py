"""One table in every dialect of CSV, and what is no table at all."""

import codecs

import pytest

from bot.errors import BadInput
from tests.imports.told import content, found_in

PLAIN = content("hevy.csv").decode()
ACCENTS = PLAIN.replace("Squat (Barbell)", "Kniebeuge für Große").replace("Plank", "Développé couché")
STRONG = content("strong_german.csv").decode()


def told(found):
    return [(one.uid, one.what) for one in found.sessions]


@pytest.mark.parametrize(
    "bytes_of",
    [
        pytest.param(lambda text: text.encode(), id="UTF-8"),
        pytest.param(lambda text: text.encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param(lambda text: text.encode("utf-16"), id="UTF-16 with a mark"),
        pytest.param(lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"), id="UTF-16, big end first"),
        pytest.param(lambda text: text.encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param(lambda text: text.encode("cp1252"), id="what Windows writes"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="lines that end as on Windows"),
        pytest.param(lambda text: text.replace("\n", "\r").encode(), id="lines that end as on an old Mac"),
        pytest.param(lambda text: f"sep=,\n{text}".encode(), id="a first line for Excel"),
        pytest.param(lambda text: f"\n\n{text}\n\n ,,\n".encode(), id="blank lines around it"),
        pytest.param(lambda text: text.replace('","', '", "').encode(), id="a space after each comma"),
    ],
)
def test_a_table_reads_the_same_in_every_dialect(bytes_of):
    assert told(found_in(bytes_of(ACCENTS))) == told(found_in(ACCENTS))


@pytest.mark.parametrize("delimiter", [",", "\t", "|"])
def test_a_table_reads_the_same_with_every_delimiter(delimiter):
    other = STRONG.replace("60,0", "60").replace("100,0", "100").replace(";", delimiter)
    assert told(found_in(other, weight_unit="kg")) == told(found_in(STRONG, weight_unit="kg"))


def test_columns_in_another_order_with_more_of_them_read_the_same():
    lines = [line.split(";") for line in STRONG.splitlines()]
    turned = "\n".join(";".join([*reversed(line), "more"]) for line in lines)
    assert told(found_in(turned, weight_unit="kg")) == told(found_in(STRONG, weight_unit="kg"))


def test_a_quote_that_is_never_closed_loses_what_is_in_it_and_no_more():
    found = found_in(PLAIN + 'Legs,"2026-11-08 17:30,' + "x" * 200_000)
    assert told(found) == told(found_in(PLAIN))
    assert "quote" in found.problems[0].what


@pytest.mark.parametrize(
    ("given", "words"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"\xef\xbb\xbf \r\n\r\n", "empty", id="nothing but a mark and lines"),
        pytest.param(b"PK\x03\x04rest", "packed", id="a zip"),
        pytest.param(b"\x1f\x8brest", "packed", id="a gz"),
        pytest.param(b"<!DOCTYPE html><html>log in</html>", "web page", id="a page that asks to log in"),
        pytest.param(b"a,b,c\n1,2,3\n", "do not know", id="another table"),
        pytest.param(b"%PDF-1.7 and so on", "do not know", id="a PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "do not know", id="a picture"),
        pytest.param(b'{"id": 1}', "do not know", id="another JSON"),
        pytest.param(b"\xef\xbb\xbfid,status,kind,start\r\n", "canirun.json", id="a table of our own export"),
        pytest.param(b'{"canirun_export": 1, "sessions": [', "cut off", id="half of our own export"),
        pytest.param(b'{"canirun_export": 2, "sessions": []}', "newer", id="an export of tomorrow"),
        pytest.param(b"x" * 20_000_001, "20 MB", id="too large"),
    ],
)
def test_what_is_no_file_of_ours_gets_a_clear_word(given, words):
    with pytest.raises(BadInput, match=words):
        found_in(given)


def test_too_many_rows_get_a_clear_word():
    with pytest.raises(BadInput, match="more than 5 rows"):
        found_in("hevy.csv", rows_most=5)


def test_a_table_without_rows_has_no_sessions():
    found = found_in(PLAIN.splitlines()[0] + "\n")
    assert (found.format, found.sessions, found.problems) == ("Hevy", (), ())
