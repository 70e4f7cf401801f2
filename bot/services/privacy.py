"""What is kept about a person: counted, handed over, and deleted for good."""

from datetime import datetime

from bot.export import Export
from bot.store import Counts, Keeper, Person, Threaded


async def everything(kept: Threaded[Keeper], who: Person, now: datetime) -> Export:
    """All that is kept about a person, to be handed over."""
    return Export.of(await kept(lambda store: store.everything(who), slow=True), now)


async def counted(kept: Threaded[Keeper], who: Person) -> Counts:
    """How much of each is kept about a person."""
    told = await kept(lambda store: store.everything(who), slow=True)
    return Counts(
        profiles=int(told["profile"] is not None),
        **{kind: len(values) for kind, values in told.items() if kind != "profile"},
    )


async def forget(kept: Threaded[Keeper], who: Person) -> Counts:
    """Deletes for good all that is kept about a person; says how much it was."""
    return await kept(lambda store: store.forget(who), slow=True)


async def forget_workspace(kept: Threaded[Keeper], workspace: str) -> Counts:
    """The same for everybody of a workspace."""
    return await kept(lambda store: store.forget_workspace(workspace), slow=True)
