"""A quiet year: zeros with one press, answers kept, texts written from them."""

import pytest

from gongkai.annual_reports import actions, queries
from gongkai.annual_reports.lifecycle import EventKind
from gongkai.annual_reports.models import YearAnswers
from gongkai.annual_reports.refusals import NotAllZero, NotEditable
from gongkai.practice import reports as samples
from gongkai.rules.annual_report.form import CellId
from tests.annual_reports.conftest import AT, QINGSHAN, address, text_of
from tests.html_checks import faults

CARRIED_IN = CellId("applications", "carried_over_in", "natural_person")
CARRIED_IN_TOTAL = CellId("applications", "carried_over_in", "total")
PENALTIES = CellId("proactive", "administrative_penalty", "decision_count")

ANSWERS = {
    "published": "87",
    "channels": ["website", "board"],
    "all_reviewed": "yes",
    "guide_updated": "no",
    "trainings": "2",
    "assessment": "pending",
    "appraisal": "no",
    "accountability": "0",
    "problems": ["late"],
    "fee": "no",
    "others": "no",
    "write": "1",
}


@pytest.fixture
def begun(qingshan, lin):
    return actions.start(agency=qingshan, year=2025, by=lin, at=AT)


@pytest.fixture
def last_year(upload):
    """A report of 2024 from which one application was carried over."""
    return upload(samples.sample_report(QINGSHAN, 2024, samples.TOWN_LAST_YEAR), year=2024)


@pytest.fixture
def url(begun):
    return address("zero_report", begun)


def fill(version, by, *, accepted=False):
    filled = actions.fill_zeros(version=version, accepted=accepted, by=by, at=AT)
    version.refresh_from_db()
    return filled


class TestZeros:
    def test_every_blank_becomes_zero_in_one_event(self, begun, lin):
        assert fill(begun, lin) == 10 + 175 + 15

        assert set(begun.value().figures.values()) == {0}
        assert begun.events.get(kind=EventKind.FIGURES_CHANGED).facts["how"] == "zeros"

    def test_a_figure_that_stands_is_left_alone(self, begun, lin):
        actions.change_cells(version=begun, seen_revision=1, values={PENALTIES: 4}, by=lin, at=AT)

        fill(begun, lin)
        assert begun.value().figures[PENALTIES] == 4

    def test_what_last_year_carried_over_is_said_first(self, begun, lin, last_year):
        with pytest.raises(NotAllZero) as refusal:
            fill(begun, lin)

        assert "自然人有1件" in refusal.value.reasons[0]
        assert begun.value().figures[CARRIED_IN] is None

    def test_once_read_it_is_filled_in_with_its_total(self, begun, lin, last_year):
        fill(begun, lin, accepted=True)

        figures = begun.value().figures
        assert (figures[CARRIED_IN], figures[CARRIED_IN_TOTAL]) == (1, 1)

    def test_filling_twice_changes_nothing(self, begun, lin):
        fill(begun, lin)

        assert fill(begun, lin) == 0

    def test_a_locked_report_is_not_filled(self, sent, lin):
        with pytest.raises(NotEditable):
            fill(sent, lin)


