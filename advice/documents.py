"""The three articles that the advice comes from, and where they pull against each other."""

from typing import Final, NamedTuple

from advice.items import ITEMS

TITLES: Final[dict[str, str]] = {
    "000": "Running and leg day",
    "001": "Running after leg day: pros, cons and what type of run",
    "003": "Is running leg day? What fitness experts say",
}


class Conflict(NamedTuple):
    """A place where the documents disagree, and which reading is followed."""

    about: str
    followed: str


CONFLICTS: Final[dict[str, Conflict]] = {
    "C01": Conflict(
        "One document wants 6 to 8 h, better 24 h, between runs and heavy legs; another finds right after fine.",
        "Both, by goal: the hours are for strength, and easy running is let through at any gap.",
    ),
    "C02": Conflict(
        "One document allows moderate running after hard legs, another speaks of easy running only.",
        "Moderate stays open, and easy is what we suggest.",
    ),
    "C03": Conflict(
        "One document offers gentle running both after heavy and after light lifting.",
        "Low intensity is open after both; light days are its natural place.",
    ),
    "C04": Conflict(
        "48 h is asked of everybody before hard runs, and of strength athletes before any hard leg work.",
        "Both: everybody before hard runs, strength athletes also before the next hard leg session.",
    ),
    "C05": Conflict(
        "Running before heavy legs is called a poor idea, yet for a marathon the run comes first.",
        "What lies behind limits the run; what lies ahead yields to the session that your goal puts first.",
    ),
    "C06": Conflict(
        "One document wants hard runs on another day than legs, another wants 48 h.",
        "48 h after hard legs; another day, and 8 h, before them.",
    ),
    "C07": Conflict(
        "One line praises pushing through; the same document says to listen to your body.",
        "Soreness may be run with gently. Pain stops.",
    ),
    "C10": Conflict(
        "Overtraining is called nothing to fear, and a real danger at a very high level.",
        "Only advanced athletes with many hard days and no rest are warned.",
    ),
    "C11": Conflict(
        "Beginners hardly ever overtrain, yet easily run harder than they mean to.",
        "No alarm for beginners, but moderate running waits for 48 h.",
    ),
    "C15": Conflict(
        "Tired the next day marks a good leg workout; tired is also a sign of too much.",
        "One tired morning is the first, three in a row are the second.",
    ),
    "C18": Conflict(
        "Easy runs of 15 to 30 min for strength, more miles for distance.",
        "The cap follows the goal.",
    ),
    "C19": Conflict(
        "Lift first, says one document; it depends on your goals, says another.",
        "Lift first, unless endurance is the goal and the run is a hard one.",
    ),
    "C21": Conflict(
        "Two days after legs moderate running is open, but sore legs want it easy.",
        "The stricter of the two.",
    ),
}


def title_of(item: str) -> str:
    """The title of the document in which an item (G01..G96) stands."""
    return TITLES[ITEMS[item].document]
