"""A time zone by what people call it: an IANA name or a city, with a suggestion where there is none of that name."""

from functools import cache
from typing import Final
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from bot.errors import BadInput

NEAR: Final = 70  # of 100; below it a suggestion is no help
ABBREVIATIONS: Final = {
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York", "ct": "America/Chicago",
    "cst": "America/Chicago", "cdt": "America/Chicago", "mst": "America/Denver", "mdt": "America/Denver",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "bst": "Europe/London",
    "gmt": "Europe/London", "cet": "Europe/Berlin", "cest": "Europe/Berlin", "eet": "Europe/Helsinki",
    "wet": "Europe/Lisbon", "ist": "Asia/Kolkata", "jst": "Asia/Tokyo", "aest": "Australia/Sydney",
}  # fmt: skip
"""What clocks are called. Without a place nobody knows when such a clock changes, so these are only suggested."""
CITIES: Final = {
    "barcelona": "Europe/Madrid", "munich": "Europe/Berlin", "hamburg": "Europe/Berlin", "cologne": "Europe/Berlin",
    "frankfurt": "Europe/Berlin", "milan": "Europe/Rome", "geneva": "Europe/Zurich", "manchester": "Europe/London",
    "edinburgh": "Europe/London", "lyon": "Europe/Paris", "kyiv": "Europe/Kyiv", "san francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles", "san diego": "America/Los_Angeles", "portland": "America/Los_Angeles",
    "boston": "America/New_York", "washington": "America/New_York", "miami": "America/New_York",
    "atlanta": "America/New_York", "philadelphia": "America/New_York", "montreal": "America/Toronto",
    "ottawa": "America/Toronto", "austin": "America/Chicago", "houston": "America/Chicago", "dallas": "America/Chicago",
    "minneapolis": "America/Chicago", "salt lake city": "America/Denver", "rio de janeiro": "America/Sao_Paulo",
    "mumbai": "Asia/Kolkata", "delhi": "Asia/Kolkata", "new delhi": "Asia/Kolkata", "bangalore": "Asia/Kolkata",
    "bengaluru": "Asia/Kolkata", "chennai": "Asia/Kolkata", "hyderabad": "Asia/Kolkata", "beijing": "Asia/Shanghai",
    "shenzhen": "Asia/Shanghai", "osaka": "Asia/Tokyo", "tel aviv": "Asia/Jerusalem", "canberra": "Australia/Sydney",
    "cape town": "Africa/Johannesburg", "wellington": "Pacific/Auckland",
}  # fmt: skip
"""Large cities that the database of zones names no zone after."""


def zone_named(words: str) -> str:
    """The IANA name of what a person calls their zone, in any case, with spaces or underscores.

    Raises:
        BadInput: there is none; it suggests one where something is near.
    """
    said = " ".join(words.replace("_", " ").split()).casefold()
    if said in ABBREVIATIONS:
        place = ABBREVIATIONS[said]
        raise BadInput(f"{said.upper()} is a clock, not a place, and clocks change. Did you mean {place}?")
    found = _names().get(said)
    if found is not None:
        return found
    nearest = _nearest(said)
    if nearest is None:
        raise BadInput("I know no such time zone. Name a large city or an IANA zone, such as Madrid or America/Denver.")
    raise BadInput(f"I know no such time zone. Did you mean {nearest}?")


def _nearest(said: str) -> str | None:
    found = process.extractOne(said, list(_names()), scorer=fuzz.ratio, score_cutoff=NEAR)
    return None if found is None else _names()[found[0]]


@cache
def _names() -> dict[str, str]:
    """Every name and every city, in lower case and with spaces, and the zone that it names."""
    zones = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
    cities = {zone.rpartition("/")[2]: zone for zone in reversed(zones)}
    named = {**CITIES, **cities, **{zone: zone for zone in zones}, "UTC": "UTC"}
    return {name.replace("_", " ").casefold(): zone for name, zone in named.items()}
