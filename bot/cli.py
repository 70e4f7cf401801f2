"""`canirun …` on a command line. Each command imports what it needs when it runs, so that starting stays quick."""

import io
import sys
import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from bot.cli_data import db, key, look_at
from bot.cli_errors import FAILED, told_plainly
from bot.cli_import import import_file
from bot.errors import CanirunError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.settings import Settings
    from bot.training import Asker

EXAMPLE: Final = "sprints tomorrow morning? heavy squats last night, legs 4/10"
HIGHEST_PORT: Final = 65_535
PORT: Final = 8714
GOALS: Final = ("strength", "balanced", "endurance")
LEVELS: Final = ("beginner", "intermediate", "advanced")

_now = click.option("--now", metavar="ISO", help="Pretend that it is this time, e.g. 2026-11-25T09:30 (default: now).")
_tz = click.option("--tz", metavar="ZONE", help="Your time zone, e.g. Europe/Berlin (default: this machine's).")
_goal = click.option("--goal", type=click.Choice(GOALS), help="What you train for (default: balanced).")
_level = click.option(
    "--level", type=click.Choice(LEVELS), help="How used to training you are (default: intermediate)."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, invoke_without_command=True)
@click.version_option(package_name="canirun")
@click.pass_context
def main(context: click.Context) -> None:
    """Can I run? Ask in plain words; the answer is go, ease or wait, with a reason and a time.

    Alone, it serves the Slack workspace whose tokens are in the environment; without tokens, a local Slack in your
    browser.

    \b
    canirun playground
    canirun ask "sprints tomorrow morning? heavy squats last night, legs 4/10"
    canirun ask "easy 8k tonight? leg day was yesterday" --goal strength
    canirun ask "can I squat tomorrow if I have intervals on Friday?"

    Training guidance, not medical advice.
    """  # noqa: D301 - \b is click's mark of lines that stay as they are
    zoneinfo.reset_tzpath(to=())  # the package's time zones: a system's own may be years old, and would come first
    if context.invoked_subcommand is None:
        context.invoke(start if _settings().names_a_workspace else playground)


@main.command()
@click.option("--http", "port", type=click.IntRange(0, HIGHEST_PORT), metavar="PORT", help="Take signed HTTP there.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to take it at.")
def start(port: int | None = None, host: str = "127.0.0.1") -> None:
    """Serve the workspace whose tokens are in the environment, by Socket Mode, until it is told to stop.

    With --http Slack comes to a URL of yours instead, and /healthz and /readyz tell how it is.
    """
    import asyncio

    from bot import app
    from bot.slack.logs import set_up_logging

    set_up_logging()
    with told_plainly():
        asyncio.run(app.start(_settings(), port=port, host=host))


@main.command()
@click.option("--port", type=click.IntRange(0, HIGHEST_PORT), default=PORT, show_default=True, help="0: any free one.")
@click.option("--open/--no-open", "opened", default=None, help="Show it in the browser (default: at a terminal).")
@click.option("--seed", "file", type=click.Path(path_type=Path), help="People, channels and tokens, as YAML.")
def playground(port: int = PORT, *, opened: bool | None = None, file: Path | None = None) -> None:
    """Live with Canirun in a local Slack, in your browser: no account, and nothing leaves this machine."""
    import asyncio

    from bot import local
    from bot.playground import seed
    from bot.slack.logs import set_up_logging

    set_up_logging()
    with told_plainly():
        sown = seed.read(file) if file is not None else None
        shown = sys.stdout.isatty() if opened is None else opened
        asyncio.run(local.serve(port, sown, shown=shown, say=click.echo))


@main.command()
@click.argument("text")
@_now
@_tz
@_goal
@_level
@click.option("--why", is_flag=True, help="Add what each finding rests on, and where the documents disagree.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of words.")
def ask(  # noqa: PLR0913 - click hands over one argument an option
    text: str, now: str | None, tz: str | None, goal: str | None, level: str | None, *, why: bool, as_json: bool
) -> None:
    """Answer one question. Say when, what kind of run, and what your legs did lately."""
    with told_plainly():
        asker = _asker(now, tz, goal, level)
        _answer(text, asker, why=why, as_json=as_json)


@main.command("try")
@_now
@_tz
@_goal
@_level
def try_it(now: str | None, tz: str | None, goal: str | None, level: str | None) -> None:
    """Answer an example, then your own questions, one a line, until you leave with an empty line."""
    with told_plainly():
        click.echo(f"> {EXAMPLE}")
        _answer(EXAMPLE, _asker(now, tz, goal, level))
        for text in _questions():
            _answer(text, _asker(now, tz, goal, level))


@main.command()
@click.argument("text", required=False)
@_now
@_tz
def parse(text: str | None, now: str | None, tz: str | None) -> None:
    """Show how words are read: one TEXT, or standard input one a line; a JSON object a line comes out."""
    import json

    from bot.language.notation import as_case
    from bot.language.parse import read

    with told_plainly():
        name, instant = _place(now, tz)
        zone = _zone(name)
        lines = [text] if text is not None else (line.rstrip("\r\n") for line in _stdin())
        for line in lines:
            click.echo(json.dumps(as_case(read(line, instant, zone)), ensure_ascii=False))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
