"""How long a soreness answer counts."""

from datetime import datetime, timedelta
from typing import Final

from advice.body_sites import is_leg_or_hip
from advice.models import Soreness
from advice.nouns import Pain

BEFORE: Final = timedelta(minutes=15)  # [H] an answer counts for a run that began just before it
FRESH: Final = timedelta(hours=18)  # [H]
STRONG_FRESH: Final = timedelta(hours=48)  # [H] strong soreness is not gone overnight
STRONG: Final = 7  # [H]
ANYWHERE: Final = frozenset({Pain.CHEST, Pain.FAINTING, Pain.DARK_URINE, Pain.FEVER})
"""Pains that stop training wherever they are told."""


def fresh_level(said: Soreness | None, at: datetime) -> int | None:
    """The soreness (0-10) of legs or hips that still counts at `at`; None where nobody knows."""
    if said is None or not is_leg_or_hip(said.site):
        return None
    lasts = STRONG_FRESH if said.level >= STRONG else FRESH
    return said.level if said.at - BEFORE <= at < said.at + lasts else None


def stops_training(said: Soreness) -> bool:
    """Whether a pain is told that no training goes with: a red flag at legs or hips, or one that counts anywhere."""
    if said.pain is None or said.pain is Pain.DULL:
        return False
    return said.pain in ANYWHERE or is_leg_or_hip(said.site)
