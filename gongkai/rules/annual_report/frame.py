"""The frame of a report: title, opening, the headings of its parts, an empty form (Articles 49, 50).

What is computed here follows from the agency's own data and the year; nothing about the year is asserted.
Title and opening are practice, not known to be compulsory (regulation.md 2.6): they may be changed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from gongkai.rules.annual_report.editions import form_for_year
from gongkai.rules.annual_report.form import CellId, Form
from gongkai.rules.annual_report.report import PARTS, TEXT_PARTS, Report, Value

ASPECTS: Final = (
    "主动公开",
    "依申请公开",
    "政府信息管理",
    "政府信息公开平台建设",
    "监督保障",
)
ASPECT_HEADINGS: Final = tuple(
    f"（{number}）{aspect}" for number, aspect in zip("一二三四五", ASPECTS, strict=True)
)
_HEADING: Final = re.compile(r"^（[一二三四五六七八九十]{1,3}）[^。]{0,40}$")


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom a reader may ask about the report; what is not known is empty."""

    office: str = ""
    address: str = ""
    postcode: str = ""
    telephone: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What the opening would name and the agency's data do not hold."""
        pairs = (
            ("联系电话", self.telephone),
            ("地址", self.address),
            ("邮政编码", self.postcode),
        )
        return tuple(label for label, value in pairs if not value)

    def in_words(self, agency: str) -> str:
        """Return the sentence of the opening, or nothing while no way of contact is known."""
        pairs = (
            ("地址", self.address),
            ("邮政编码", self.postcode),
            ("联系电话", self.telephone),
        )
        ways = "；".join(f"{label}：{value}" for label, value in pairs if value)
        if not ways:
            return ""
        return f"对本报告有疑问的，请与{agency}{self.office}联系（{ways}）。"


def title_of(agency: str, year: int) -> str:
    """Return the title of the report: name of the agency, year, and the words of the form."""
    return f"{agency}{year}年政府信息公开工作年度报告"


def opening_of(agency: str, year: int, contact: Contact) -> str:
    """Return the opening: legal basis, the six parts, the period, and whom to ask."""
    document = form_for_year(year).document
    return (
        "本报告根据《中华人民共和国政府信息公开条例》第四十九条、第五十条，按照"
        f"{document}规定的格式编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
        "政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成。"
        f"所列数据的统计期限为{year}年1月1日至12月31日。{contact.in_words(agency)}"
    )


def frame_of(agency: str, year: int, contact: Contact) -> Report:
    """Return the report to begin with: every cell blank, every part with its heading and no text.

    :raises NoStatutoryForm: for years before 2019
    """
    form = form_for_year(year)
    return Report(
        agency=agency,
        year=year,
        edition=form.edition,
        figures=dict.fromkeys(form.cells()),
        sections={
            "title": title_of(agency, year),
            "opening": opening_of(agency, year, contact),
            "一": "\n".join(ASPECT_HEADINGS),
            "五": "",
            "六": "",
        },
        headings=dict(PARTS),
    )


def has_words(text: str) -> bool:
    """Test whether a part says anything beside the headings within it.

    >>> has_words("（一）主动公开")
    False
    """
    lines = (line.strip() for line in text.splitlines())
    return any(line and not _HEADING.match(line) for line in lines)


def unfilled_places(report: Report) -> tuple[str, ...]:
    """Return what nobody has filled in at all, in reading order.

    A table of which no cell holds a figure is named by its key, a text as ``section.一``. Single blank
    cells are a matter of the checks.
    """
    form = report.form
    if form is None:
        return ()
    texts = ("title", *TEXT_PARTS)
    unwritten = {each for each in texts if not has_words(report.sections.get(each, ""))}
    blank = {table.key for table in form.tables if _is_blank(report, table.cells())}
    order = ("section.title", "section.一", *_keys(form), "section.五", "section.六")
    return tuple(
        place for place in order if place in blank or place.removeprefix("section.") in unwritten
    )


def _keys(form: Form) -> tuple[str, ...]:
    return tuple(table.key for table in form.tables)


def _is_blank(report: Report, cells: Iterable[CellId]) -> bool:
    unread = {cell for each in report.unread for cell in each.cells}
    values: list[Value] = []
    for cell in cells:
        if cell in unread:
            return False
        values.append(report.figures.get(cell))
    return all(value is None for value in values)
