"""What operators copy: image, unit, variables and runbook, held as far as can be without running them."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot import settings
from bot.cli import main

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
VARIABLES = set(settings.NAMES)

# The image


def instructions():
    """(instruction, what follows) of each, with continued lines joined."""
    joined = re.sub(r"\\\n\s*", "", (DEPLOY / "Dockerfile").read_text(encoding="utf-8"))
    lines = [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    return [(name, rest) for name, _, rest in (line.partition(" ") for line in lines)]


def last_stage():
    told = instructions()
    start = max(index for index, (name, _) in enumerate(told) if name == "FROM")
    return told[start:]


def following(name, told=None):
    return [rest for each, rest in told or instructions() if each == name]


def test_both_stages_stand_on_one_pinned_python():
    bases = {rest.split()[0] for rest in following("FROM")}
    assert len(bases) == 1
    assert re.fullmatch(r"python:3\.11-slim-[a-z]+", bases.pop())


def test_the_image_is_not_root_and_its_user_has_a_number_that_stays():
    (user,) = following("USER", last_stage())
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
    assert [name for name, _ in last_stage()].index("USER") < [name for name, _ in last_stage()].index("ENTRYPOINT")


def test_everything_from_an_index_is_pinned_and_hashed():
    installs = [step.strip() for rest in following("RUN") for step in rest.split("&&") if " install " in step]
    loose = [step for step in installs if "--require-hashes" not in step and "--no-index" not in step]
    assert (len(installs), loose) == (3, [])


def test_the_image_is_built_with_what_was_tested():
    def pins(path):
        return set(re.findall(r"^([a-z0-9-]+==\S+)", path.read_text(encoding="utf-8"), re.MULTILINE))

    assert pins(DEPLOY / "requirements-build.txt")
    assert pins(DEPLOY / "requirements-build.txt") <= pins(ROOT / "requirements-dev.txt")


def test_the_image_leaves_no_cache_and_needs_to_write_nothing():
    assert "PIP_NO_CACHE_DIR=1" in following("ENV")[0]
    assert "PYTHONDONTWRITEBYTECODE=1" in following("ENV", last_stage())[0]
    assert not any(name in ("RUN", "ADD", "VOLUME") for name, _ in last_stage())


def test_the_image_starts_the_bot_and_is_asked_for_its_health_with_commands_that_exist():
    (entry,), (command,), (health,) = (following(name, last_stage()) for name in ("ENTRYPOINT", "CMD", "HEALTHCHECK"))
    assert (json.loads(entry), json.loads(command)) == (["canirun"], ["start"])
    assert json.loads(health.partition("CMD ")[2]) == ["canirun", "doctor"]
    assert following("STOPSIGNAL", last_stage()) == ["SIGTERM"]


def test_what_the_image_copies_is_there_and_let_in():
    copied = [source for rest in following("COPY") if "--from" not in rest for source in rest.split()[:-1]]
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert set(copied) == let_in
    assert [source for source in copied if not (ROOT / source).exists()] == []


def test_the_image_is_given_nothing_but_what_is_let_in():
    lines = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and not line.startswith("#")]
    assert (lines[0], lines[-1]) == ("*", "**/__pycache__")


# The unit


@pytest.fixture(scope="module")
def service():
    """The keys of the unit's [Service]; of one that is told twice, the last."""
    section = (
        (DEPLOY / "canirun.service").read_text(encoding="utf-8").partition("[Service]")[2].partition("[Install]")[0]
    )
    return dict(re.findall(r"^(\w+)=(.*)$", section, re.MULTILINE))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("CapabilityBoundingSet", ""),
        ("DynamicUser", "yes"),
        ("StateDirectory", "canirun"),
        ("StateDirectoryMode", "0700"),
        ("EnvironmentFile", "/etc/canirun/env"),
        ("LockPersonality", "yes"),
        ("MemoryDenyWriteExecute", "yes"),
        ("NoNewPrivileges", "yes"),
        ("PrivateDevices", "yes"),
        ("PrivateTmp", "yes"),
        ("ProtectHome", "yes"),
        ("ProtectSystem", "strict"),
        ("Restart", "on-failure"),
        ("RestrictAddressFamilies", "AF_INET AF_INET6 AF_UNIX"),
        ("SystemCallArchitectures", "native"),
        ("TimeoutStopSec", "20s"),
    ],
)
def test_the_service_may_do_what_it_needs_and_no_more(service, key, value):
    assert service[key] == value


def test_the_service_starts_the_bot(service):
    assert service["ExecStart"] == "/usr/local/lib/canirun/bin/canirun start"


def systemd_analyze(*arguments):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not on this machine: the unit's keys are not known here")
    return subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True, check=False)  # noqa: S607  any


def test_systemd_knows_every_key_of_the_unit(tmp_path):
    here = (DEPLOY / "canirun.service").read_text(encoding="utf-8")
    copy = tmp_path / "canirun.service"
    copy.write_text(here.replace("/usr/local/lib/canirun/bin/canirun", sys.executable), encoding="utf-8")
    said = systemd_analyze("verify", str(copy))
    assert (said.returncode, [line for line in said.stderr.splitlines() if "canirun.service" in line]) == (0, [])


def test_systemd_finds_little_that_the_service_could_be_used_for():
    said = systemd_analyze("security", "--offline=true", "--threshold=15", str(DEPLOY / "canirun.service"))
    if "unrecognized option" in said.stderr:
        pytest.skip("this systemd is too old to judge a unit that is not installed (before 250)")
    assert said.returncode == 0, said.stdout[-200:]


# The variables and the runbook


def test_the_example_names_every_variable_and_no_value():
    lines = (DEPLOY / "env.example").read_text(encoding="utf-8").splitlines()
    named = dict(re.findall(r"^#?([A-Z_]+)=(.*)$", "\n".join(lines), re.MULTILINE))
    assert named == dict.fromkeys(VARIABLES, "")


def test_the_runbook_tells_commands_that_exist():
    told = set(re.findall(r"(?:^|bin/|exec canirun )canirun ([a-z]+)", runbook_code(), re.MULTILINE))
    assert {"doctor", "manifest", "start"} <= told
    assert told <= set(main.commands)


def runbook_code():
    """What the runbook shows as code: its blocks, and what stands between backticks."""
    page = (DEPLOY / "RUNBOOK.md").read_text(encoding="utf-8")
    block = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)
    return "\n".join([*block.findall(page), *re.findall(r"`([^`\n]+)`", block.sub("", page))])


def test_the_runbook_links_to_pages_that_are_there():
    links = re.findall(r"\]\(([^)#:]+)\)", (DEPLOY / "RUNBOOK.md").read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (DEPLOY / link).exists()] == []


def test_the_runbook_names_variables_that_are_read():
    assert set(re.findall(r"\bCANIRUN_[A-Z_]+", (DEPLOY / "RUNBOOK.md").read_text(encoding="utf-8"))) <= VARIABLES


def test_image_and_service_keep_the_database_where_they_may_write():
    assert "CANIRUN_DATABASE_URL=sqlite:////data/canirun.db" in following("ENV", last_stage())
    assert "--from=build --chown=10001:10001 /data /data" in following("COPY", last_stage())
    unit = (DEPLOY / "canirun.service").read_text(encoding="utf-8")
    assert "Environment=CANIRUN_DATABASE_URL=sqlite:////var/lib/canirun/canirun.db" in unit
