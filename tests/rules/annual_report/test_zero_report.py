"""What the answers to a few questions become: texts that say them, and nothing else."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.practice import reports as samples
from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.editing import with_figures, with_section
from gongkai.rules.annual_report.frame import Contact, frame_of
from gongkai.rules.annual_report.zero_report import CHANNELS, PROBLEMS, Happened, YearFacts, compose
from gongkai.rules.annual_report.zero_report.phrasing import PHRASES
from gongkai.rules.annual_report.zeros import zero_fill

TOWN = "示例县青山镇人民政府"
CONTACT = Contact("", "示例县样例路1号", "000000", "0000-0000000")
FACTS = YearFacts(
    published=87,
    channels=("website", "board"),
    all_reviewed=True,
    guide_updated=False,
    trainings=2,
    assessment=Happened.YES,
    assessment_result="良好",
    appraisal=Happened.NO,
    accountability=0,
    problems=("late", "thin"),
    fee_yuan=Decimal(0),
    nothing_else=True,
)


def zeros(year=2025, agency=TOWN, previous=None):
    frame = frame_of(agency, year, CONTACT)
    return with_figures(frame, zero_fill(frame, previous).changes)


def written(facts, report):
    for part, text in compose(facts, report).items():
        report = with_section(report, part, text)
    return report


def findings(report, previous=None):
    return check_report(report, previous=previous, level="township", kind="government")


def test_the_answers_are_said():
    texts = compose(FACTS, zeros())

    assert "87条" in texts["一"]
    assert "政府网站、公开栏" in texts["一"]
    assert "良好" in texts["一"]
    assert "一是有的信息没有在形成或者变更之日起二十个工作日内公开；二是" in texts["五"]
    assert "信息处理费" in texts["六"]


def test_what_was_not_answered_is_not_said():
    texts = compose(YearFacts(published=3), zeros())

    assert "培训" not in texts["一"]
    assert "考核" not in texts["一"]
    assert "审查" not in texts["一"]
    assert (texts["五"], texts["六"]) == ("", "")


def test_the_aspects_that_say_something_are_numbered_without_a_gap():
    text = compose(YearFacts(published=3, trainings=1), zeros())["一"]

    headings = [line for line in text.splitlines() if line.startswith("（")]
    assert headings == ["（一）主动公开", "（二）依申请公开", "（三）监督保障"]


def test_counts_of_applications_are_those_of_the_table():
    report = replace(samples.sample_report(TOWN, 2025, samples.TOWN_THIS_YEAR), sections={})

    text = compose(FACTS, report)["一"]
    assert "12件" in text
    assert "没有收到政府信息公开申请" not in text
    assert "行政复议" not in text


def test_a_table_that_is_not_filled_in_is_not_spoken_of():
    text = compose(FACTS, frame_of(TOWN, 2025, CONTACT))["一"]

    assert "申请" not in text
    assert "规范性文件" not in text


def test_words_of_ones_own_end_once():
    texts = compose(
        replace(FACTS, problems=(), own_problem="网站难找。", own_measure="改版面；\n登广告。"),
        zeros(),
    )

    assert "网站难找。" in texts["五"]
    assert "改版面，登广告。" in texts["五"]


def test_next_year_and_the_neighbour_read_differently():
    this_year, next_year = compose(FACTS, zeros(2025)), compose(FACTS, zeros(2026))
    previous = written(FACTS, zeros(2024))

    assert this_year["一"] != next_year["一"]
    assert findings(written(FACTS, zeros(2025)), previous) == ()


def test_every_phrase_has_three_wordings_that_differ():
    assert [key for key, wordings in PHRASES.items() if len(set(wordings)) != 3] == []


answers = st.builds(
    YearFacts,
    published=st.integers(0, 5000),
    channels=st.lists(st.sampled_from(list(CHANNELS)), unique=True).map(tuple),
    all_reviewed=st.sampled_from([None, True, False]),
    guide_updated=st.sampled_from([None, True, False]),
    trainings=st.sampled_from([None, 0, 1, 12]),
    assessment=st.sampled_from([Happened.YES, Happened.NO, Happened.PENDING]),
    assessment_result=st.sampled_from(["良好", "全县第3名", "优秀等次。"]),
    appraisal=st.sampled_from(list(Happened)),
    appraisal_result=st.sampled_from(["收回问卷163份，满意率94.5%", "满意"]),
    accountability=st.sampled_from([None, 0, 1]),
    problems=st.lists(st.sampled_from(list(PROBLEMS)), unique=True, min_size=1).map(tuple),
    own_problem=st.sampled_from(["", "人手不足"]),
    own_measure=st.just("请县里派人来教"),
    mended=st.sampled_from(["", "公开栏已经每月更换"]),
    fee_yuan=st.sampled_from([Decimal(0), Decimal("12.50"), Decimal(300)]),
    other=st.sampled_from(["", "年内与邻乡合并了公开栏"]),
    nothing_else=st.just(True),  # noqa: FBT003  the answer to a question
)


@settings(max_examples=60)
@given(answers, st.sampled_from([2021, 2024, 2025, 2030]), st.sampled_from([TOWN, "示例县民政局"]))
def test_whatever_the_answers_the_checks_find_nothing(facts, year, agency):
    report = zeros(year, agency)

    assert findings(written(facts, report)) == ()


@pytest.mark.parametrize("facts", [samples.TOWN_THIS_YEAR, samples.BUREAU_LAST_YEAR])
def test_with_applications_in_the_table_the_checks_find_nothing_either(facts):
    report = replace(
        samples.sample_report(TOWN, 2025, facts), sections=frame_of(TOWN, 2025, CONTACT).sections
    )

    assert findings(written(FACTS, report)) == ()


def test_answers_are_kept_as_plain_data():
    data = FACTS.as_data()

    assert data["channels"] == ["website", "board"]
    assert data["fee_yuan"] == "0"
    assert data["assessment"] == "yes"
