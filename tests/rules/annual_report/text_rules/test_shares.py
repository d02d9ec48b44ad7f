import pytest

from gongkai.rules.annual_report.report import Level
from tests.rules.annual_report.tables import found, with_prose

SHARE = "text.share"


def test_three_of_eighty_seven_is_not_three_and_a_half_per_cent():
    report = with_prose(
        一="本镇累计公开信息510条，新增87条。在新增的信息中，职能类1条，占1.1%；规划类1条，占1.1%；"
        "动态类42条，占48.3%；业务类40条，占46%；其他3条，占3.5%。"
    )

    [finding] = found(SHARE, report)

    assert (finding.found, finding.expected) == ("3.5%", "3.4%")
    assert "3 ÷ 87 ＝ 3.448…%，应为3.4%（四舍五入）" in finding.says
    assert finding.level is Level.WARNING
    assert finding.excerpt.startswith("在新增的信息中")


@pytest.mark.parametrize(
    "sentence",
    [
        "发布8条，其中图文类2条，占30%。",
        "发布8条，其中图文类2条，占比为26%。",
        "发布８条，其中图文类２条，占总数的３０％。",
        "发布8条，其中图文类2条（30%）。",
        "全年发布8条。其中，图文类2条，占30%。",
        "收到自然人申请80件，共办结81件：公开42件，占51.85%；不公开37件，占45.68%；其他2件，占2.50%。",
        "全县64家单位中，有60家按时发布，占比95%。",
        "发布8条，其中图文类2条，占255‰。",
    ],
)
def test_a_wrong_share_is_found_in_every_shape(sentence):
    assert len(found(SHARE, with_prose(一=sentence))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "答复805件。不予公开35件，占4.34%；无法提供265件，占32.9%。",
        "答复805件。不予公开35件，占4.35%；无法提供265件，占32.92%。",
        "发布8条，其中图文类2条，占25%。",
        "发布8条，其中图文类2条，占250‰。",
        "发布8条，其中图文类2条，约占30%。",
        "发布8条，其中图文类2条，占30%左右。",
        "发布8条，其中图文类2条，占比超八成。",
        "发布8条，图文类2条，占30%。",
        "图文类2条，占30%。",
        "发布8条，其中图文类2条、视频类6条，占比分别为25%、75%。",
        "发布80余条，其中图文类2条，占30%。",
        "发布8条，其中图文类2条，同比增长30%。",
        "办理建议2件，满意率100%。",
        "占全县30%。",
        "其中，图文类2条，占30%。",
        "收到自然人申请80件，共办结81件：公开42件，占51.85%；不公开37件，占45.68%；其他2件，占自然人的2.50%。",
        "全县64家单位中，有60家按时发布，占比93.75%。",
        "在新增的信息中，文件类2条，占30%。",
        "全年公开2122条。其中，县级1509条，占71.11%。镇级613条，占28.89%。",
        "甲2条，占9%；乙3条，占8%。",
        "收到申请0件，其中自然人0件，占0%。",
    ],
)
def test_what_may_be_right_is_no_finding(sentence):
    assert found(SHARE, with_prose(一=sentence)) == []
