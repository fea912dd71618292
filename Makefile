# Everything that is needed is made here: `make serve` and `make test` work on a bare machine with Python 3.11, git and make.
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$each >/dev/null 2>&1 && $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$each && break; done)
UV_VERSION := 0.13.9
UV := UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=.venv .venv/bin/uv --quiet
FRONTEND := web/static/dist/licences.txt
SOURCES := $(shell find web/frontend -name node_modules -prune -o -type f -print)

.PHONY: help serve test check conformance behaviour bench
.DEFAULT_GOAL := help

help: ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 8

serve: .venv/.serve $(FRONTEND) ## start Shouli on 127.0.0.1:8000 (SHOULI_BIND), with the demo on a new database
	@.venv/bin/shouli serve --demo

test: .venv/.develop $(FRONTEND) ## all tests, those in a real browser too where there is one
	.venv/bin/pytest -q -n 2

check: .venv/.develop ## lint, format and types
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy engine forms web shouli_verify

conformance: .venv/.develop ## run the vendors' compatibility kit of DMN: make conformance KIT=path
	@test -n "$(KIT)" || { echo "Say where the kit lies: make conformance KIT=path"; exit 1; }
	.venv/bin/python -m tests.conformance "$(KIT)"

behaviour: .venv/.develop ## run the public behaviour suite of BPMN engines: make behaviour SUITE=path
	@test -n "$(SUITE)" || { echo "Say where the suite lies: make behaviour SUITE=path"; exit 1; }
	.venv/bin/python -m tests.behaviour "$(SUITE)"

bench: .venv/.develop ## measure the work W beside a naive design, and what decisions cost
	.venv/bin/python -m bench
	.venv/bin/python -m bench.decisions

.venv/bin/uv:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found. Name one: make PYTHON=/path/to/python3"; exit 1; }
	@echo "Making .venv with $(PYTHON) …"
	@$(PYTHON) -m venv .venv || { echo "Python cannot make a virtual environment; on Debian: apt install python3-venv"; exit 1; }
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/.serve: pyproject.toml uv.lock | .venv/bin/uv
	@echo "Installing the packages of uv.lock …"
	@$(UV) sync --frozen --inexact --no-default-groups --group frontend
	@touch $@

.venv/.develop: pyproject.toml uv.lock | .venv/bin/uv
	@echo "Installing the packages of uv.lock, those for development too …"
	@$(UV) sync --frozen --inexact --all-groups
	@touch $@ .venv/.serve

$(FRONTEND): $(SOURCES) | .venv/.serve
	@echo "Building the front end …"
	@.venv/bin/python -m web.building
