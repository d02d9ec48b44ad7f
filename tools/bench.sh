#!/bin/sh
# Every measurement, each as a ratio to a reference of its own within one run; docs/benchmarks.md explains them.
# With GONGKAI_CORPUS (a folder of real reports) also how well these are read.
set -u
cd "$(dirname "$0")/.."
python=.venv/bin/python
missed=0

measure() { # what, aim, module, arguments
    printf '\n— %s (aim: %s)\n' "$1" "$2"
    shift 2
    "$python" -m "$@" || missed=1
}

measure "Published report page, uncached" "half as fast as a stored page or faster" bench.published_page
measure "Reading and checking reports" "at most 3 times merely opening the Word files" bench.read_reports
if [ -d "${GONGKAI_CORPUS:-}/raw" ]; then
    measure "Reading accuracy" "nothing wrong" bench.reading_accuracy "$GONGKAI_CORPUS"
else
    printf '\n— Reading accuracy: docs/reading-accuracy.md; set GONGKAI_CORPUS to measure it again\n'
fi
[ "$missed" = 0 ] || printf '\nAn aim was missed.\n'
exit "$missed"
