"""The words we say, filled in from `templates/`.

Of the bot, alone knows Jinja. Import it when there is something to say: Jinja takes longer to load than an answer to
compute.
"""

from functools import cache
from typing import TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot import folders

T = TypeVar("T")


@cache
def terminal() -> Environment:
    """Templates of plain text for a terminal: nothing is escaped, and a value that is missing or None raises."""
    return Environment(
        loader=FileSystemLoader(folders.templates()),
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
