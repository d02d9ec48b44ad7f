#!/bin/sh
# Everything that can be said of the code without running it.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
step() { printf '— %s\n' "$1"; }

step "ruff: lint and format"
"$bin/ruff" check .
"$bin/ruff" format --check .
step "mypy --strict"
"$bin/mypy" gongkai tests
step "floors of the house (import-linter)"
"$bin/lint-imports" --no-cache
export DJANGO_SETTINGS_MODULE=gongkai.settings.test
step "system checks, migrations"
"$bin/python" manage.py check --fail-level WARNING
"$bin/python" manage.py makemigrations --check --dry-run
step "templates (djlint)"
"$bin/djlint" --lint --quiet gongkai
