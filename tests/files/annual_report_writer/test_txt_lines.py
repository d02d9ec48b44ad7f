import pytest

from gongkai.files.annual_report_writer import write_report
from gongkai.rules.annual_report.form import CellId
from tests.files.annual_report_writer.samples import counted_report


@pytest.fixture(scope="module")
def lines():
    return write_report(counted_report(), "txt").decode("utf-8-sig").split("\r\n")


@pytest.mark.parametrize(
    "line",
    [
        "示例县样例镇人民政府2025年政府信息公开工作年度报告",
        "二、主动公开政府信息情况",
        "信息内容\t本年制发件数\t本年废止件数\t现行有效件数",
        "行政规范性文件\t\t1005\t1006",
        "行政事业性收费\t1010.05",
        "自然人\t法人或其他组织\t总计",
        "一、本年新收政府信息公开申请数量\t1011\t1012\t0\t1014\t1015\t1016\t1017",
        "三、本年度办理结果\t（三）不予公开\t1.属于国家秘密\t/\t1040\t1041\t1042\t1043\t1044\t1045",
        "没有收取信息处理费。",
    ],
)
def test_each_row_is_a_line_that_can_be_read_alone(lines, line):
    assert line in lines


def test_the_values_of_part_four_are_one_line(lines):
    report = counted_report()
    first = report.figures[CellId("remedies", "reconsideration", "upheld")]

    [values] = (line for line in lines if line.startswith(f"{first}\t"))

    assert values.split("\t") == [str(first + step) for step in range(15)]
