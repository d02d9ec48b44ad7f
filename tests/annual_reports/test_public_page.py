"""The public page of a report: its content passes the gate at every request, whatever was kept of it."""

import datetime as dt

import pytest
import time_machine
from django.utils import translation

from gongkai.annual_reports import actions
from gongkai.annual_reports.models import FileKind, ReportVersion
from gongkai.portal.report_body import report_body
from tests.annual_reports.conftest import AT

PAGE = "/qingshan/reports/2025"


@pytest.fixture
def page(client, published):
    return client.get(PAGE).content.decode()


def test_the_page_has_the_figures_of_every_table(page):
    ids = ("proactive-normative_document-issued_count", "applications-concluded-total")

    assert all(f'id="c-{cell}"' in page for cell in ids)


def test_what_is_kept_of_a_page_is_shown_again(client, page):
    main = page[page.index("<main") : page.index("</main>")]

    assert main in client.get(PAGE).content.decode()


def test_content_changed_behind_the_gate_is_not_shown_though_its_page_is_kept(
    client, published, page
):
    changed = {**published.content, "sections": {"一": "改过的文字"}}
    ReportVersion.objects.filter(pk=published.pk).update(content=changed)

    response = client.get(PAGE)

    assert (response.status_code, "改过的文字" in response.content.decode()) == (503, False)


def test_the_other_language_has_labels_of_its_own(published):
    with translation.override("zh-hans"):
        chinese = report_body(published).rest

    with translation.override("en"):
        english = report_body(published).rest

    assert "未经复议直接起诉" in chinese
    assert "Direct suit" in english


def test_the_page_of_a_report_asks_the_database_little(client, page, django_assert_num_queries):
    with time_machine.travel(AT, tick=False):
        client.get(PAGE)

    with time_machine.travel(AT, tick=False), django_assert_num_queries(2):
        client.get(PAGE)


def test_the_size_of_a_file_is_shown_a_minute_after_it_was_made(client, published):
    with time_machine.travel(AT, tick=False):
        client.get(PAGE)
    made = actions.release_file(version=published, kind=FileKind.TXT, at=AT)

    with time_machine.travel(AT + dt.timedelta(minutes=1), tick=False):
        page = client.get(PAGE).content.decode()

    assert f"{made.size / 1024:.1f}" in page


@pytest.mark.parametrize("address", ["/nobody/reports/2025", "/qingshan/reports/1999"])
def test_what_was_not_published_is_not_found(client, published, address):
    assert client.get(address).status_code == 404
