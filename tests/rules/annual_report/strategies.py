"""Random reports that balance, for properties. Small and sparse, as real reports are."""

from decimal import Decimal

from hypothesis import strategies as st

from gongkai.rules.annual_report.applications_table import (
    APPLICANT_KINDS,
    CARRIED_OVER_IN,
    CARRIED_OVER_OUT,
    CONCLUDED,
    NEWLY_RECEIVED,
    TOTAL,
)
from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Edition, Form, ValueKind
from gongkai.rules.annual_report.remedies_table import PARTS_OF_TOTAL
from gongkai.rules.annual_report.report import Report, Unread

AGENCIES = ("示例县人民政府", "示例县教育局", "示例县城关镇人民政府", "示例县桥头街道办事处")
YEARS = {Edition.TRIAL_2019: 2020, Edition.FORMAL_2021: 2023, Edition.HYBRID: 2023}
MOST = 100_000
FILLED = 12  # cells of a table that are not zero, at most


def _applications(draw: st.DrawFn, form: Form) -> dict[CellId, int]:
    def cell(row: str, column: str) -> CellId:
        return CellId("applications", row, column)

    outcomes = [
        line.key for line in form.applications.lines if line.under and line.key != CONCLUDED
    ]
    drawn = draw(
        st.dictionaries(
            st.tuples(
                st.sampled_from([*outcomes, CARRIED_OVER_OUT]), st.sampled_from(APPLICANT_KINDS)
            ),
            st.integers(1, MOST),
            max_size=FILLED,
        )
    )
    figures = dict.fromkeys(form.applications.cells(), 0)
    figures |= {cell(row, column): value for (row, column), value in drawn.items()}
    for column in APPLICANT_KINDS:
        concluded = sum(figures[cell(row, column)] for row in outcomes)
        known = concluded + figures[cell(CARRIED_OVER_OUT, column)]
        carried_in = draw(st.integers(0, known)) if known else 0
        figures[cell(CONCLUDED, column)] = concluded
        figures[cell(CARRIED_OVER_IN, column)] = carried_in
        figures[cell(NEWLY_RECEIVED, column)] = known - carried_in
    for line in form.applications.lines:
        figures[cell(line.key, TOTAL)] = sum(
            figures[cell(line.key, column)] for column in APPLICANT_KINDS
        )
    return figures


def _remedies(draw: st.DrawFn, form: Form) -> dict[CellId, int]:
    figures: dict[CellId, int] = {}
    for line in form.remedies.lines:
        parts = draw(st.tuples(*(st.integers(0, MOST) for _ in PARTS_OF_TOTAL)))
        for part, value in zip(PARTS_OF_TOTAL, parts, strict=True):
            figures[CellId("remedies", line.key, part)] = value
        figures[CellId("remedies", line.key, "total")] = sum(parts)
    return figures


VALUES = {
    ValueKind.COUNT: st.integers(0, MOST),
    ValueKind.CHANGE: st.integers(-MOST, MOST),
    ValueKind.AMOUNT: st.decimals(0, MOST, places=6, allow_nan=False).map(
        lambda value: value.normalize() + Decimal(0)
    ),
}


@st.composite
def balanced_figures(draw: st.DrawFn, edition: Edition = Edition.FORMAL_2021):
    """Every cell of the form of an edition filled so that all printed sums hold."""
    form = FORMS[edition]
    proactive = {cell: draw(VALUES[form.kind_of(cell)]) for cell in form.proactive.cells()}
    return proactive | _applications(draw, form) | _remedies(draw, form)


@st.composite
def reports(draw: st.DrawFn, edition: Edition = Edition.FORMAL_2021):
    """Reports whose tables balance, without text."""
    return Report(
        agency=draw(st.sampled_from(AGENCIES)),
        year=YEARS[edition],
        edition=edition,
        figures=draw(balanced_figures(edition)),
    )


@st.composite
def patchy_reports(draw: st.DrawFn, edition: Edition = Edition.FORMAL_2021):
    """Reports with blanks, marks, missing and unread cells, and text: whatever a page may hold."""
    whole = draw(reports(edition))
    cells = list(whole.figures)
    blank = draw(st.sets(st.sampled_from(cells), max_size=5))
    marked = draw(st.sets(st.sampled_from(cells), max_size=3))
    gone = draw(st.sets(st.sampled_from(cells), max_size=4)) - blank - marked
    readings = ((1, None), (23, 4))
    figures = {cell: value for cell, value in whole.figures.items() if cell not in gone}
    figures |= dict.fromkeys(blank | marked)
    texts = st.text("我镇公开1条，。（）％ \n", max_size=20)
    return Report(
        agency=whole.agency,
        year=whole.year,
        edition=edition,
        figures=figures,
        marks={cell: draw(st.sampled_from(("/", "-", "无"))) for cell in sorted(marked)},
        sections=draw(st.dictionaries(st.sampled_from(("title", "一", "五", "六")), texts)),
        headings=draw(st.dictionaries(st.sampled_from("一二三四五六"), texts)),
        unread=tuple(Unread((cell,), "14", "ambiguous", ((1,), (14,))) for cell in sorted(gone)[:2])
        + ((Unread(tuple(cells[:2]), "1234", "ambiguous", readings),) if gone else ()),
    )
