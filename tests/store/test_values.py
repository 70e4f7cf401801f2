"""Values are strict, and say nothing private where they could end up in a log."""

import pytest
from pydantic import ValidationError

from advice.models import Soreness
from bot.store import LoggedSession, Outcome, Received, Recent, SorenessAnswer, id_from
from bot.store.sql.tables import METADATA, OF_A_PERSON
from bot.store.values import Counts
from tests.store.told import ANA, FULL, NOW, legs, receipt, sore

SAID = sore(site="zanzibar")


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(legs(note="zanzibar"), id="a session's note"),
        pytest.param(SAID, id="a soreness answer"),
        pytest.param(Outcome(at=NOW, reason="zanzibar"), id="a reason"),
        pytest.param(receipt(soreness=Soreness(level=6, at=NOW, site="zanzibar")), id="a receipt"),
        pytest.param(
            Received(who=ANA, key="k", kind="dm", payload={"text": "zanzibar"}, received_at=NOW), id="what Slack sent"
        ),
        pytest.param(Recent(profile=FULL, sessions=(), soreness=(SAID,), open_pain=(SAID,)), id="all of it"),
    ],
)
def test_a_value_does_not_show_what_is_private(value):
    assert "zanzibar" not in f"{value!r} {value}"


@pytest.mark.parametrize(
    ("kind", "value", "wrong"),
    [
        pytest.param(SorenessAnswer, SAID, {"zone": "zanzibar"}, id="a soreness answer"),
        pytest.param(LoggedSession, legs(), {"note": 5 * 1000 * "zanzibar"}, id="a session's note"),
    ],
)
def test_an_error_about_a_value_does_not_repeat_it(kind, value, wrong):
    with pytest.raises(ValidationError) as caught:
        kind.model_validate(value.model_dump() | {"soreness": {"level": 99, "site": "zanzibar"}} | wrong)
    assert "input_value" not in str(caught.value)
    assert "level=99" not in str(caught.value)


def test_an_id_is_the_same_for_the_same_parts_only():
    assert id_from("Ev1", "0") == id_from("Ev1", "0")
    assert len({id_from("Ev1", "0"), id_from("Ev1", "1"), id_from("Ev10"), id_from("Ev2", "0")}) == 4
    assert len(id_from("Ev1")) == 8


def test_whatever_is_kept_of_a_person_is_forgotten_with_them_and_counted():
    personal = {name for name, table in METADATA.tables.items() if "user_id" in table.c}
    assert personal == {table.name for table in OF_A_PERSON}
    assert personal <= Counts.model_fields.keys()
