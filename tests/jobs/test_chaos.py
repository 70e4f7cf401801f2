"""A small `make chaos`: a real process, faults and `kill -9`, and nobody's morning lost or told twice."""

from scripts.chaos import run


async def test_through_faults_and_kills_every_message_arrives_once():
    outcome = await run(number=200, kills=5, share=0.06, seed=20_261_126)
    assert (outcome.lost, outcome.twice, outcome.kills) == (0, 0, 5)
    assert outcome.faults.total() > 0
