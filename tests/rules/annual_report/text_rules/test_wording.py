import pytest

from gongkai.rules.annual_report.report import Level
from tests.rules.annual_report.tables import found, with_prose

RULE = "text.wording"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("截止2023年12月31日，公开信息5条。", "截至"),
        ("截止 12 月 31 日，公开信息5条。", "截至"),
        ("截止目前，公开信息5条。", "截至"),
        ("（二）依法申请公开方面", "依申请公开"),
        ("（二）依法申请公开。", "依申请公开"),
        ("行政法复议0件。", "行政复议"),
        ("公布权利清单和责任清单。", "权力清单"),
    ],
)
def test_a_known_slip_is_noticed_with_the_right_word(text, right):
    [finding] = found(RULE, with_prose(一=text))

    assert (finding.expected, finding.level) == (right, Level.NOTICE)
    assert f"应为“{right}”" in finding.says


@pytest.mark.parametrize(
    "text",
    [
        "截至2023年12月31日，公开信息5条。",
        "报名截止日期为5月1日。",
        "公民可以依法申请公开政府信息。",
        "畅通受理渠道。",
    ],
)
def test_right_uses_are_left_alone(text):
    assert found(RULE, with_prose(一=text)) == []
