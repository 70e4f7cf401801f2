"""Duties outlive their acknowledgement, and none of them is lost."""

import asyncio
import gc
import logging

from bot.slack.duties import Duties


async def test_a_duty_runs_to_its_end_though_nobody_holds_it():
    duties, done = Duties(), []

    async def work():
        await asyncio.sleep(0.01)
        done.append("worked")

    duties.start(work(), "work")
    gc.collect()
    assert (duties.running, done) == (1, [])
    assert await duties.drain(1) == 0
    assert (duties.running, done) == (0, ["worked"])


async def test_a_fault_is_told_by_the_dutys_name_and_the_others_go_on():
    faults, done = [], []
    duties = Duties(lambda name, error: faults.append((name, str(error))))

    async def fail():
        raise LookupError("legs 8/10")

    async def work():
        await asyncio.sleep(0)
        done.append("worked")

    duties.start(fail(), "answer")
    duties.start(work(), "home")
    assert await duties.drain(1) == 0
    assert (faults, done) == ([("answer", "legs 8/10")], ["worked"])


async def test_by_default_a_fault_is_logged_with_a_reference_and_without_its_words(caplog):
    duties = Duties()

    async def fail():
        raise LookupError("legs 8/10")

    with caplog.at_level(logging.ERROR, "bot"):
        duties.start(fail(), "answer")
        await duties.drain(1)
    (line,) = caplog.messages
    assert line.startswith("fault ")
    assert "in answer: LookupError" in line
    assert "8/10" not in line


async def test_draining_waits_for_what_a_duty_starts_in_turn():
    duties, done = Duties(), []

    async def second():
        await asyncio.sleep(0.01)
        done.append("second")

    async def first():
        await asyncio.sleep(0.01)
        duties.start(second(), "second")

    duties.start(first(), "first")
    assert await duties.drain(1) == 0
    assert done == ["second"]


async def test_what_takes_too_long_is_cut_off_counted_and_no_fault():
    faults, undone = [], []
    duties = Duties(lambda *fault: faults.append(fault))

    async def hang():
        try:
            await asyncio.sleep(60)
        finally:
            undone.append("tidied")

    for _ in range(3):
        duties.start(hang(), "hang")
    assert await duties.drain(0.02) == 3
    assert (duties.running, undone, faults) == (0, ["tidied"] * 3, [])


async def test_draining_nothing_takes_no_time():
    assert await Duties().drain(60) == 0
