"""Drift is a failing test: what the project says about itself is held to what it is."""

import ast
import os
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bot import folders
from bot.cli import main

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAGES = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")
# Found by name at run time, never imported: zoneinfo reads it where the system has no time zones.
READ_BY_ZONEINFO = {"tzdata"}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def distribution(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def code_of(page: str) -> str:
    """What a page shows as code: its blocks, and what stands between backticks."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text(page), re.DOTALL | re.MULTILINE)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text(page), flags=re.DOTALL | re.MULTILINE))
    return "\n".join([*blocks, *spans])


# What the pages tell people to type


@pytest.mark.parametrize("page", PAGES)
def test_every_make_command_of_a_page_is_in_the_makefile(page):
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    told = set(re.findall(r"^make ([a-z]+)", code_of(page), re.MULTILINE))
    assert told <= targets


@pytest.mark.parametrize("page", PAGES)
def test_every_canirun_command_of_a_page_exists(page):
    assert isinstance(main, click.Group)
    told = set(re.findall(r"^(?:\$ )?canirun ([a-z]+)", code_of(page), re.MULTILINE))
    assert told <= set(main.commands)


EXAMPLES = [
    shlex.split(line, comments=True)[1:]
    for line in code_of("README.md").splitlines()
    if re.match(r"canirun (?:ask|parse|rulebook) ?", line)
]


@pytest.mark.parametrize("example", EXAMPLES, ids=" ".join)
def test_every_example_of_the_readme_gets_an_answer(example):
    done = CliRunner().invoke(main, example)
    assert (done.exit_code, bool(done.output)) == (0, True)


def test_the_readme_names_the_two_commands():
    assert {"make run", "make test"} <= set(re.findall(r"^make \w+", code_of("README.md"), re.MULTILINE))


@pytest.mark.parametrize("page", [*PAGES, "CHANGELOG.md", "SECURITY.md"])
def test_every_link_between_pages_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#:]+)\)", text(page))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_readme_exchange_is_what_canirun_answers():
    done = subprocess.run(
        [sys.executable, "scripts/exchange.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_changelog_begins_with_the_version_of_the_project():
    versions = re.findall(r"^## (\d+\.\d+\.\d+)", text("CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == PROJECT["project"]["version"]


def test_every_make_target_is_phony_and_make_alone_lists_the_useful_ones():
    makefile = text("Makefile")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony
    assert targets == set(phony[1].split())
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S607  any make
    assert set(re.findall(r"^make (\w+)", listed, re.MULTILINE)) >= {"run", "test", "check", "bench", "scores", "lock"}


def test_ci_is_make_check():
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert text(".ci/run").splitlines()[-1] == "make check"


# What is installed


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt", "deploy/requirements-build.txt"])
def test_every_requirement_is_pinned_and_hashed_and_names_no_host(lock):
    entries = re.findall(r"^(?!#)\S.*(?:\n[ ]+--hash.*)*", text(lock), re.MULTILINE)
    assert entries
    loose = [entry for entry in entries if not re.match(r"[a-z0-9-]+==\S+ \\\n +--hash=sha256:[0-9a-f]{64}", entry)]
    assert loose == []
    assert re.findall(r"https?://|file://|^ *--(?!hash).*", text(lock), re.MULTILINE) == []


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text(lock), re.MULTILINE))


def test_the_requirement_files_are_those_of_the_project():
    extras = PROJECT["project"]["optional-dependencies"]
    direct = {distribution(wish) for wish in PROJECT["project"]["dependencies"] + extras["postgres"]}
    tools = {distribution(wish) for wish in extras["dev"]}
    backend = {distribution(wish) for wish in PROJECT["build-system"]["requires"]}
    assert direct <= pins("requirements.txt").keys()
    assert direct | tools | backend <= pins("requirements-dev.txt").keys()


def test_what_people_run_is_what_was_tested():
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_every_dependency_is_used():
    imported = {
        alias.name.partition(".")[0]
        for file in [*ROOT.glob("advice/**/*.py"), *ROOT.glob("bot/**/*.py")]
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for alias in imports(node)
    }
    provided = packages_distributions()
    used = {distribution(name) for package in imported for name in provided.get(package, [])}
    declared = {distribution(wish) for wish in PROJECT["project"]["dependencies"]}
    assert declared - used == READ_BY_ZONEINFO


def imports(node: ast.AST) -> list[ast.alias]:
    if isinstance(node, ast.Import):
        return node.names
    if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
        return [ast.alias(node.module)]
    return []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Every file of a freshly built wheel, by its name."""
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(build, capture_output=True, check=True)
    (built,) = out.glob("canirun-*-py3-none-any.whl")
    with zipfile.ZipFile(built) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_holds_the_two_packages_and_nothing_else(wheel):
    assert {name.partition("/")[0] for name in wheel} == {
        "advice",
        "bot",
        f"canirun-{PROJECT['project']['version']}.dist-info",
    }
    assert [name for name in wheel if "__pycache__" in name] == []


def test_the_wheel_holds_every_module(wheel):
    modules = {str(file.relative_to(ROOT)) for room in ("advice", "bot") for file in (ROOT / room).rglob("*.py")}
    assert {name for name in wheel if name.endswith(".py")} == modules


def test_the_wheel_holds_every_template_where_the_loader_looks(wheel):
    ours = {str(file.relative_to(ROOT / "templates")) for file in (ROOT / "templates").rglob("*") if file.is_file()}
    assert ours
    packed = {name.removeprefix("bot/_templates/") for name in wheel if name.startswith("bot/_templates/")}
    assert packed == ours


def test_the_wheel_holds_the_manifest_where_it_is_looked_for(wheel):
    assert wheel["bot/_app_manifest.yml"] == (ROOT / "app_manifest.yml").read_bytes()


def test_a_checkout_reads_its_own_templates_and_manifest():
    assert folders.templates() == ROOT / "templates"
    assert folders.manifest() == ROOT / "app_manifest.yml"


# Rooms and doors


def test_every_room_of_the_bot_has_a_contract():
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    sources = {room for contract in contracts for room in contract["source_modules"]}
    rooms = {
        f"bot.{path.stem}"
        for path in (ROOT / "bot").iterdir()
        if not path.name.startswith("_") and (path.suffix == ".py" or (path / "__init__.py").is_file())
    }
    assert rooms | {"advice"} <= sources


def drawn() -> set[str]:
    """Every file and folder on ARCHITECTURE's map, as a path."""
    plan = re.search(r"^## Rooms\n+```\n(.*?)^```", text("ARCHITECTURE.md"), re.DOTALL | re.MULTILINE)
    assert plan
    room, paths = "", set()
    for line in filter(None, plan[1].splitlines()):
        name = line.split()[0]
        room = room if line.startswith(" ") else name
        paths.add((room + name if line.startswith(" ") else name).rstrip("/"))
    return paths


def test_the_map_names_every_room():
    rooms = {
        str(path.relative_to(ROOT))
        for path in [*(ROOT / "bot").iterdir(), *(path.parent for path in ROOT.glob("advice/**/__init__.py"))]
        if not path.name.startswith("_")
    }
    assert rooms <= drawn()


def test_the_map_draws_nothing_that_is_not_there():
    assert [path for path in sorted(drawn()) if not (ROOT / path).exists()] == []


def test_advice_never_asks_what_time_it_is():
    clocks = {"now", "utcnow", "today", "time", "monotonic", "perf_counter"}
    asked = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in ROOT.glob("advice/**/*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in clocks
        if isinstance(node.func.value, ast.Name) and node.func.value.id in {"datetime", "date", "time"}
    ]
    assert asked == []


# What is committed


@pytest.fixture(scope="module")
def committed():
    """Every file of the repository that is text, by its name: tracked, or new and not ignored."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout: nothing to tell what is committed")
    files = {}
    for name in filter(None, done.stdout.split("\0")):
        if (ROOT / name).is_file():
            content = (ROOT / name).read_bytes()
            if b"\0" not in content:
                files[name] = content.decode("utf-8")
    return files


def test_no_committed_file_names_a_path_of_somebodys_machine(committed):
    somebodys = re.compile(r"(?<![\w.])/(?:work|root|home|Users|opt|private|tmp)/[\w.-]+")
    assert [f"{name}: {hit}" for name, content in committed.items() for hit in somebodys.findall(content)] == []


def test_no_committed_file_names_the_folder_it_was_made_in(committed):
    here = [str(place) for place in (ROOT, Path.home()) if len(place.parts) > 2]  # "/app" may be anybody's
    assert [f"{name}: {place}" for name, content in committed.items() for place in here if place in content] == []


def test_no_committed_file_names_an_index_or_holds_a_secret(committed):
    secret = re.compile(
        r"--(?:extra-)?index-url|--find-links|--trusted-host"
        r"|xox[abprs]-\d|xapp-\d|-----BEGIN [A-Z ]*PRIVATE KEY|://[^/\s:@]+:[^/\s:@]+@"
    )
    found = {name: secret.search(content) for name, content in committed.items() if name != "tests/test_project.py"}
    assert {name: hit[0] for name, hit in found.items() if hit} == {}
