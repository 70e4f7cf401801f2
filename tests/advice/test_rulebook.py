"""The table, its files, its tests and its printed form tell the same."""

import importlib
import re
from pathlib import Path

import pytest

from advice.documents import CONFLICTS, TITLES, title_of
from advice.items import ITEMS
from advice.kinds import KINDS
from advice.leg_day import STEPS
from advice.not_yet import NOT_YET
from advice.nouns import Basis
from advice.rule import Rule
from advice.rulebook import RESTS_ON, WIDTH, as_markdown, as_text
from advice.rules import RULES
from advice.rules.kind_note import kind_note

ROOT = Path(__file__).parents[2]
FILES = sorted(path.stem for path in (ROOT / "advice" / "rules").glob("*.py") if path.stem != "__init__")
ABOUT_MORE = set(
    "engine headline kinds leg_day openings promises review review_promises rule rulebook scenarios".split()
)
LEG_ITEMS = {item for _, items in STEPS for item in items}
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def file_of(rule):
    return rule.check.__module__.rpartition(".")[2]


# One rule, one file, one test of the same name, one line in the table


def test_every_rule_file_is_one_line_of_the_table():
    assert sorted(file_of(rule) for rule in RULES) == FILES


@pytest.mark.parametrize("name", FILES)
def test_a_rule_file_holds_one_rule(name):
    module = importlib.import_module(f"advice.rules.{name}")
    rules = [value for value in vars(module).values() if isinstance(value, Rule)]
    assert len(rules) == 1
    assert (module.__doc__ or "").startswith(f"{rules[0].code}: ")


def test_every_rule_has_a_test_of_the_same_name_and_every_test_its_rule():
    tests = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert tests == {*FILES, *ABOUT_MORE}


@each_rule
def test_the_test_of_a_rule_tries_that_rule(rule):
    text = (Path(__file__).parent / f"test_{file_of(rule)}.py").read_text(encoding="utf-8")
    assert f"from advice.rules.{file_of(rule)} import" in text


def test_codes_are_unique():
    assert len({rule.code for rule in RULES}) == len(RULES)


# A rule describes itself


@each_rule
def test_a_rule_has_a_title_a_source_a_why_and_its_limits(rule):
    assert re.fullmatch(r"[A-Z].+\.", rule.title)
    assert rule.may_cite
    assert rule.why.endswith(".")
    assert rule.limits.endswith(".")
    assert set(rule.may_cite) <= ITEMS.keys()


@each_rule
def test_a_docstring_has_no_part_that_nobody_reads(rule):
    assert set(re.findall(r"^([A-Z]\w+):", rule.check.__doc__.replace("    ", ""), re.MULTILINE)) <= {
        "Why",
        "Limits",
        "Cites",
    }


def test_every_conflict_that_a_rule_names_is_told():
    named = {
        code for path in (ROOT / "advice").rglob("*.py") for code in re.findall(r'"(C\d\d)"', path.read_text("utf-8"))
    }
    assert named == CONFLICTS.keys()


def test_the_note_on_kinds_declares_the_items_of_every_kind():
    assert set(kind_note.may_cite) == {item for kind in KINDS.values() for item in kind.cites}


# Every item that drives a rule drives one, or says why not yet


def test_every_first_rank_item_is_ruled_or_says_why_not_yet():
    ruled = LEG_ITEMS | {item for rule in RULES for item in rule.may_cite}
    first_rank = {name for name, item in ITEMS.items() if item.priority == "P1"}
    assert first_rank - ruled == NOT_YET.keys()


def test_the_items_are_numbered_and_belong_to_a_document():
    assert list(ITEMS) == [f"G{number:02}" for number in range(1, 97)]
    assert {item.document for item in ITEMS.values()} == TITLES.keys()


# Its printed form


def test_rulebook_md_is_what_the_rules_say():
    told = (ROOT / "advice" / "RULEBOOK.md").read_text(encoding="utf-8")
    assert told == as_markdown(), "advice/RULEBOOK.md is stale: make rulebook"


@each_rule
def test_it_prints_all_of_a_rule(rule):
    book = as_markdown()
    start = book.index(f"### {rule.code}: {rule.title}")
    told = book[start:].partition("\n#")[0]
    assert f"**[{rule.basis}]** {RESTS_ON[rule.basis]}" in told
    assert f"- Why: {rule.why}" in told
    assert f"- Limits: {rule.limits}" in told
    assert rule.chooses in told
    for item in rule.may_cite:
        assert f"{item}, *{title_of(item)}*: {ITEMS[item].says}" in told


def test_it_prints_every_conflict_and_every_item_without_a_rule():
    book = as_markdown()
    assert all(f"**{code}** {conflict.about}" in book for code, conflict in CONFLICTS.items())
    assert all(f"**{item}** {ITEMS[item].says}" in book for item in NOT_YET)


def test_it_names_what_every_basis_means():
    assert RESTS_ON.keys() == set(Basis)


@pytest.mark.parametrize("width", [60, WIDTH])
def test_on_a_terminal_it_keeps_to_the_width(width):
    text = as_text(width)
    assert max(map(len, text.splitlines())) <= width
    assert "*" not in text
    assert "#" not in text
    assert all(f"{rule.code}: " in text for rule in RULES)
