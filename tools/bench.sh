#!/bin/sh
# Every measurement, each as a ratio to a reference of its own within one run; docs/benchmarks.md explains them.
# With a folder of real reports (GONGKAI_CORPUS, by default ../shared/corpus) also how well these are read.
set -u
cd "$(dirname "$0")/.."
python=.venv/bin/python
corpus=${GONGKAI_CORPUS:-../shared/corpus}
missed=0

measure() { # what, aim, module, arguments
    printf '\n— %s (aim: %s)\n' "$1" "$2"
    shift 2
    "$python" -m "$@" || missed=1
}

measure "Published report page, uncached" "half as fast as a stored page or faster" bench.published_page
measure "Reading and checking reports" "at most 3 times merely opening the Word files" bench.read_reports
measure "Due days with stops and an extension" "at most half of counting day by day" bench.due_day
measure "PDF of a report" "at most 1.2 times WeasyPrint drawing the same page" bench.report_pdf
measure "Board of 3,000 agencies" "at most 8 queries and 1.5 times the board of 300" bench.county_board
measure "Roll-up of 40,000 reports on SQLite" "at most 2 times a plain SUM" bench.roll_up_sums
if command -v pg_config >/dev/null || [ -d /usr/lib/postgresql/15/bin ]; then
    printf '\n— Roll-up of 40,000 reports on PostgreSQL (aim: at most 2 times a plain SUM)\n'
    "$python" tools/with_postgres.py -- "$python" -m bench.roll_up_sums || missed=1
fi
measure "Personal data found" "99 % of numbers with check digits, 95 % of the rest, nothing in the laws, 1.5 times extracting" bench.guard_finding 2000 "$corpus"
if [ -d "$corpus/raw" ]; then
    measure "Reading accuracy" "nothing wrong" bench.reading_accuracy "$corpus"
else
    printf '\n— Reading accuracy: docs/reading-accuracy.md; no folder of real reports at %s\n' "$corpus"
fi
[ "$missed" = 0 ] || printf '\nAn aim was missed.\n'
exit "$missed"
