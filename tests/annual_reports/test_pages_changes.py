"""Versions side by side, and who changed what and when."""

import pytest

from gongkai.annual_reports import actions
from gongkai.practice import reports as samples
from gongkai.rules.annual_report.form import CellId
from tests.annual_reports.conftest import AT, QINGSHAN, address, text_of
from tests.html_checks import faults

LICENCES = CellId("proactive", "administrative_license", "decision_count")


@pytest.fixture
def changed(draft, lin, person):
    """A draft in which Lin changed a figure and Zhao a text."""
    actions.change_cells(version=draft, seen_revision=1, values={LICENCES: 20}, by=lin, at=AT)
    draft.refresh_from_db()
    actions.change_text(
        version=draft,
        part="六",
        seen=draft.value().sections["六"],
        text="没有别的。",
        by=person("zhao"),
        at=AT,
    )
    draft.refresh_from_db()
    return draft


@pytest.fixture
def corrected(published, lin, upload):
    """A published report and its corrected version, in which Lin changed a figure."""
    actions.reopen(version=published, reason="许可件数少计", by=lin, at=AT)
    version = upload(samples.sample_report(QINGSHAN, 2025, samples.TOWN_THIS_YEAR))
    actions.change_cells(
        version=version, seen_revision=version.revision, values={LICENCES: 21}, by=lin, at=AT
    )
    version.refresh_from_db()
    return version


def test_each_change_says_who_when_from_what_to_what(client_of, changed):
    answer = client_of("lin").get(address("changes", changed))

    assert "林文员 改数" in text_of(answer)
    assert "本年处理决定数量：15 → 20" in text_of(answer)
    assert "赵主任 改文字" in text_of(answer)
    assert "加上：没有别的。" in text_of(answer)
    assert faults(answer.content) == []


def test_two_versions_stand_side_by_side_with_who_changed_the_cell(client_of, corrected):
    answer = client_of("lin").get(address("changes", corrected))

    [cell] = answer.context["cells"]
    assert (cell.was, cell.now, cell.last.by.username) == ("15", "21", "lin")
    assert "第 1 版和第 2 版：1 格、0 段文字不同" in text_of(answer)
    assert faults(answer.content) == []


def test_versions_can_be_chosen_and_nonsense_is_as_nothing(client_of, corrected):
    lin = client_of("lin")
    url = address("changes", corrected)

    same = lin.get(url, {"earlier": "2", "later": "2"})
    assert "两版的数完全一样" in text_of(same)
    assert lin.get(url, {"earlier": "x", "later": "99", "before": "-1"}).status_code == 200


def test_zeros_say_that_nobody_typed_them(client_of, qingshan, lin):
    version = actions.start(agency=qingshan, year=2025, by=lin, at=AT)
    actions.fill_zeros(version=version, accepted=False, by=lin, at=AT)

    answer = client_of("lin").get(address("changes", version))

    assert "没有发生，全部填 0" in text_of(answer)
    assert "200 格" in text_of(answer)
    assert faults(answer.content) == []


def test_long_histories_come_in_pages_and_cost_the_same(
    client_of, draft, lin, django_assert_max_num_queries
):
    for number in range(35):
        actions.change_cells(
            version=draft, seen_revision=99, values={LICENCES: 100 + number}, by=lin, at=AT
        )
    clerk = client_of("lin")
    url = address("changes", draft)
    clerk.get(url)

    with django_assert_max_num_queries(8):
        answer = clerk.get(url)
    older = clerk.get(url, {"before": answer.context["older"]})
    assert len(answer.context["events"]) == 30
    assert len(older.context["events"]) == 36 - 30
