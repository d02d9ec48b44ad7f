"""The public page of a report: its content passes the gate at every request, whatever was kept of it."""

import pytest
from django.utils import translation

from gongkai.annual_reports.gate import NotReleased
from gongkai.annual_reports.models import ReportVersion
from gongkai.portal.report_body import report_body

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

    with pytest.raises(NotReleased):
        client.get(PAGE)


def test_the_other_language_has_labels_of_its_own(published):
    with translation.override("zh-hans"):
        chinese = report_body(published).rest

    with translation.override("en"):
        english = report_body(published).rest

    assert "未经复议直接起诉" in chinese
    assert "Direct suit" in english


def test_the_page_of_a_report_asks_the_database_little(client, page, django_assert_num_queries):
    # The report, the other years, and its files until all are made
    with django_assert_num_queries(3):
        client.get(PAGE)


@pytest.mark.parametrize("address", ["/nobody/reports/2025", "/qingshan/reports/1999"])
def test_what_was_not_published_is_not_found(client, published, address):
    assert client.get(address).status_code == 404
