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
"$bin/python" -m pytest -q -n "$workers" --dist worksteal
printf '— PostgreSQL\n'
"$bin/python" tools/with_postgres.py -- "$bin/python" -m pytest -q -n "$workers" --dist worksteal \
    --ignore=tests/rules --ignore=tests/files --ignore=tests/report_cli --ignore=tests/published \
    --ignore=tests/repository --ignore=gongkai tests
