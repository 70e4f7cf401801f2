"""Where the files that are not code lie: beside `bot` in a checkout, inside it in the wheel."""

from functools import cache
from pathlib import Path

_IN_THE_WHEEL = Path(__file__).with_name("_templates")  # put there by pyproject.toml
_IN_A_CHECKOUT = Path(__file__).parents[1] / "templates"


@cache
def templates() -> Path:
    """The folder of all templates.

    Raises:
        FileNotFoundError: the installation is broken; no template can be found at all.
    """
    for place in (_IN_THE_WHEEL, _IN_A_CHECKOUT):
        if place.is_dir():
            return place
    message = f"Canirun's templates are missing (looked for {_IN_THE_WHEEL} and {_IN_A_CHECKOUT}): install it again"
    raise FileNotFoundError(message)
