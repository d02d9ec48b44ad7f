"""Reading an annual report: the stages in order, and the report they give."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gongkai.files.annual_report_reader.applications import read_applications
from gongkai.files.annual_report_reader.characters import canonical
from gongkai.files.annual_report_reader.identity import Identity, identity_of, is_furniture
from gongkai.files.annual_report_reader.page import PageRow, rows_of_document, rows_of_lines
from gongkai.files.annual_report_reader.parts import Parts, parts_of_page
from gongkai.files.annual_report_reader.proactive import read_proactive
from gongkai.files.annual_report_reader.prose import paragraphs, width_of_prints
from gongkai.files.annual_report_reader.regions import region_of
from gongkai.files.annual_report_reader.remedies import read_remedies
from gongkai.files.annual_report_reader.table_reading import ILLEGIBLE_CELL, TableReading
from gongkai.files.documents import Document, DocumentKind, DocumentTable
from gongkai.rules.annual_report import applications_table, proactive_table, remedies_table
from gongkai.rules.annual_report.applications_table import APPLICATIONS_2021
from gongkai.rules.annual_report.editions import FIRST_YEAR_OF_A_FORM, FORMS, form_for_year
from gongkai.rules.annual_report.form import Edition, Table
from gongkai.rules.annual_report.proactive_table import PROACTIVE_2021
from gongkai.rules.annual_report.report import Report
from gongkai.rules.annual_report.signature import signature_length

PARTS_ONLY_OF_THE_FORM: Final = ("三", "四")
MOST_BARE_LINES: Final = 5_000  # lines without a word: a report has some hundred
MOST_CHARACTERS: Final = 400_000  # the longest real report has some 20,000; layout blanks count too
MOST_DIGITS: Final = 40_000
MOST_CELLS: Final = 20_000
_DIGITS: Final = re.compile(r"\d")
_NO_WORDS: Final = re.compile(r"[\d\s.,|+-]+")
_NO_REPORT: Final = Report(sections={"title": "", "opening": ""})


@dataclass(frozen=True, slots=True)
class Content:
    """What one way of looking at a document gives: its parts, and its three tables."""

    parts: Parts
    proactive: tuple[Table | None, TableReading]
    applications: tuple[Table | None, TableReading]
    remedies: TableReading
    prose_after_tables: list[PageRow]

    @property
    def tables(self) -> tuple[TableReading, TableReading, TableReading]:
        return (self.proactive[1], self.applications[1], self.remedies)


def read_report(document: Document) -> Report:
    """Return the content of an annual report as the page shows it.

    Reads the real tables of the file and, where these leave cells open and the file also has plain
    lines, the lines; for each table the fuller reading counts. Never raises for a readable
    document: what is no report has no edition, no figures and no headings.
    """
    if _is_too_much(document) or _is_a_list_of_numbers(document.lines):
        return _NO_REPORT
    rows = rows_of_document(document)
    content = content_of(rows)
    if any(isinstance(block, DocumentTable) for block in document.blocks) and not _is_full(content):
        content = _fuller(content, content_of(list(rows_of_lines(document.lines))))
    elif not document.blocks:
        rows = list(rows_of_lines(document.lines))
        content = content_of(rows)
    width = width_of_prints(rows) if document.kind is DocumentKind.PDF else None
    return _report(content, rows, width)


def _is_too_much(document: Document) -> bool:
    """Test whether a file holds far more than any report, so that reading it would take too long."""
    characters = sum(map(len, document.lines))
    digits = sum(len(_DIGITS.findall(line)) for line in document.lines)
    cells = sum(len(each.cells) for each in document.blocks if isinstance(each, DocumentTable))
    return characters > MOST_CHARACTERS or digits > MOST_DIGITS or cells > MOST_CELLS


def _is_a_list_of_numbers(lines: Sequence[str]) -> bool:
    """Test whether a file holds more lines of bare numbers than any report; nothing is read of it."""
    return len(lines) > MOST_BARE_LINES and sum(map(_is_bare, lines)) > MOST_BARE_LINES


def _is_bare(line: str) -> bool:
    return bool(_NO_WORDS.fullmatch(line))


def content_of(rows: Sequence[PageRow]) -> Content:
    """Read the three tables from the rows of a page."""
    parts = parts_of_page(rows)
    regions = parts.regions
    proactive = read_proactive(regions[proactive_table.KEY])
    if proactive[0] is None:
        proactive = read_proactive(region_of(proactive_table.KEY, rows))
    applications = read_applications(regions[applications_table.KEY])
    if applications[0] is None:
        applications = read_applications(region_of(applications_table.KEY, rows))
    remedies, prose = read_remedies(regions[remedies_table.KEY])
    if not remedies.figures and not remedies.unread:
        remedies, _ = read_remedies(region_of(remedies_table.KEY, rows))
    return Content(parts, proactive, applications, remedies, prose)


def _is_full(content: Content) -> bool:
    edition = _edition_of_tables(content)
    if edition is None or any(table.unread for table in content.tables):
        return False
    return sum(len(table.figures) for table in content.tables) == len(list(FORMS[edition].cells()))


def _fuller(first: Content, second: Content) -> Content:
    """Take each table from the reading that settles more of it; the first one if both are equal."""
    return Content(
        first.parts if len(first.parts.headings) >= len(second.parts.headings) else second.parts,
        second.proactive if _completes(second, first, 0) else first.proactive,
        second.applications if _completes(second, first, 1) else first.applications,
        second.remedies if _completes(second, first, 2) else first.remedies,
        first.prose_after_tables or second.prose_after_tables,
    )


def _completes(lines: Content, cells: Content, table: int) -> bool:
    """Test whether the lines settle more of a table than its cells, and contradict none of them.

    A cell whose own text is no number stays one, whatever the lines seem to say.
    """
    by_lines, by_cells = lines.tables[table], cells.tables[table]
    illegible = {
        cell for each in by_cells.unread if each.reason == ILLEGIBLE_CELL for cell in each.cells
    }
    return (
        len(by_lines.figures) > len(by_cells.figures)
        and illegible.isdisjoint(by_lines.figures)
        and all(
            by_lines.figures.get(cell, value) == value for cell, value in by_cells.figures.items()
        )
    )


def _report(content: Content, rows: Sequence[PageRow], width: int | None) -> Report:
    everything = "\n".join(row.text for row in rows)
    identity = identity_of(content.parts.before, everything)
    edition = _edition(content, identity.year)
    form = FORMS[edition] if edition else None
    cells = set(form.cells()) if form else set()
    figures = {}
    marks = {}
    unread = []
    for table in content.tables:
        figures.update({cell: table.figures[cell] for cell in table.figures if cell in cells})
        marks.update({cell: table.marks[cell] for cell in table.marks if cell in cells})
        unread += [each for each in table.unread if cells.issuperset(each.cells)]
    return Report(
        agency=identity.agency,
        year=identity.year,
        edition=edition,
        figures=figures,
        marks=marks,
        sections=_sections(content, identity, width),
        headings=content.parts.headings,
        unread=tuple(unread),
    )


def _edition_of_tables(content: Content) -> Edition | None:
    """Return the edition that parts two and three show together; None if neither table is there."""
    proactive, applications = content.proactive[0], content.applications[0]
    if proactive is None or applications is None:
        return None
    if applications is APPLICATIONS_2021:
        return Edition.FORMAL_2021
    return Edition.HYBRID if proactive is PROACTIVE_2021 else Edition.TRIAL_2019


def _edition(content: Content, year: int | None) -> Edition | None:
    """Return the edition of a report, by its tables, else by its year and headings.

    Part two of 2019 with part three of 2021 was never prescribed nor seen; part three decides.
    """
    both = _edition_of_tables(content)
    if both:
        return both
    proactive, applications = content.proactive[0], content.applications[0]
    is_old = year is not None and year < FIRST_YEAR_OF_A_FORM
    follows_form = all(part in content.parts.headings for part in PARTS_ONLY_OF_THE_FORM)
    if applications is not None:
        is_trial = applications is not APPLICATIONS_2021
        is_late = year is not None and form_for_late(year) is Edition.FORMAL_2021
        if not is_trial:
            return Edition.FORMAL_2021
        return Edition.HYBRID if is_late else Edition.TRIAL_2019
    if proactive is not None:
        return Edition.FORMAL_2021 if proactive is PROACTIVE_2021 else Edition.TRIAL_2019
    if not follows_form or is_old or year is None:
        return None
    return form_for_late(year)


def form_for_late(year: int) -> Edition:
    """Return the edition in force for a year, the first one for years before it."""
    return form_for_year(max(year, FIRST_YEAR_OF_A_FORM)).edition


def _sections(content: Content, identity: Identity, width: int | None) -> dict[str, str]:
    parts = content.parts
    opening = paragraphs(_opening(parts.before, identity.title), width)
    sections = {"title": identity.title, "opening": opening}
    for part in ("一", "五", "六"):
        if part in parts.bodies:
            sections[part] = paragraphs(_unsigned(parts.bodies[part], identity.agency), width)
    if "五" not in sections and content.prose_after_tables:
        sections["五"] = paragraphs(content.prose_after_tables, width)
    return sections


def _unsigned(rows: list[PageRow], agency: str | None) -> list[PageRow]:
    """Leave out the agency's signature and the day below the text of the last part."""
    texts = [row.text if row.table is None else "" for row in rows]
    return rows[: len(rows) - signature_length(texts, agency or "")]


def _opening(rows: Sequence[PageRow], title: str) -> list[PageRow]:
    """Return the lines between the title and part one."""
    last = 0
    gathered = ""
    for number, row in enumerate(rows):
        gathered += canonical(row.text)
        if title and gathered.endswith(title):
            last = number + 1
    return [row for row in rows[last:] if not is_furniture(row.text)]
