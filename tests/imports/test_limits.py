"""A file that is made to hurt takes no more than ten seconds and 500 MB, and ends in an answer or a clear word."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="only where a process can be measured")
from tests.imports.hostile import FILES

ROOT = Path(__file__).parents[2]
SECONDS, MEGABYTES = 10, 500


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_stays_within_limits(name):
    done = subprocess.run(
        [sys.executable, "-m", "tests.imports.hostile", name],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    seconds, megabytes, words = done.stdout.split(" ", 2)
    assert float(seconds) <= SECONDS
    assert float(megabytes) <= MEGABYTES
    assert words
