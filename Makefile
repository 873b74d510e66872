# make demo   play with the whole bot in a browser: no token, no services
# make test   run every test
# make check  format, lint, types, house rules
# make help   the rest

PYTHON ?= python3
PORT ?= 8765
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes
UPGRADE ?= --upgrade
WORKERS_MAX ?= 16
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-header $(UPGRADE) pyproject.toml --extra postgres

.DEFAULT_GOAL := help
.PHONY: help setup demo run test check format migration pictures screens lock clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.ready ## build .venv from the pinned lock; a second call does nothing

demo: $(VENV)/.ready ## play with the whole bot in a browser (PORT=8765)
	@$(BIN)/python -m bot demo --port $(PORT)

run: $(VENV)/.ready ## run the bot for real; `python -m bot init` sets it up
	@$(BIN)/python -m bot run

test: $(VENV)/.ready-dev ## run every test
	@$(BIN)/python -m pytest -n auto --maxprocesses $(WORKERS_MAX) --dist worksteal

check: $(VENV)/.ready-dev ## format, lint, types, house rules
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q tests/test_layout.py

format: $(VENV)/.ready-dev ## put every file into the house format
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

migration: $(VENV)/.ready-dev ## write the migration that the tables lack (NAME="what changes")
	@$(BIN)/python -m storage.migrations $(NAME)
	@$(BIN)/ruff format --quiet storage/migrations

pictures: $(VENV)/.ready-dev ## take the README's pictures again (needs Chromium)
	@$(BIN)/python -m docs.pictures.take

screens: $(VENV)/.ready-dev ## write every screen in every language to build/screens.html
	@$(BIN)/python -m docs.screens.show

lock: ## pin the newest allowed versions again (needs uv; UPGRADE= keeps what is pinned)
	$(COMPILE) -o requirements.lock
	$(COMPILE) --group dev -o requirements-dev.lock

clean: ## remove everything that was built
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	@echo "Building $(VENV), once ..."
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "The venv module is missing; on Debian: apt install python3-venv"; exit 1; }

$(VENV)/.ready: requirements.lock | $(VENV)/bin/python
	@echo "Installing what requirements.lock pins ..."
	@$(PIP) -r requirements.lock
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock | $(VENV)/bin/python
	@echo "Installing what requirements-dev.lock pins ..."
	@$(PIP) -r requirements-dev.lock
	@touch $@ $(VENV)/.ready
