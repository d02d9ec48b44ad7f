"""The statutory tables as pages show them: the form's cells, labels and merges, figures in their place."""

from decimal import Decimal

import pytest
from django.template import Context, Template
from lxml import html

from gongkai.portal.templatetags.statutory import shown
from gongkai.rules.annual_report.applications_table import APPLICATIONS_2019, APPLICATIONS_2021
from gongkai.rules.annual_report.form import CellId, ValueKind
from gongkai.rules.annual_report.proactive_table import PROACTIVE_2019, PROACTIVE_2021
from gongkai.rules.annual_report.remedies_table import REMEDIES
from tests.html_checks import table_faults

TABLES = (PROACTIVE_2019, PROACTIVE_2021, APPLICATIONS_2019, APPLICATIONS_2021, REMEDIES)
LINE = "newly_received"


def drawn(table, figures):
    page = Template("{% load statutory %}{% statutory_table table figures %}")
    return html.fromstring(page.render(Context({"table": table, "figures": figures})))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_every_cell_of_the_form_is_drawn_once(table):
    figures = {cell: number for number, cell in enumerate(table.cells(), start=1000)}

    texts = [
        cell.text_content() for cell in drawn(table, figures).xpath("//td[not(@class='corner')]")
    ]

    assert sorted(texts) == sorted(f"{number:,}" for number in figures.values())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_every_row_fills_the_same_width(table):
    rows = drawn(table, {}).xpath("//tr")

    assert len(set(widths(rows))) == 1


def widths(rows):
    """Count the columns each row covers, cells that reach down from above included."""
    reaching = []
    for row in rows:
        width = sum(span for span, _left in reaching)
        reaching = [(span, left - 1) for span, left in reaching if left > 1]
        for cell in row.xpath("th|td"):
            span, down = int(cell.get("colspan", 1)), int(cell.get("rowspan", 1))
            width += span
            reaching += [(span, down - 1)] if down > 1 else []
        yield width


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_heads_say_what_they_are_heads_of(table):
    assert list(table_faults(drawn(table, {}))) == []


def test_a_figure_that_is_missing_is_an_empty_cell_and_not_a_zero():
    cell = CellId(APPLICATIONS_2021.key, LINE, "natural_person")

    empty = drawn(APPLICATIONS_2021, {}).xpath("//td[contains(@class, 'col-1')]")[0]
    zero = drawn(APPLICATIONS_2021, {cell: 0}).xpath("//td[contains(@class, 'col-1')]")[0]

    assert empty.text_content() == ""
    assert (zero.text_content(), zero.get("class")) == ("0", "num col-1 z")


def test_the_wide_table_offers_its_columns_one_by_one_the_total_first():
    page = drawn(APPLICATIONS_2021, {})

    labels = [label.text_content() for label in page.xpath("//label")]

    assert labels[0].endswith("总计")
    assert labels[-1] == "全部列"
    assert len(labels) == 7 + 1


def test_amounts_keep_their_decimals():
    assert shown(Decimal("1286.40"), ValueKind.AMOUNT) == "1,286.40"
    assert shown(Decimal("18204"), ValueKind.COUNT) == "18,204"