class TestPage:
    def test_asks_and_has_no_answer_set(self, client_of, url):
        answer = client_of("lin").get(url)

        assert "还有 200 格空着" in text_of(answer)
        assert b"checked" not in answer.content
        assert faults(answer.content) == []

    def test_zeros_and_answers_make_a_report_in_which_nothing_is_found(self, client_of, begun, url):
        lin = client_of("lin")
        lin.post(url, {"fill": "zeros"})
        answer = lin.post(url, ANSWERS, follow=True)

        begun.refresh_from_db()
        assert (begun.error_count, begun.warning_count, begun.notice_count) == (0, 0, 0)
        assert begun.unfilled == []
        assert "核对完了，没有发现问题" in text_of(answer)
        assert "第一部分、第五部分、第六部分已按您的回答写好" in text_of(answer)

    def test_last_years_reasons_stand_on_the_page_with_the_way_on(
        self, client_of, begun, url, last_year
    ):
        lin = client_of("lin")
        answer = lin.post(url, {"fill": "zeros"})

        assert answer.status_code == 409
        assert "自然人有1件" in text_of(answer)
        assert faults(answer.content) == []
        lin.post(url, {"fill": "accepted"})
        begun.refresh_from_db()
        assert begun.value().figures[CARRIED_IN] == 1

    def test_a_missing_answer_is_asked_for_and_the_others_are_kept(self, client_of, begun, url):
        lin = client_of("lin")
        answer = lin.post(url, {**ANSWERS, "fee": "", "others": "yes"})

        assert "请选一项" in text_of(answer)
        assert "请写明是什么事项" in text_of(answer)
        assert faults(answer.content) == []
        kept = lin.get(url)
        assert 'value="87"' in kept.content.decode()
        assert queries.answers_of(begun).answers["channels"] == ["website", "board"]
        assert begun.value().sections["五"] == ""

    @pytest.mark.parametrize(
        ("changed", "says"),
        [
            ({"published": "很多"}, "请填整数"),
            ({"channels": []}, "请选在哪里公开的"),
            ({"published": "0"}, "却选了公开的地方"),
            ({"problems": []}, "请至少选一个问题"),
            ({"own_problem": "人手不足"}, "也要写怎么改"),
            ({"assessment": "yes"}, "请写明考核的结果"),
            ({"appraisal": "yes"}, "请写明评议的结果"),
            ({"fee": "yes"}, "请填收了多少元"),
            ({"accountability": ""}, "没有的填 0"),
        ],
    )
    def test_answers_that_do_not_fit_are_refused(self, client_of, url, changed, says):
        assert says in text_of(client_of("lin").post(url, {**ANSWERS, **changed}))

    @pytest.mark.parametrize(
        ("changed", "part", "says"),
        [
            ({"published": "0", "channels": []}, "一", "没有"),
            (
                {"problems": [], "own_problem": "人手不足", "own_measure": "请县里派人"},
                "五",
                "人手不足",
            ),
        ],
    )
    def test_an_answer_makes_another_needless(self, client_of, begun, url, changed, part, says):
        client_of("lin").post(url, {**ANSWERS, **changed})

        begun.refresh_from_db()
        assert says in begun.value().sections[part]

    def test_answers_can_be_left_for_later(self, client_of, begun, url):
        lin = client_of("lin")
        answer = lin.post(url, {"published": "12", "later": "1"})

        assert answer.url == begun.report.get_absolute_url()
        assert 'value="12"' in lin.get(url).content.decode()

    def test_text_of_ones_own_is_not_overwritten_unasked(self, client_of, begun, url, lin):
        actions.change_text(version=begun, part="六", seen="", text="我写的。", by=lin, at=AT)
        clerk = client_of("lin")

        answer = clerk.post(url, ANSWERS, follow=True)
        begun.refresh_from_db()
        assert begun.value().sections["六"] == "我写的。"
        assert "第六部分已经有您写的文字，没有动" in text_of(answer)

        clerk.post(url, {**ANSWERS, "replacing": ["六"]})
        begun.refresh_from_db()
        assert "信息处理费" in begun.value().sections["六"]

    def test_text_that_was_composed_is_composed_anew(self, client_of, begun, url):
        lin = client_of("lin")
        lin.post(url, ANSWERS)
        lin.post(url, {**ANSWERS, "published": "99"})

        begun.refresh_from_db()
        assert "99条" in begun.value().sections["一"]

    def test_a_department_may_leave_the_assessment(self, client_of, person):
        agency = person("zheng").appointments.first().agency
        version = actions.start(agency=agency, year=2025, by=person("zheng"), at=AT)
        answers = {**ANSWERS, "assessment": "", "appraisal": "", "accountability": ""}

        client_of("zheng", agency.code).post(address("zero_report", version), answers)

        version.refresh_from_db()
        assert "考核" not in version.value().sections["一"]
        assert "培训" in version.value().sections["一"]

    def test_a_locked_report_leads_back(self, client_of, sent):
        answer = client_of("lin").get(address("zero_report", sent), follow=True)

        assert "内容不能再改" in text_of(answer)

    def test_a_report_locked_meanwhile_says_so(self, client_of, draft, lin):
        clerk = client_of("lin")
        actions.send_for_signature(version=draft, by=lin, at=AT)

        answer = clerk.post(address("zero_report", draft), ANSWERS)

        assert answer.status_code == 409
        assert not YearAnswers.objects.exists()
