"""Findings as a terminal shows them, or a program reads them."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Final

import click

from bot.doctor.finding import Finding, Word
from bot.templates import say

COLOURS: Final[dict[Word, str]] = {"ok": "green", "note": "yellow", "problem": "red"}


def in_words(findings: Iterable[Finding]) -> str:
    """A line for each, and its cure below it; colour beside the word, never instead of it."""
    return say("terminal/doctor.txt.j2", findings=list(findings), coloured=_coloured)


def as_json(findings: Iterable[Finding]) -> str:
    """An array of objects with the fields of a finding."""
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2)


def _coloured(word: Word) -> str:
    return click.style(f"{word:<7}", fg=COLOURS[word], bold=word == "problem")
