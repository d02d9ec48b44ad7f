import pytest

from gongkai.files.annual_report_reader.characters import canonical, plain
from gongkai.files.annual_report_reader.labels import labels_in, row_of_cells
from gongkai.rules.annual_report.applications_table import APPLICATIONS_2019, APPLICATIONS_2021
from gongkai.rules.annual_report.proactive_table import PROACTIVE_2019, PROACTIVE_2021

FORM_ROWS = [
    (table.key, line)
    for table in (APPLICATIONS_2021, APPLICATIONS_2019, PROACTIVE_2021, PROACTIVE_2019)
    for line in table.lines
]


@pytest.mark.parametrize(("table", "line"), FORM_ROWS)
def test_every_label_of_the_form_names_its_row(table, line):
    assert row_of_cells(table, (line.label,)) == line.key


@pytest.mark.parametrize(("table", "line"), FORM_ROWS)
def test_a_row_is_named_beside_the_groups_it_stands_under(table, line):
    assert row_of_cells(table, (*line.under, line.label)) == line.key


@pytest.mark.parametrize(
    ("printed", "row"),
    [
        ("2.其他法律行政止公开", "withheld_barred_by_law"),
        ('3. 危及"三安全一稳定"', "withheld_security_or_stability"),
        ("1、逾期不补正", "otherwise_correction_lapsed"),
        ("2.逾期不缴费", "otherwise_fee_unpaid"),
        ("(六) 其他", "otherwise_concluded"),
        ("（3）其他", "otherwise_other"),
        ("其他", "otherwise_other"),
        ("总计", "concluded"),
        ("上年结转", "carried_over_in"),
        ("缴纳费用、", "otherwise_fee_unpaid"),
        ("本年新收政府信息\n公开申请数量", "newly_received"),
    ],
)
def test_labels_cut_misspelt_or_set_otherwise_name_their_row(printed, row):
    assert row_of_cells("applications", (printed,)) == row


def test_a_head_is_no_row_though_it_ends_in_the_word_of_one():
    assert row_of_cells("applications", ("商业企业", "科研机构", "其他")) is None


def test_cells_without_words_name_no_row():
    assert row_of_cells("applications", ()) is None


def test_the_short_label_of_excessive_applications_is_not_that_of_lapsed_corrections():
    words = canonical("4.无正当理由大量反复申请1.申请人无正当理由逾期不补正、行政机关")

    assert [key for _, key in labels_in("applications", words)] == [
        "not_processed_excessive",
        "otherwise_correction_lapsed",
    ]


def test_plain_text_keeps_its_columns():
    assert plain("（一）　１２") == "(一) 12"
    assert plain("0&nbsp;") == "0 "
