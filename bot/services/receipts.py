"""What came of an answer: kept with its receipt."""

from datetime import datetime

from bot.store import Keeper, Outcome, Person, Threaded

LONGEST = 500
"""Of a reason, in characters."""


async def outcome_of(kept: Threaded[Keeper], who: Person, receipt_id: str) -> Outcome | None:
    """What the person said came of an answer; None where they said nothing, or its receipt is gone."""
    receipt = await kept(lambda store: store.receipt(who, receipt_id))
    return None if receipt is None else receipt.outcome


async def ran_anyway(kept: Threaded[Keeper], who: Person, receipt_id: str, now: datetime, reason: str) -> bool:
    """Records that the person trained against an answer; False where its receipt is not kept."""
    outcome = Outcome(at=now, reason=reason.strip()[:LONGEST] or None)
    return await kept(lambda store: store.set_outcome(who, receipt_id, outcome))