def replay(file: Path) -> None:
    """Answer the questions of FILE (one JSON object a line) again; where they hold `expect`, say what differs.

    FILE may also be the canirun.json of an export: then only answers are listed that today's rules would change.

    Differences go to standard error, and the exit status is then 1; a line that is no question makes it 2.
    """
    import json

    from bot.replay import replay as answered_again

    status = 0
    with told_plainly(), _opened(file) as lines:
        for answered in answered_again(lines):
            click.echo(json.dumps(answered.line, ensure_ascii=False))
            for difference in answered.differences:
                status = max(status, 1)
                click.echo(f"{answered.line['id']}: {difference}", err=True)
            if answered.fault:
                status = FAILED
                click.echo(f"canirun: {answered.fault}", err=True)
    sys.exit(status)


@main.command()
@click.option("--markdown", is_flag=True, help="As the page advice/RULEBOOK.md.")
def rulebook(*, markdown: bool) -> None:
    """Show every rule: what it does, why, its limits, and what it rests on."""
    from advice import rulebook as book

    if markdown:
        click.echo(book.as_markdown(), nl=False)
    else:
        click.echo_via_pager(book.as_text()) if sys.stdout.isatty() else click.echo(book.as_text())


@main.command()
@click.option("--http", "url", metavar="URL", help="For signed HTTP at this public address, instead of Socket Mode.")
def manifest(url: str | None) -> None:
    """Print what Slack is to be told of the app, as YAML: paste it where an app is created or changed."""
    from bot import manifest as told

    with told_plainly():
        by_socket = told.load()
        click.echo(told.as_yaml(told.for_http(by_socket, url) if url is not None else by_socket), nl=False)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array instead of words.")
def doctor(*, as_json: bool) -> None:
    """Look at the environment, the tokens, the workspace and the database: what is wrong, and what to do about it.

    The exit status is 1 where a problem keeps the bot from its work. No token is ever printed.
    """
    import asyncio
    import os

    from bot.doctor import checks, facts, words

    database = look_at(_settings())
    findings = checks.examine(asyncio.run(facts.gather(os.environ, lambda: datetime.now(UTC), database=database)))
    click.echo(words.as_json(findings) if as_json else words.in_words(findings))
    sys.exit(any(finding.word == "problem" for finding in findings))


main.add_command(db)
main.add_command(key)
main.add_command(import_file)


def _settings() -> "Settings":
    import os

    from bot.settings import Settings

    return Settings.of(os.environ)


def _answer(text: str, asker: "Asker", *, why: bool = False, as_json: bool = False) -> None:
    from bot.coach import ask as ask_coach

    answer = ask_coach(text, asker)
    if as_json:
        from bot.as_json import as_json as in_json

        click.echo(in_json(answer))
    else:
        from bot.terminal import in_words

        click.echo(in_words(answer, why=why))


def _questions() -> Iterator[str]:
    """Questions from the prompt, or lines of standard input where nobody sits at a terminal."""
    if not sys.stdin.isatty():
        yield from (line.strip() for line in _stdin() if line.strip())
        return
    while text := click.prompt(
        "\nAsk (empty line to leave)", default="", show_default=False, prompt_suffix="\n> "
    ).strip():
        yield text


def _stdin() -> Iterator[str]:
    """Standard input a line at a time; bytes that are no UTF-8 are shown as such, never fatal."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    yield from sys.stdin


def _place(now: str | None, tz: str | None) -> tuple[str, datetime]:
    """The zone's name and the instant (aware) that a command is about."""
    name = tz or _local_zone()
    zone = _zone(name)
    if now is None:
        return name, datetime.now(UTC)
    try:
        told = datetime.fromisoformat(now)
    except ValueError as error:
        raise _bad(f"--now {now!r} is not a time; write it like 2026-11-25T09:30 or 2026-11-25T09:30-05:00") from error
    return name, (told if told.tzinfo else told.replace(tzinfo=zone)).astimezone(UTC)


def _zone(name: str) -> "ZoneInfo":
    from advice.models import zone_of

    try:
        return zone_of(name)
    except ValueError as error:
        raise _bad(str(error)) from error


def _local_zone() -> str:
    """This machine's zone by its IANA name; UTC where the machine does not tell."""
    import os

    named = os.environ.get("TZ", "").lstrip(":")
    if named and not named.startswith("/"):
        return named
    parts = Path("/etc/localtime").resolve().parts
    return "/".join(parts[parts.index("zoneinfo") + 1 :]) if "zoneinfo" in parts else "UTC"


def _asker(now: str | None, tz: str | None, goal: str | None, level: str | None) -> "Asker":
    from advice.models import Athlete
    from advice.nouns import Goal, Level
    from bot.training import Asker

    name, instant = _place(now, tz)
    return Asker(instant, name, Athlete(goal=Goal(goal) if goal else None, level=Level(level) if level else None))


@contextmanager
def _opened(file: Path) -> Iterator[Iterator[str]]:
    try:
        with file.open(encoding="utf-8") as lines:
            yield lines
    except OSError as error:
        raise _bad(f"cannot read {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise _bad(f"{file} is not UTF-8 text") from error


def _bad(message: str) -> CanirunError:
    from bot.errors import BadInput

    return BadInput(message)
