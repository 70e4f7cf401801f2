# Everything a clone needs. `make` alone lists it.
# Python 3.11 or newer with venv; another interpreter: make run PYTHON=/path/to/python3

PY := .venv/bin/python
LOCK := CUSTOM_COMPILE_COMMAND="make lock" $(PY) -m piptools compile

export PYTHON

.DEFAULT_GOAL := help
.PHONY: help setup run test check format lint types imports wheel fix bench chaos scores rulebook approve pictures lock clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

setup: ## make .venv ready (everything below does it first)
	@sh scripts/setup.sh

run: setup ## live with Canirun in a local Slack, in your browser (ARGS="--port 9000 --no-open")
	@.venv/bin/canirun playground $(ARGS)

test: setup ## pass the tests (ARGS="tests/advice -k soreness" for some)
	@$(PY) -m pytest $(ARGS)

check: format lint types imports test wheel ## tests, format, lint, types, import contracts, the wheel

format: setup
	@$(PY) -m ruff format --check .

lint: setup
	@$(PY) -m ruff check .

types: setup
	@$(PY) -m mypy

imports: setup
	@.venv/bin/lint-imports --no-logo

wheel: setup ## build the wheel and ask it a question in an empty environment
	@PYTHON=$(PY) sh scripts/check_wheel.sh

fix: setup ## format, and mend what lint can mend by itself
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

bench: setup ## how fast it is, against yardsticks of the same run (ARGS=wire for one part of it)
	@$(PY) -m scripts.bench $(ARGS)

chaos: setup ## send 2,000 messages through faults and kill -9, and count (ARGS="--messages 300 --kills 5")
	@$(PY) -m scripts.chaos $(ARGS)

scores: setup ## how well it reads: every example in tests/cases
	@$(PY) -m bot.language.score tests/cases

rulebook: setup ## write advice/RULEBOOK.md and README's exchange again from the code
	@.venv/bin/canirun rulebook --markdown > advice/RULEBOOK.md.new && mv advice/RULEBOOK.md.new advice/RULEBOOK.md
	@$(PY) scripts/exchange.py

approve: setup ## take the messages as they are now for approved; then read `git diff tests/messages`
	@$(PY) -m pytest tests/messages/test_approved.py --approve

pictures: setup ## take README's pictures again
	@CANIRUN_PICTURES=docs $(PY) -m pytest tests/browser -k pictures

lock: setup ## write the requirement files again from pyproject.toml (ARGS=--upgrade for newer versions)
	@$(LOCK) $(ARGS) --extra postgres --output-file requirements.txt pyproject.toml
	@$(LOCK) $(ARGS) --extra dev --extra postgres --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	@$(LOCK) $(ARGS) --only-build-deps --build-deps-for wheel --constraint requirements-dev.txt --output-file deploy/requirements-build.txt pyproject.toml

clean: ## remove .venv, caches and builds
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
