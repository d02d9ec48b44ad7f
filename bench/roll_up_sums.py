"""How fast a province is rolled up, against one plain SELECT SUM over as many rows of as many columns.

``python -m bench.roll_up_sums [reports]``, on the database of ``GONGKAI_TEST_DATABASE``, else on SQLite. Ours adds
every cell of 40,000 filed reports that stand in a tree of four levels: it selects the year, the area, the version of
each report that counts, and those that balance. The reference is a bare table of 200 whole-number columns with the
same numbers in the same database. Both run in turn.
"""

import os
import sys
from typing import Final

import django

REPORTS: Final = 40_000


def main(count: int) -> int:
    """Start the program on a database of its own, measure, and return whether the aim was missed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.settings.test")
    django.setup()
    from bench.roll_up_measured import measure

    return measure(count)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS))
