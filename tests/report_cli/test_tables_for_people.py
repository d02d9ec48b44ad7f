from gongkai.report_cli.tables_for_people import name_of, report_lines
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.report import Report, Unread
from tests.files.annual_report_writer.samples import counted_report

CELLS = tuple(
    CellId("proactive", "government_rule", key) for key in ("issued_count", "repealed_count")
)


def test_the_tables_are_drawn_with_their_figures():
    lines = list(report_lines(counted_report()))

    assert lines[0] == "2021年格式（国办公开办函〔2021〕30号）"
    assert "二、主动公开政府信息情况" in lines
    assert any(line.split() == ["规章", "1001", "1002", "1003"] for line in lines)
    assert any(
        line.split() == ["行政复议", "1186", "1187", "1188", "1189", "1190"] for line in lines
    )
    assert any(
        line.split() == ["行政诉讼", "未经复议直接起诉", "1191", "1192", "1193", "1194", "1195"]
        for line in lines
    )


def test_each_group_label_is_drawn_once():
    lines = [line.strip() for line in report_lines(counted_report())]

    assert lines.count("三、本年度办理结果") == 1
    assert lines.count("（三）不予公开") == 1


def test_an_unread_cell_is_named_with_its_readings():
    unread = Unread(CELLS, "693", "ambiguous", tuple((6, number) for number in range(7)))

    lines = list(report_lines(counted_report(unread=(unread,))))

    assert lines[-1].startswith("  “第二十条第（一）项 规章 · 本年制发件数”、")
    assert "有不止一种读法，原文“693”，可读作 6｜0 或 6｜1" in lines[-1]
    assert lines[-1].endswith("6｜4 等")


def test_a_cell_missing_from_the_page_has_no_text_to_show():
    report = counted_report(unread=(Unread(CELLS[:1], "", "missing"),))

    assert list(report_lines(report))[-1].endswith("本年制发件数”：原件上没有")


def test_an_earlier_report_shows_its_headings():
    earlier = Report(year=2012, headings={"一": "一、概述"})

    assert list(report_lines(earlier))[-1] == "  一、概述"


def test_a_report_is_named_even_if_its_agency_and_year_are_not_read():
    assert name_of(Report(agency="示例县教育局", year=2025)) == "示例县教育局 2025年"
    assert name_of(Report(edition=Edition.HYBRID)) == "（机关名称未读出） （年份未读出）"
