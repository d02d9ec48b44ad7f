"""Documents that several agencies issued together count once, at the lead agency (Article 10).

Article 10 makes the agency that leads in drawing up a document disclose it. The form says nothing of joint
documents; our choice: each agency fills in the documents it issued, and an agency that did not lead declares how
many of them are counted elsewhere. The printed report stays as it was signed; every sum above takes them off.
"""

from typing import Final

from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.proactive_table import (
    ISSUED_REPEALED_IN_FORCE,
    KEY,
    MADE_AND_PUBLISHED,
)

ROWS: Final = ("government_rule", "normative_document")

# Item 1 of Article 20 alone: decisions, fees and applications are each agency's own
COUNTED_CELLS: Final = frozenset(
    CellId(KEY, row, column.key)
    for row in ROWS
    for column in (*ISSUED_REPEALED_IN_FORCE, *MADE_AND_PUBLISHED)
)
