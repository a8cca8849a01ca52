# `make` lists what there is. ARGS goes to the program behind a target: make test ARGS="-k dates".

VENV ?= .venv
BIN = $(VENV)/bin
# The first of these that is Python 3.11 or newer.
PYTHON ?= $(shell for python in python3.11 python3 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& command -v "$$python" && break; done)
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
COMPILE = $(BIN)/uv pip compile --quiet --universal --custom-compile-command "make lock" $(ARGS)
# A browser window is opened where there is a screen to open it on.
HEADLESS = $(if $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Darwin,$(shell uname))),false,true)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test check lint types validate format bench lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-10s%s\n", $$1, $$2}' Makefile

run: export PACTMAP_EDITING ?= local
run: $(VENV)/app.stamp ## set up and open the dashboard on the committed tables
	@$(BIN)/streamlit run app.py --server.address localhost --server.headless $(HEADLESS) \
		--server.showEmailPrompt false $(ARGS)

test: $(VENV)/dev.stamp ## set up and run all tests, the browser's included
	@PACTMAP_CHROMIUM="$$($(BIN)/python -m tests.browser.chromium)" && export PACTMAP_CHROMIUM \
		&& $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(ARGS)

check: lint types test validate ## format, lint, types, tests, tables

lint: $(VENV)/dev.stamp ## how the code is written
	@$(BIN)/ruff format --quiet --diff
	@$(BIN)/ruff check --quiet

types: $(VENV)/dev.stamp ## mypy, strict
	@$(BIN)/mypy

validate: $(VENV)/app.stamp ## every problem of the tables
	@$(BIN)/python -m data.validate

format: $(VENV)/dev.stamp ## write the code as `make lint` wants it
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format

bench: $(VENV)/dev.stamp $(VENV)/bench.stamp ## measure everything beside its alternatives
	@PACTMAP_CHROMIUM="$$($(BIN)/python -m tests.browser.chromium)" && export PACTMAP_CHROMIUM \
		&& $(BIN)/python -m tests.bench $(ARGS)

lock: $(VENV)/dev.stamp ## pin what pyproject.toml asks for; ARGS=--upgrade for newer versions
	@$(COMPILE) --output-file requirements.txt pyproject.toml
	@$(COMPILE) --output-file requirements-dev.txt --constraints requirements.txt \
		--group dev pyproject.toml
	@$(COMPILE) --output-file requirements-bench.txt --constraints requirements.txt --group bench

clean: ## remove the environment and all caches; var/ stays
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is newer than the file it was installed from, or the file is installed again.
# Those of an environment whose Python is gone say nothing.
$(shell test -x $(BIN)/python || rm -f $(VENV)/*.stamp)
$(VENV)/app.stamp: requirements.txt | $(BIN)/python
$(VENV)/dev.stamp: requirements-dev.txt | $(BIN)/python
$(VENV)/%.stamp:
	@echo "Installing $<"
	@$(PIP) install --requirement $<
	@touch $@

$(VENV)/bench.stamp: requirements-bench.txt | $(BIN)/python
	@echo "Installing $< beside it"
	@$(PIP) install --no-deps --upgrade --target $(VENV)/bench --requirement $<
	@touch $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Pactmap needs Python 3.11 or newer: install it, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Creating $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }
