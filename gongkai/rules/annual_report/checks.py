"""All checks of an annual report in one call, in reading order; a check that breaks is a finding."""

from collections.abc import Iterator, Sequence
from typing import Final

from gongkai.rules.annual_report import cell_rules, imbalances
from gongkai.rules.annual_report.imbalances import is_the_year_before
from gongkai.rules.annual_report.registry import FORMAT, Check, Material, Rule
from gongkai.rules.annual_report.report import PARTS, Finding, Level, Report
from gongkai.rules.annual_report.text_rules import RULES as TEXT_RULES

EARLIER_FORM: Final = Check(
    "report.earlier_form",
    Level.NOTICE,
    FORMAT,
    "2019年度起才有全国统一的表格",
    "2017年度的报告没有第二、三、四部分的统一表格",
    "以前年度的报告不必改；2019年度以后的，按统一格式补上表格",
)
PREVIOUS_YEAR: Final = Check(
    "report.previous_year",
    Level.NOTICE,
    FORMAT,
    "用来比较的上一年度报告应当正好是上一年的",
    "检查2023年度报告，却给了2021年度的作上一年度报告",
    "换成上一年度的报告再检查一次；这次没有核对跨年的数字",
)


def find_earlier_form(material: Material) -> Iterator[Finding]:
    """Say once that a report has no statutory tables."""
    if material.report.edition is None:
        yield EARLIER_FORM.finding("report", "没有统一格式的表格，只检查了文字")


def find_wrong_previous_year(material: Material) -> Iterator[Finding]:
    """Say that the report given as last year's is not of the year before."""
    previous, report = material.previous, material.report
    if previous and not is_the_year_before(previous, report):
        yield PREVIOUS_YEAR.finding(
            "report",
            f"所给的上一年度报告是{previous.year}年度的，本报告是{report.year}年度的",
            found=previous.year,
            expected=report.year - 1 if report.year else None,
        )


RULES: Final[tuple[Rule, ...]] = (
    Rule(EARLIER_FORM, find_earlier_form, is_for_earlier_reports=True),
    Rule(PREVIOUS_YEAR, find_wrong_previous_year, is_for_earlier_reports=True),
    *cell_rules.RULES,
    *imbalances.RULES,
    *TEXT_RULES,
)
CHECKS: Final[tuple[Check, ...]] = tuple(rule.check for rule in RULES)

TABLE_PARTS: Final = {"proactive": "二", "applications": "三", "remedies": "四"}
SECTION_ORDER: Final = ("title", "opening", *PARTS)


def _found_by(rule: Rule, material: Material) -> tuple[Finding, ...]:
    """Run one check; whatever goes wrong inside it is itself a finding (checks fail closed)."""
    try:
        return tuple(rule.find(material))
    except Exception as failure:  # noqa: BLE001  a broken check must never pass a report
        return (
            Finding(
                rule=rule.check.id,
                level=Level.ERROR,
                where="report",
                says=f"这项检查没有做成（{type(failure).__name__}），不能认为报告没有这方面的问题",
                source=rule.check.source,
                mend="请人工核对这一项，并把情况告诉系统管理员",
            ),
        )


def _reading_order(finding: Finding, report: Report) -> tuple[int, int]:
    """Place a finding on the page: by part, then by cell; what concerns the whole comes first."""
    head, _, rest = finding.where.partition(".")
    part = TABLE_PARTS.get(head, rest if head == "section" else "")
    place = SECTION_ORDER.index(part) + 1 if part in SECTION_ORDER else 0
    form = report.form
    if form is None or head not in TABLE_PARTS:
        return place, 0
    cells = [str(cell) for cell in form.table(head).cells()]
    within = next(
        (at for at, cell in enumerate(cells) if f"{cell}.".startswith(f"{finding.where}.")), -1
    )
    return place, within


def check_report(
    report: Report,
    *,
    previous: Report | None = None,
    others: Sequence[Report] = (),
    level: str | None = None,
    kind: str | None = None,
) -> tuple[Finding, ...]:
    """Return everything the checks find in a report, in reading order.

    ``previous`` is the same agency's report of the year before; ``others`` are reports of other
    agencies, for copied text; ``level`` and ``kind`` are the agency's, as in ``township`` and
    ``government``. What is not given switches off the checks that need it.
    """
    material = Material(report, previous, tuple(others), level, kind)
    found = [
        finding
        for rule in RULES
        if report.edition is not None or rule.is_for_earlier_reports
        for finding in _found_by(rule, material)
    ]
    return tuple(sorted(found, key=lambda finding: _reading_order(finding, report)))
