#!/bin/sh
# Makes .venv ready: the pinned, hashed requirements and the project itself, editable.
# Does nothing, quickly, when it already is. `make` calls it; PYTHON=… chooses the interpreter.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

# What the environment was made from. A moved checkout counts as a new one: scripts in a venv hold its path.
wanted=$(pwd; cksum requirements-dev.txt pyproject.toml)
stamp=.venv/.ready
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
has_venv() { "$1" -c 'import venv, ensurepip' >/dev/null 2>&1; }

python= without_venv=
for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
    new_enough "$candidate" || continue
    if has_venv "$candidate"; then
        python=$candidate
        break
    fi
    without_venv=${without_venv:-$candidate}
done

if [ -z "$python" ] && [ -n "$without_venv" ]; then
    version=$("$without_venv" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    say "Canirun needs Python's venv module, and $without_venv ($version) comes without it."
    say "On Debian or Ubuntu: sudo apt install python3-venv    (or python$version-venv)"
    say "Then run make again."
    exit 1
fi
if [ -z "$python" ]; then
    found=$(${PYTHON:-python3} --version 2>&1) || found="no ${PYTHON:-python3}"
    say "Canirun needs Python 3.11 or newer; here there is $found."
    say "On Debian or Ubuntu: sudo apt install python3 python3-venv"
    say "On macOS:            brew install python@3.13    (or an installer from python.org)"
    say "If it has another name, say so: make run PYTHON=/path/to/python3"
    exit 1
fi

say "Setting up .venv with $("$python" --version 2>&1). The first time takes a minute."
rm -f "$stamp"
if ! .venv/bin/python -m pip --version >/dev/null 2>&1 || [ "$(cat .venv/.home 2>/dev/null)" != "$(pwd)" ]; then
    "$python" -m venv --clear .venv
    pwd > .venv/.home
fi
pip() { .venv/bin/python -m pip --disable-pip-version-check --quiet "$@"; }
if ! pip install --require-hashes -r requirements-dev.txt || ! pip install --no-deps --no-build-isolation -e .; then
    say "The requirements did not install; the lines above say why. Often it is the network: run make again when it is back."
    exit 1
fi
printf '%s\n' "$wanted" > "$stamp"
