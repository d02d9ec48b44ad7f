"""The small parts of report pages that no page shows on its own."""

from decimal import Decimal

import pytest

from gongkai.annual_reports import offers, queries
from gongkai.annual_reports.content import restored, stored
from gongkai.annual_reports.presentation import place_in_words, shown_findings
from gongkai.annual_reports.refusals import NotReady
from gongkai.annual_reports.sentences import SENTENCES
from gongkai.rules.annual_report.editions import form_for_year
from gongkai.rules.annual_report.report import Finding, Level, Report

FORM = form_for_year(2025)


def shown(where, *, edition=FORM.edition, **facts):
    finding = Finding("x", Level.WARNING, where, "说明", "依据", **facts)
    [line] = shown_findings(Report(edition=edition), [finding])
    return line


@pytest.mark.parametrize(
    ("where", "place", "anchor"),
    [
        (
            "applications.disclosed.total",
            "第三部分 三、本年度办理结果 （一）予以公开 · 总计",
            "c-applications-disclosed-total",
        ),
        (
            "applications.disclosed",
            "第三部分 三、本年度办理结果 （一）予以公开",
            "c-applications-disclosed-natural_person",
        ),
        (
            "applications.total",
            "第三部分 总计（整列）",
            "c-applications-newly_received-total",
        ),
        ("proactive", "二、主动公开政府信息情况", "c-proactive-government_rule-issued_count"),
        ("applications.nonsense", "三、收到和处理政府信息公开申请情况", ""),
        ("section.一", "一、总体情况", ""),
        ("report", "整份报告", ""),
    ],
)
def test_a_place_is_named_and_led_to(where, place, anchor):
    line = shown(where)

    assert (line.place, line.anchor) == (place, anchor)


def test_a_place_of_a_report_without_tables_keeps_its_key():
    assert place_in_words(None, "applications.disclosed") == "applications.disclosed"


@pytest.mark.parametrize(
    ("where", "anchor", "address"),
    [
        ("section.一", "part-1", "1"),
        ("section.opening", "part-0", "opening"),
        ("section.二", "part-2", ""),
        ("applications", "", ""),
    ],
)
def test_a_text_is_led_to_on_the_page_and_where_it_is_edited(where, anchor, address):
    line = shown(where)

    assert (line.part_anchor, line.text_address) == (anchor, address)


@pytest.mark.parametrize(
    ("found", "expected", "short"),
    [(12, 11, "多 1"), (Decimal("1.5"), 2, "少 0.5"), (None, None, "要看"), ("x", 1, "要看")],
)
def test_the_cell_itself_says_by_how_much(found, expected, short):
    assert shown("applications", found=found, expected=expected).short == short


@pytest.mark.parametrize(("errors", "unread"), [(1, 0), (0, 1), (2, 3)])
def test_what_keeps_a_report_from_being_sent_is_counted(errors, unread):
    says = str(NotReady(errors, unread))

    assert (f"{errors} 处错误" in says, f"{unread} 处没有读出来" in says) == (
        errors > 0,
        unread > 0,
    )


def test_a_version_and_what_happened_to_it_have_names(draft):
    event = draft.events.get()

    assert str(event) == f"{draft} 上传"
    assert str(draft).endswith("年政府信息公开工作年度报告 第1版")


def test_rebuilding_derives_the_cached_columns_anew(draft):
    type(draft).objects.update(error_count=99)

    assert offers.rebuild() == 1
    draft.refresh_from_db()
    assert draft.error_count == 0


def test_an_unfinished_report_of_somebody_else_is_not_asked_for(draft):
    assert list(queries.unfinished_reports(None)) == []


def test_every_sentence_of_history_is_about_a_report():
    assert all(key.startswith("annual_reports.") for key in SENTENCES)


def test_headings_keep_the_order_of_the_page_whatever_the_database_does():
    headings = {"二": "二、主动公开", "一": "一、总体情况", "三": "三、申请"}
    kept = stored(Report(edition=FORM.edition, headings=headings))
    kept["headings"] = dict(sorted(kept["headings"].items()))

    assert list(restored(kept).headings) == ["二", "一", "三"]


def test_a_content_without_headings_has_none():
    assert restored(stored(Report())).headings == {}


def test_a_year_that_is_not_known_has_no_report(draft, qingshan):
    assert queries.report_of_year(qingshan, None) is None
