#!/bin/sh
# Builds the wheel, installs it into an empty environment outside the checkout and asks it a question from elsewhere.
# Says what is wrong and exits 1, or says one line; leaves nothing behind. PYTHON=… builds (it needs build and hatchling).
set -eu
unset PYTHONPATH PYTHONHOME
cd "$(dirname "$0")/.."
checkout=$(pwd)
build_python=${PYTHON:-.venv/bin/python}
question='sprints tomorrow morning? heavy squats last night, legs 4/10'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

fail() {
    printf 'The wheel: %s\n' "$*" >&2
    exit 1
}

"$build_python" -m build --wheel --no-isolation --outdir "$work/dist" . >"$work/build.log" 2>&1 || {
    cat "$work/build.log" >&2
    fail "it does not build"
}

"$build_python" -m venv "$work/venv"
pip() { "$work/venv/bin/python" -m pip --disable-pip-version-check --quiet "$@"; }
pip install --require-hashes -r "$checkout/requirements.txt" || fail "its requirements do not install"
pip install --no-deps "$work"/dist/canirun-*.whl || fail "it does not install"
pip check >/dev/null || fail "its requirements are not what it declares"

mkdir "$work/elsewhere"
cd "$work/elsewhere"

answer=$("$work/venv/bin/canirun" ask "$question") || fail "canirun ask exits $?"
[ -n "$answer" ] || fail "canirun ask says nothing"
"$work/venv/bin/canirun" ask "$question" --json >"$work/answer.json" || fail "canirun ask --json exits $?"
"$work/venv/bin/python" - "$work/answer.json" <<'PYTHON' || fail "canirun ask --json tells no verdict"
import json
import sys
from pathlib import Path

def decisions(value):
    if isinstance(value, dict):
        if value.get("decision") in ("go", "ease", "wait"):
            yield value["decision"]
        for inner in value.values():
            yield from decisions(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from decisions(inner)

sys.exit(0 if any(decisions(json.loads(Path(sys.argv[1]).read_text()))) else 1)
PYTHON

printf 'The wheel answers: %s\n' "$(printf '%s\n' "$answer" | sed -n '/./{p;q;}')"
