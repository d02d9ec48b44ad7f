"""The text rules: what a sharp reader with a calculator finds in the prose of a report.

None is an error: prose may mean what the program does not know. Each module holds one idea.
"""

from typing import Final

from gongkai.rules.annual_report.registry import Rule
from gongkai.rules.annual_report.text_rules import (
    against_table,
    agency_names,
    contents,
    growth,
    headings,
    repeats,
    shares,
    sums,
    wording,
    years,
)

RULES: Final[tuple[Rule, ...]] = (
    *sums.RULES,
    *shares.RULES,
    *growth.RULES,
    *against_table.RULES,
    *years.RULES,
    *headings.RULES,
    *agency_names.RULES,
    *contents.RULES,
    *repeats.RULES,
    *wording.RULES,
)
