"""Where the files that are not code lie: beside `bot` in a checkout, inside it in the wheel."""

from functools import cache
from pathlib import Path

_CHECKOUT, _BOT = Path(__file__).parents[1], Path(__file__).parent


@cache
def templates() -> Path:
    """The folder of all templates.

    Raises:
        FileNotFoundError: the installation is broken; no template can be found at all.
    """
    return _one_of(_BOT / "_templates", _CHECKOUT / "templates")


@cache
def manifest() -> Path:
    """The file that tells Slack what the app is.

    Raises:
        FileNotFoundError: the installation is broken.
    """
    return _one_of(_BOT / "_app_manifest.yml", _CHECKOUT / "app_manifest.yml")


def _one_of(in_the_wheel: Path, in_a_checkout: Path) -> Path:
    """The place where it is; pyproject.toml puts it into the wheel."""
    for place in (in_the_wheel, in_a_checkout):
        if place.exists():
            return place
    message = f"A part of Canirun is missing (looked for {in_the_wheel} and {in_a_checkout}): install it again"
    raise FileNotFoundError(message)
