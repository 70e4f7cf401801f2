"""The environment: is each variable set, does it look right, and do two of them hold each other's value?"""

from collections.abc import Iterator
from typing import Final

from bot.doctor.facts import Facts
from bot.doctor.finding import Finding, note, ok, plain, problem
from bot.settings import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, SLACK, SLACK_API_URL, WANTED, Shape, shape_of

PLACES: Final = {
    BOT_TOKEN: "It is on the app's page (api.slack.com/apps), OAuth & Permissions, Bot User OAuth Token.",
    APP_TOKEN: "Make one on the app's page (api.slack.com/apps), Basic Information, App-Level Tokens, "
    "with the scope connections:write.",
    SIGNING_SECRET: "It is on the app's page (api.slack.com/apps), Basic Information, Signing Secret.",
}
"""Where each secret comes from."""

THEIR_NAMES: Final = {
    "SLACK_BOT_TOKEN": BOT_TOKEN,
    "SLACK_APP_TOKEN": APP_TOKEN,
    "SLACK_SIGNING_SECRET": SIGNING_SECRET,
    "SLACK_API_URL": SLACK_API_URL,
}
"""Names that other Slack apps read, and ours for the same. Slack's libraries change their ways by theirs."""

LONG_ENOUGH: Final = 20  # Slack's are longer
TELLS_NOTHING: Final = (Shape.QUOTED, Shape.UNKNOWN)  # nobody knows whose secret it is, so not even its end is shown


def environment(facts: Facts) -> Iterator[Finding]:
    """Findings about the variables, whatever Slack says of what they hold."""
    for name in WANTED:
        if facts.secret(name):
            yield _set(name, facts)
        elif name == BOT_TOKEN or (name == APP_TOKEN and not facts.by_http):
            yield _missing(name, facts)
    for theirs, ours in THEIR_NAMES.items():
        if facts.environ.get(theirs) and facts.environ.get(ours):
            yield note(theirs, f"It is set and not read: Canirun reads {ours}.", "Unset it, if nothing else needs it.")
    yield from _api_url(facts)


def masked(secret: str) -> str:
    """A secret as it may be shown: what it looks like, and its last four characters where those tell little of it."""
    shape = shape_of(secret)
    bare = shape in TELLS_NOTHING or len(secret) < LONG_ENOUGH
    return str(shape) if bare else f"{shape} ending in {secret[-4:]}"


def _set(name: str, facts: Facts) -> Finding:
    shape, wanted = shape_of(facts.secret(name)), WANTED[name]
    if shape is wanted:
        return ok(name, f"It holds {masked(facts.secret(name))}.")
    cause = f"It holds {masked(facts.secret(name))}, not {wanted}."
    if shape is Shape.QUOTED:
        return problem(name, cause, "Take the quotes off: they are part of the value now.")
    if shape is Shape.EXPIRING:
        return problem(
            name, cause, "Create the app anew from `canirun manifest`: token rotation cannot be switched off."
        )
    home = next((other for other, fits in WANTED.items() if fits is shape), None)
    if home is None:
        return problem(name, cause, PLACES[name])
    if shape_of(facts.secret(home)) is wanted:
        return problem(name, cause, f"Swap the values of {name} and {home}.")
    return problem(name, cause, f"This value belongs into {home}. As for {name}: {PLACES[name]}")


def _missing(name: str, facts: Facts) -> Finding:
    theirs = next(other for other, ours in THEIR_NAMES.items() if ours == name)
    if facts.environ.get(theirs):
        return problem(name, f"It is not set; {theirs} is, and Canirun does not read it.", f"Give it the name {name}.")
    otherwise = f" For signed HTTP instead, set {SIGNING_SECRET}." if name == APP_TOKEN else ""
    return problem(name, "It is not set.", f"{PLACES[name]}{otherwise}")


def _api_url(facts: Facts) -> Iterator[Finding]:
    url = facts.settings.slack_api_url
    if url == SLACK:
        return
    if facts.settings.keeps_secrets:
        yield note(
            SLACK_API_URL, f"It names another Slack than the real one: {plain(url)}", "Unset it for the real one."
        )
    else:
        cause = f"{plain(url)} is no address that begins with https: tokens could be read on the way, so none was sent."
        yield problem(SLACK_API_URL, cause, f"Write it like {SLACK}, or unset it.")
