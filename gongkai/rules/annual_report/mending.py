"""One-press mends of texts: a finding whose wrong word or figure stands in one place only.

Which of two sums is wrong the program does not know; what is offered here replaces what the finding names as
found by what it names as expected, and only where no other place could be meant.
"""

import re
from typing import Final

from gongkai.rules.annual_report.report import Finding

MENDABLE: Final = frozenset({"text.wording", "text.year", "text.share", "text.against_table"})
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")


def mended(text: str, finding: Finding) -> str | None:
    """Return the text with the finding mended, or None where the mend is not plain.

    The sentence must stand in the text once as the finding quotes it, and what is found must stand in it once.
    """
    if finding.rule not in MENDABLE or not finding.excerpt:
        return None
    found, expected = str(finding.found or ""), str(finding.expected or "")
    if not found or not expected or not _is_alike(found, expected):
        return None
    if text.count(finding.excerpt) != 1:
        return None
    places = _places(finding.excerpt, found)
    if len(places) != 1:
        return None
    start = text.index(finding.excerpt) + places[0]
    return text[:start] + expected + text[start + len(found) :]


def _is_alike(found: str, expected: str) -> bool:
    """Test that a number gives way to one number: “15或16” is for a person to choose from."""
    return not _NUMBER.fullmatch(found) or bool(_NUMBER.fullmatch(expected))


def _places(sentence: str, found: str) -> list[int]:
    """Return where a word stands in a sentence; a number only where it is whole."""
    before = r"(?<![\d.])" if found[0].isdigit() else ""
    after = r"(?![\d.]\d|\d)" if found[-1].isdigit() else ""
    return [each.start() for each in re.finditer(f"{before}{re.escape(found)}{after}", sentence)]
