"""PAIN: pain is not soreness; it stops everything."""

from typing import Final

from advice.models import Limit
from advice.nouns import Basis, Pain, Place
from advice.rule import Says, rule
from advice.soreness import stops_training
from advice.timeline import Request, Timeline

ACTIONS: Final[dict[Pain, str]] = {
    Pain.CHEST: "Stop now and call the emergency services.",
    Pain.FAINTING: "Stop now and call the emergency services.",
    Pain.DARK_URINE: "Stop, and get medical care today.",
    Pain.SWELLING: "Stop. A joint that swells wants assessing; one hot, swollen calf wants urgent care.",
    Pain.BONE: "No running or jumping until somebody qualified has seen it.",
    Pain.JOINT: "Stop, and have it assessed.",
    Pain.SHARP: "Stop, and have it assessed.",
    Pain.FEVER: "No training until you are well.",
    Pain.UNSPECIFIED: "Stop, and have it assessed if it stays or gets worse.",
}


@rule("PAIN", "G64", basis=Basis.HOUSE, place=Place.RED_FLAG, about="both", passing=True)
def red_flag(asked: Request, timeline: Timeline) -> Says | None:  # noqa: ARG001 - every rule sees both
    """Stops all training on a red flag, however old, until the person says that it is resolved.

    Why: a missed bone injury, clot or muscle breakdown costs far more than a missed session.
    Limits: it never names a cause and never clears anybody; pain outside legs and hips is not judged here.
    """
    said = timeline.soreness
    if said is None or said.pain is None or not stops_training(said):
        return None
    return Says(
        "pain like this is not muscle soreness",
        Limit(wait=True),
        instead=ACTIONS[said.pain],
        flags=("red_flag",),
        conflict="C07",
    )
