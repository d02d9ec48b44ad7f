#!/bin/sh
# The whole test suite: pure parts once, everything with a database on SQLite and on PostgreSQL.
set -eu
cd "$(dirname "$0")/.."
form=${1:-short}
bin=.venv/bin
workers=$(nproc 2>/dev/null || echo 2)
case $form in
long) export GONGKAI_LONG=1 ;;
*) unset GONGKAI_LONG || true ;;
esac

printf '— SQLite, and everything that needs no database\n'
rm -f .coverage .coverage.*
"$bin/python" -m pytest -q -n "$workers" --cov --cov-report= 
"$bin/python" -m coverage combine -q 2>/dev/null || true
"$bin/python" -m coverage report --skip-covered --skip-empty --sort=cover | tail -n 40
"$bin/python" tools/check_coverage.py
printf '— PostgreSQL\n'
"$bin/python" tools/with_postgres.py -- "$bin/python" -m pytest -q -n "$workers" \
    --ignore=tests/rules --ignore=tests/files --ignore=tests/report_cli --ignore=tests/published \
    --ignore=tests/repository --ignore=gongkai tests
