"""The six parts of a report by their headings, however these are numbered, worded or run together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gongkai.files.annual_report_reader.characters import canonical, plain
from gongkai.files.annual_report_reader.page import PageRow
from gongkai.rules.annual_report import applications_table, proactive_table, remedies_table

TABLE_PARTS: Final = {
    "二": proactive_table.KEY,
    "三": applications_table.KEY,
    "四": remedies_table.KEY,
}
ORDER: Final = "一二三四五六"
_NUMERAL: Final = (
    r"(?<![第一二三四五六七八九十])[一二三四五六七八九十]{1,2}\s*[、.,]\s*"
    r"|(?<![\d.])\d\s*[、.,]\s*"
    r"|\(\s*[二三四五六]\s*\)\s*"
)
_S: Final = r"\s*"


def _spaced(words: str) -> str:
    """Return a pattern for words whose characters may be set apart by blanks."""
    return _S.join(words)


_SUBJECT: Final = rf"(?:{_spaced('因')})?(?:{_spaced('政府信息公开')}(?:{_spaced('工作')})?)?"
_WORDS: Final = {
    "一": rf"(?:{_spaced('政府信息公开')})?(?:{_spaced('工作')})?(?:{_spaced('总体')}|{_spaced('基本')})\s*(?:{_spaced('工作')})?\s*{_spaced('情况')}|{_spaced('概述')}|{_spaced('信息公开情况')}",
    "二": rf"(?:{_spaced('行政机关')})?{_S}{_spaced('主动公开政府信息')}\s*(?:{_spaced('工作')})?\s*(?:的\s*)?{_spaced('情况')}",
    "三": rf"{_spaced('收到和处理')}{_S}{_spaced('政府信息公开')}{_S}{_spaced('申请')}\s*(?:的\s*)?{_spaced('情况')}",
    "四": rf"{_SUBJECT}\s*(?:{_spaced('被申请')}|{_spaced('申请')})?\s*{_spaced('行政')}\s*法?\s*{_spaced('复议')}\s*[、,和及]?\s*(?:{_spaced('提起')})?\s*(?:{_spaced('行政')})?\s*{_spaced('诉讼')}\s*(?:的\s*)?{_spaced('情况')}",
    "五": rf"{_SUBJECT}\s*(?:(?:{_spaced('存在')})\s*的?\s*(?:{_spaced('主要')})?|{_spaced('主要')})\s*的?\s*{_spaced('问题')}\s*(?:[及和与、]|以及)\s*(?:下一步\s*)?(?:{_spaced('改进')}|{_spaced('整改')})\s*(?:{_spaced('情况')}|{_spaced('措施')}|{_spaced('方向')}|{_spaced('意见')})?",
    "六": rf"其\s*[他它]\s*(?:{_spaced('需要')}|{_spaced('应当')}|需)\s*{_spaced('报告')}\s*的?\s*(?:{_spaced('其他')})?\s*{_spaced('事项')}",
}
_HEADING: Final = re.compile(
    rf"(?P<numeral>{_NUMERAL})(?:"
    + "|".join(f"(?P<p{ORDER.index(part)}>{words})" for part, words in _WORDS.items())
    + ")"
)
_BARE: Final = re.compile(
    "(?:" + "|".join(f"(?P<p{ORDER.index(p)}>{w})" for p, w in _WORDS.items()) + r")[::]?\s*$"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading as printed, and where it stands on the page."""

    part: str
    text: str
    row: int
    start: int
    end: int
    is_numbered: bool = True


@dataclass(frozen=True, slots=True)
class Parts:
    """A page cut into its parts."""

    headings: dict[str, str]
    before: list[PageRow]  # title and opening
    bodies: dict[str, list[PageRow]]

    @property
    def regions(self) -> dict[str, list[PageRow]]:
        """The rows of parts two, three and four, by the key of their table."""
        return {key: self.bodies.get(part, []) for part, key in TABLE_PARTS.items()}


def parts_of_page(rows: Sequence[PageRow]) -> Parts:
    """Cut a page at the headings of its parts."""
    chosen = _in_order(_without_repeats(list(headings_of_page(rows))))
    bodies: dict[str, list[PageRow]] = {}
    for number, heading in enumerate(chosen):
        end = chosen[number + 1] if number + 1 < len(chosen) else None
        bodies[heading.part] = _between(rows, (heading.row, heading.end), end)
    before = _between(rows, (0, 0), chosen[0]) if chosen else list(rows)
    return Parts({each.part: each.text for each in chosen}, before, bodies)


def headings_of_page(rows: Sequence[PageRow]) -> Iterator[Heading]:
    """Yield everything on the page that reads like the heading of a part."""
    for number, row in enumerate(rows):
        text = _heading_text(row)
        if text is None:
            continue
        found = False
        for match in _HEADING.finditer(text):
            found = True
            heading = _heading(match, number)
            if "(" not in match["numeral"] or heading.part in match["numeral"]:
                yield heading
        bare = None if found else _BARE.match(text.strip().lstrip("# "))
        if bare and row.table is None:
            lead = len(text) - len(text.lstrip().lstrip("# "))
            yield Heading(
                _part(bare), text.strip().strip("#* "), number, lead, len(text), is_numbered=False
            )


def _heading_text(row: PageRow) -> str | None:
    """Return the text in which a heading may stand: a line, or the only text of a table row."""
    if row.table is None:
        return plain(row.cells[0])
    texts = {text for text in row.cells if canonical(text)}
    return plain(texts.pop()) if len(texts) == 1 else None


def _part(match: re.Match[str]) -> str:
    return ORDER[int((match.lastgroup or "p0")[1:])]


def _heading(match: re.Match[str], row: int) -> Heading:
    part = next(p for p in ORDER if match[f"p{ORDER.index(p)}"] is not None)
    return Heading(part, match[0].strip(), row, match.start(), match.end())


def _without_repeats(found: list[Heading]) -> list[Heading]:
    """Leave out headings without a numeral where the same part has one with a numeral."""
    numbered = {heading.part for heading in found if heading.is_numbered}
    return [each for each in found if each.is_numbered or each.part not in numbered]


def _in_order(found: list[Heading]) -> list[Heading]:
    """Choose one heading for each part: the longest chain in the order of the form, the latest one.

    A list of contents before the report gives an earlier chain; a wording repeated in prose has
    no numeral and is not among the headings.
    """
    best: list[tuple[int, list[Heading]]] = []
    for heading in found:
        place = ORDER.index(heading.part)
        longest: list[Heading] = []
        for last, chain in best:
            if last < place and len(chain) >= len(longest):
                longest = chain
        best.append((place, [*longest, heading]))
    chosen: list[Heading] = []
    for _, chain in best:
        if len(chain) >= len(chosen):
            chosen = chain
    return chosen


def _between(rows: Sequence[PageRow], begin: tuple[int, int], end: Heading | None) -> list[PageRow]:
    """Return the rows from a place up to a heading; rows of text are cut inside the line."""
    first, offset = begin
    last = end.row if end else len(rows) - 1
    body: list[PageRow] = []
    for number in range(first, last + 1):
        row = rows[number]
        start = offset if number == first else 0
        stop = end.start if end and number == last else None
        if start == 0 and stop is None:
            body.append(row)
        elif row.table is None:
            body.append(PageRow((row.cells[0][start:stop],), page=row.page))
    return body
