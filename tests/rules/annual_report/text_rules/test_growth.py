import pytest

from gongkai.rules.annual_report.report import Level
from tests.rules.annual_report.tables import found, report_of, with_prose

GROWTH = "text.growth"


def test_four_more_than_sixteen_is_not_thirty_per_cent():
    report = with_prose(一="全年受理申请20件，比上年增加4件，增长30%。")

    [finding] = found(GROWTH, report)

    assert "4 ÷ 16 ＝ 25.000%，应为25%（四舍五入）" in finding.says
    assert (finding.found, finding.expected) == ("30%", "增加25%")
    assert finding.level is Level.WARNING


@pytest.mark.parametrize(
    "sentence",
    [
        "全年受理申请20件，较上年减少5件，下降25%。",
        "全年受理申请20件，上年16件，同比增长12.3%。",
        "全年受理申请20件，上年16件，同比下降25%。",
        "全年受理申请20件，较2022年增加4件，增长了26%。",
        "全年受理申请20件，较2022年的16件增长30%。",
        "全年受理申请20件，比上年（16件）增长30%。",
        "受理申请由上年的16件增加到20件，增长30%。",
    ],
)
def test_a_wrong_rate_is_found_in_every_shape(sentence):
    assert len(found(GROWTH, with_prose(一=sentence))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "全年受理申请20件，比上年增加4件，增长25%。",
        "全年受理申请20件，较上年减少5件，下降20%。",
        "全年受理申请20件，较上年减少4件，下降16.66%。",
        "全年受理申请20件，上年16件，同比增长25%。",
        "全年受理申请20件，同比增长12.3%。",
        "全年受理申请20件，比上年增加4件，增长约30%。",
        "访问量同比增长12.3%。",
        "全年受理申请20余件，上年16件，增长30%。",
        "受理20件，比上年增加4件，增长25%；办结30件，比上年增加10件，增长50%。",
        "公开信息16条、受理申请20件，比上年增加4件，分别增长10%、25%。",
        "全年受理申请20件，比上年增加20件，增长30%。",
        "全年受理申请20件，上年3场，增长30%。",
    ],
)
def test_what_may_be_right_is_no_finding(sentence):
    assert found(GROWTH, with_prose(一=sentence)) == []


class TestAgainstLastYear:
    last = report_of(
        "applications", "| total\n newly_received | 16\n carried_over_in | 4", year=2022
    )

    def this(self, sentence):
        drawn = report_of("applications", "| total\n newly_received | 20\n carried_over_in | 5")
        return with_prose(drawn, 一=sentence)

    @pytest.mark.parametrize(
        "sentence",
        ["全年收到申请20件，同比增长25%。", "全年收办申请25件，同比增长25%。"],
    )
    def test_the_same_count_of_last_year_is_the_base(self, sentence):
        assert found(GROWTH, self.this(sentence), previous=self.last) == []

    @pytest.mark.parametrize(
        "sentence",
        ["全年收到申请20件，同比增长35%。", "全年收到申请20件，同比下降25%。"],
    )
    def test_another_rate_is_found(self, sentence):
        assert len(found(GROWTH, self.this(sentence), previous=self.last)) == 1

    @pytest.mark.parametrize(
        "sentence", ["发布信息20条，同比增长35%。", "全年收到申请21件，同比增长35%。"]
    )
    def test_counts_without_a_base_in_the_table_are_left_alone(self, sentence):
        assert found(GROWTH, self.this(sentence), previous=self.last) == []

    def test_a_report_of_two_years_ago_is_no_base(self):
        earlier = report_of("applications", "| total\n newly_received | 16", year=2021)

        assert found(GROWTH, self.this("全年收到申请20件，增长35%。"), previous=earlier) == []
