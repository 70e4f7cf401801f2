"""The words we say, found and filled in: `templates/` of a checkout, or its copy inside the wheel.

Alone knows Jinja. Import it when there is something to say: Jinja takes longer to load than an answer to compute.
"""

from functools import cache
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined

T = TypeVar("T")

_IN_THE_WHEEL = Path(__file__).with_name("_templates")  # put there by pyproject.toml
_IN_A_CHECKOUT = Path(__file__).parents[1] / "templates"


@cache
def folder() -> Path:
    """The folder of all templates.

    Raises:
        FileNotFoundError: the installation is broken; no template can be found at all.
    """
    for place in (_IN_THE_WHEEL, _IN_A_CHECKOUT):
        if place.is_dir():
            return place
    message = f"Canirun's templates are missing (looked for {_IN_THE_WHEEL} and {_IN_A_CHECKOUT}): install it again"
    raise FileNotFoundError(message)


@cache
def terminal() -> Environment:
    """Templates of plain text for a terminal: nothing is escaped, and a value that is missing or None raises."""
    return Environment(
        loader=FileSystemLoader(folder()),
        autoescape=False,  # noqa: S701  a terminal shows text, not HTML: "it's" stays "it's"
        undefined=StrictUndefined,
        finalize=_never_none,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def say(template: str, **values: object) -> str:
    """One template of `templates/`, filled in as plain text, without a newline at its end."""
    return terminal().get_template(template).render(values).rstrip("\n")


def _never_none(value: T | None) -> T:
    if value is None:
        message = "a template prints a value that is None: ask for it with {% if %} first"
        raise ValueError(message)
    return value
