# The only place where commands live. `make run` and `make test` are all a newcomer needs.

SHELL := /bin/sh
BIN := .venv/bin
# Each of the many processes of a test run would compile the whole program again
unexport PYTHONDONTWRITEBYTECODE
PYTHON := $(BIN)/python
.DEFAULT_GOAL := help

.PHONY: help install install-test install-long run test test-long check coverage bench clean lock docs

help: ## Say what can be done here
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

install: ## Install what running needs, into .venv
	@sh tools/install.sh run

install-test: ## Install what the tests need as well
	@sh tools/install.sh test

install-long: install-test ## Install what the long tests need as well (LibreOffice)
	@sh tools/install.sh long

run: install ## Prepare the sample data on first run and serve on http://127.0.0.1:8000
	@$(BIN)/gongkai demo --if-empty
	@$(BIN)/gongkai serve

check: install-test ## Lint, types, floors, migrations, templates, message catalogue
	@sh tools/check.sh

test: check ## All checks and the whole test suite, on SQLite and PostgreSQL
	@sh tools/test.sh short

test-long: check install-long ## The same with the full counts of the heavy tests
	@sh tools/test.sh long

coverage: install-test ## Measure what the tests pass through, against the floors
	@sh tools/coverage.sh

bench: install-test ## Measure against references, as ratios within one run
	@sh tools/bench.sh

docs: install-test ## Write the generated pages of docs/ anew
	@$(PYTHON) tools/generate_docs.py

lock: install-test ## Resolve the dependencies anew and write the lock files
	@sh tools/lock.sh

clean: ## Remove what was installed and built, keep the data in var/
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage*
