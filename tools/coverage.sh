#!/bin/sh
# How much of the code the tests pass through, on SQLite, and where the floors are not reached.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
rm -f .coverage .coverage.*
"$bin/python" -m pytest -q -n "$(nproc 2>/dev/null || echo 2)" --cov --cov-report=
"$bin/python" -m coverage report --skip-covered --skip-empty --sort=cover | tail -n 60
"$bin/python" tools/check_coverage.py
