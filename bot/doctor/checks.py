"""The checks: small functions from facts to findings, and the table in which they are asked."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Final

from bot import manifest
from bot.doctor.facts import Facts
from bot.doctor.finding import Finding, note, ok, plain, problem
from bot.doctor.secrets import PLACES, environment
from bot.settings import APP_TOKEN, BOT_TOKEN, SLACK, SLACK_API_URL

CLOCK_LIMIT: Final = timedelta(
    seconds=60
)  # signatures hold for 5 min, but a minute is already a wrong answer at a boundary
OLDEST_PYTHON: Final = (3, 11)
AGAIN: Final = "Install Canirun again."
TRY_LATER: Final = "Look at status.slack.com, and try again later."


def examine(facts: Facts) -> list[Finding]:
    """All findings, the nearest to home first."""
    return [finding for check in CHECKS for finding in check(facts)]


def _python(facts: Facts) -> Iterator[Finding]:
    told = f"Python {'.'.join(map(str, facts.python))} runs here."
    if facts.python < OLDEST_PYTHON:
        yield problem("Python", told, "Install Python 3.11 or newer.")
    else:
        yield ok("Python", told)


def _installation(facts: Facts) -> Iterator[Finding]:
    if facts.templates:
        yield ok("templates", "The words that Canirun says are found.")
    else:
        yield problem("templates", "The words that Canirun says are missing.", AGAIN)
    if facts.manifest is None:
        yield problem("manifest", "What Slack is told of the app is missing.", AGAIN)
        return
    features, settings = facts.manifest["features"], facts.manifest["settings"]
    told = ", ".join(
        [
            *(command["command"] for command in features["slash_commands"]),
            *(f"“{shortcut['name']}”" for shortcut in features["shortcuts"]),
            *settings["event_subscriptions"]["bot_events"],
        ]
    )
    yield ok("manifest", f"The app is to hear {told}.")


def _zones(facts: Facts) -> Iterator[Finding]:
    versions = f"the package's are {facts.package_tzdata or 'missing'}, the system's {facts.system_tzdata or 'untold'}"
    if facts.missing_zones:
        cause = f"Time zones are missing: {', '.join(facts.missing_zones)} ({versions})."
        yield problem("time zones", cause, "Install Canirun's requirements again; tzdata is one of them.")
    elif facts.system_tzdata and facts.system_tzdata < facts.package_tzdata:
        cause = f"Python takes the system's time zones, and they are the older ones: {versions}."
        yield note(
            "time zones", cause, "Update the system's tzdata, or set PYTHONTZPATH to nothing to take the package's."
        )
    else:
        yield ok("time zones", f"Time zones are found: {versions}.")


def _reachable(facts: Facts) -> Iterator[Finding]:
    url = plain(facts.settings.slack_api_url)
    if facts.auth.unreachable:
        cause = f"{url} cannot be reached: {plain(facts.auth.unreachable)}."
        cure = "Look at the network, the proxy and the firewall of this machine"
        yield problem("Slack", cause, f"{cure}." if url == SLACK else f"{cure}, and at {SLACK_API_URL}.")
    elif not facts.auth.body:
        cause = f"{url} answers, but not as Slack does (HTTP status {facts.auth.status})."
        yield problem(
            "Slack", cause, f"Look at what stands between, such as a proxy, and at {SLACK_API_URL} if it is set."
        )
    else:
        yield ok("Slack", f"{url} answers.")


def _bot(facts: Facts) -> Iterator[Finding]:
    body = facts.auth.body
    if not facts.asked_as_bot or not body:
        return
    who = f"{plain(body.get('user'))} in {plain(body.get('team'))}"
    if facts.auth.error:
        yield _refused("bot token", "auth.test", facts.auth.error, BOT_TOKEN)
    elif body.get("bot_id"):
        yield ok("bot token", f"It is the token of {who}.")
    else:
        yield problem("bot token", f"It is the token of a person: {who}.", PLACES[BOT_TOKEN])


def _scopes(facts: Facts) -> Iterator[Finding]:
    if not facts.asked_as_bot or facts.auth.error or facts.manifest is None:
        return
    held, wanted = facts.auth.scopes, manifest.scopes(facts.manifest)
    if held is None:
        yield note(
            "scopes", "Slack does not say what the bot may do.", "Compare the app's page with `canirun manifest`."
        )
        return
    if wanted - held:
        cause = f"The bot may not do all that it should: {_listed(wanted - held)} missing."
        cure = "Paste what `canirun manifest` prints into the app's page, App Manifest, and install the app again."
        yield problem("scopes", cause, cure)
    if held - wanted:
        cause = f"The bot may do more than it uses: {_listed(held - wanted)}."
        yield note("scopes", cause, "Take that off on the app's page, OAuth & Permissions, and install the app again.")
    if held == wanted:
        yield ok("scopes", "The bot may do what the manifest says, and no more.")


def _socket(facts: Facts) -> Iterator[Finding]:
    if facts.connection is None or not facts.connection.body:
        return
    if facts.connection.error:
        yield _refused("app token", "apps.connections.open", facts.connection.error, APP_TOKEN)
    else:
        yield ok("app token", "Slack opens a socket for it.")


def _clock(facts: Facts) -> Iterator[Finding]:
    ahead = facts.auth.ahead
    if ahead is None:
        return
    apart = f"{max(1, round(abs(ahead).total_seconds()))} s"
    if abs(ahead) <= CLOCK_LIMIT:
        yield ok("clock", f"It shows Slack's time within {apart}.")
        return
    cause = f"It is {apart} {'ahead of' if ahead > timedelta(0) else 'behind'} Slack's."
    yield problem("clock", cause, "Let this machine keep its time (NTP): signatures, answers and reminders rest on it.")


def _database(facts: Facts) -> Iterator[Finding]:
    seen = facts.database
    if seen is None:
        return
    if seen.fault is not None:
        yield problem("database", seen.fault.cause, seen.fault.cure)
    elif seen.there:
        yield ok("database", "Its version is the one of this program, and the key fits.")
    else:
        yield ok("database", "There is none yet: the first start makes it, with a key beside it.")
    if seen.open_to_others:
        cause = f"Others on this machine may read {', '.join(map(plain, seen.open_to_others))}."
        yield problem("database files", cause, "Take that from them: chmod 600, and 700 for the folder.")


CHECKS: Final[tuple[Callable[[Facts], Iterable[Finding]], ...]] = (
    _python,
    _installation,
    _zones,
    environment,
    _database,
    _reachable,
    _clock,
    _bot,
    _scopes,
    _socket,
)


def _refused(about: str, method: str, error: str, name: str) -> Finding:
    """What Slack's refusal of a token means, and what helps."""
    cause = f"Slack refuses {method} with {plain(error)}."
    if error in ("invalid_auth", "not_authed"):
        return problem(about, cause, f"Copy it again, all of it, into {name}: {PLACES[name]}")
    if error in ("account_inactive", "token_revoked", "token_expired"):
        return problem(about, cause, f"Install the app again and copy the new token into {name}: {PLACES[name]}")
    if error in ("not_allowed_token_type", "missing_scope"):
        return problem(about, cause, f"It is not the token for this. {PLACES[name]}")
    if error == "ratelimited":
        return problem(about, cause, "Wait a minute, and try again.")
    return problem(about, cause, TRY_LATER)


def _listed(scopes: frozenset[str]) -> str:
    return ", ".join(map(plain, sorted(scopes)))
