"""Jinja as the pages of the local Slack want it: HTML, escaped, from `templates/playground/`."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot import folders


@cache
def environment() -> Environment:
    """Templates of HTML: everything is escaped that is not Markup, and a value that is missing raises."""
    return Environment(
        loader=FileSystemLoader(folders.templates() / "playground"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
