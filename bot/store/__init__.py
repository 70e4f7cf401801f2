"""What Canirun remembers of a person. `open_store` makes a store that is ready; `Threaded` asks it from an event loop.

Importing this imports no database library: that happens when a store is opened.
"""

from bot.store.opening import open_store
from bot.store.outbox import Delivery, Due, Plan, Schedule, Settled, Taken
from bot.store.protocol import Keeper, Store, Upkeep
from bot.store.team import Counted, Share, Sharing, Team
from bot.store.threaded import Threaded
from bot.store.values import (
    Consent,
    Counts,
    LoggedSession,
    Outcome,
    Person,
    Profile,
    Receipt,
    Received,
    Recent,
    SorenessAnswer,
    Woke,
    exercises_in,
    id_from,
)

__all__ = [
    "Consent",
    "Counted",
    "Counts",
    "Delivery",
    "Due",
    "Keeper",
    "LoggedSession",
    "Outcome",
    "Person",
    "Plan",
    "Profile",
    "Receipt",
    "Received",
    "Recent",
    "Schedule",
    "Settled",
    "Share",
    "Sharing",
    "SorenessAnswer",
    "Store",
    "Taken",
    "Team",
    "Threaded",
    "Upkeep",
    "Woke",
    "exercises_in",
    "id_from",
    "open_store",
]
