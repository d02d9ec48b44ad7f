"""Public pages of annual reports: the archive, one report, its data, and checking a file."""

import csv
import io
import json
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.annual_reports import actions, forms
from gongkai.annual_reports.models import ReportVersion
from gongkai.files.annual_report_writer import write_report
from gongkai.practice import reports as samples
from gongkai.rules.annual_report.editions import FORMS
from gongkai.rules.annual_report.form import CellId, Edition
from gongkai.rules.annual_report.report import Report
from gongkai.rules.annual_report.report_json import report_from_json
from tests.annual_reports.conftest import (  # noqa: F401  the practice county and its people
    AT,
    QINGSHAN,
    county,
    draft,
    lin,
    person,
    published,
    qingshan,
    sent,
    signed,
    text_of,
    upload,
)
from tests.annual_reports.run_together import text_with_unread_cells
from tests.html_checks import faults

PAGE = "/qingshan/reports/2025"
DATA = ("", ".json", ".csv")


@pytest.mark.parametrize("kind", DATA)
class TestNothingIsPublicBeforePublication:
    def test_a_draft_is_not_found(self, client, draft, kind):  # noqa: F811
        assert client.get(PAGE + kind).status_code == 404

    def test_a_signed_report_is_not_found(self, client, signed, kind):  # noqa: F811
        assert client.get(PAGE + kind).status_code == 404

    def test_another_year_is_not_found(self, client, published, kind):  # noqa: F811
        assert client.get(f"/qingshan/reports/2024{kind}").status_code == 404

    def test_another_agency_is_not_found(self, client, published, kind):  # noqa: F811
        assert client.get(f"/nobody/reports/2025{kind}").status_code == 404

    def test_nothing_is_sent_to_it(self, client, published, kind):  # noqa: F811
        assert client.post(PAGE + kind).status_code == 405


class TestArchive:
    def test_lists_what_is_published(self, client, published):  # noqa: F811
        answer = client.get("/qingshan/reports/")

        assert f"{QINGSHAN}2025年政府信息公开工作年度报告" in text_of(answer)
        assert faults(answer.content) == []

    def test_does_not_list_a_draft(self, client, draft):  # noqa: F811
        assert "还没有在这里公布年度报告" in text_of(client.get("/qingshan/reports/"))

    def test_costs_few_queries(self, client, published, django_assert_max_num_queries):  # noqa: F811
        with django_assert_max_num_queries(8):
            client.get("/qingshan/reports/")


class TestPage:
    def test_shows_title_day_agency_and_six_parts(self, client, published):  # noqa: F811
        answer = client.get(PAGE)

        page = text_of(answer)
        assert "发布日期：2026年1月20日" in page
        assert "六、其他需要报告的事项" in page
        assert faults(answer.content) == []

    def test_names_its_one_address_and_says_what_it_is(self, client, published):  # noqa: F811
        page = client.get(PAGE, {"from": "elsewhere"}).content.decode()

        assert f'{PAGE}">' in page.split('rel="canonical"')[1][:80]
        assert f'<meta name="ArticleTitle" content="{QINGSHAN}2025年' in page
        assert '<meta name="PubDate" content="2026-01-20 10:00">' in page

    def test_says_that_the_sums_hold_where_they_do(self, client, published):  # noqa: F811
        assert "勾稽关系由系统核对成立" in text_of(client.get(PAGE))

    def test_a_report_taken_over_with_errors_says_how_many(self, client, upload, lin):  # noqa: F811
        take_over(upload(samples.with_slip(a_report())), lin)

        page = text_of(client.get(PAGE))
        assert "勾稽关系由系统核对成立" not in page
        assert "发现 2 处对不上，没有改动" in page

    def test_leads_to_other_years(self, client, published, upload, lin):  # noqa: F811
        take_over(upload(a_report(2024), year=2024), lin)

        assert "/qingshan/reports/2024" in client.get(PAGE).content.decode()

    def test_costs_few_queries(self, client, published, django_assert_max_num_queries):  # noqa: F811
        with django_assert_max_num_queries(8):
            client.get(PAGE)

    @pytest.mark.parametrize("edition", list(Edition))
    @pytest.mark.parametrize("kind", DATA)
    def test_every_edition_of_the_form_is_shown(self, client, upload, lin, edition, kind):  # noqa: F811
        form = FORMS[edition]
        figures = samples.zeros(form)
        take_over(upload(replace(a_report(), edition=edition, figures=figures)), lin)

        answer = client.get(PAGE + kind)

        assert answer.status_code == 200
        assert kind or faults(answer.content) == []

    def test_a_blank_cell_stays_blank(self, client, upload, lin):  # noqa: F811
        cell = CellId("proactive", "administrative_license", "decision_count")
        report = a_report()
        blank = replace(report, figures={**report.figures, cell: None})
        take_over(upload(blank), lin)

        page = client.get(PAGE).content.decode()

        assert 'id="c-proactive-administrative_license-decision_count"></td>' in page

    def test_a_report_without_tables_says_nothing_of_sums(self, client, upload, lin):  # noqa: F811
        take_over(upload(Report(year=2025, sections={"一": "全年公开100条。"})), lin)

        assert "勾稽关系由系统核对成立" not in text_of(client.get(PAGE))
        assert client.get(PAGE + ".csv").content.decode("utf-8-sig").count("\n") == 1


def a_report(year=2025):
    return samples.sample_report(QINGSHAN, year, samples.TOWN_THIS_YEAR)


def take_over(version, by):
    actions.take_over(version=version, published_on=AT.date(), where="县政府网站", by=by, at=AT)


class TestJson:
    def test_holds_the_content_in_the_vocabulary_of_the_reader(self, client, published):  # noqa: F811
        data = json.loads(client.get(PAGE + ".json").content)

        assert report_from_json(data) == published.value()
        assert data["tables"]["applications"]["newly_received"]["natural_person"] == 10
        assert data["tables"]["proactive"]["administrative_fee"]["amount_wan_yuan"] == "0"

    def test_says_whose_it_is_and_under_which_hash(self, client, published):  # noqa: F811
        data = json.loads(client.get(PAGE + ".json").content)

        assert (data["schema"], data["agency_code"], data["report_year"], data["sha256"]) == (
            "gongkai-annual-report/1",
            "qingshan",
            2025,
            published.content_hash,
        )

    def test_may_be_read_from_any_site(self, client, published):  # noqa: F811
        answer = client.get(PAGE + ".json")

        assert answer.headers["Access-Control-Allow-Origin"] == "*"


class TestCsv:
    def test_opens_in_a_spreadsheet_with_a_line_for_each_cell(self, client, published):  # noqa: F811
        answer = client.get(PAGE + ".csv")

        content = answer.content
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        assert content.startswith(b"\xef\xbb\xbf")
        assert len(rows) == 1 + len(list(published.value().form.cells()))
        assert "qingshan-2025.csv" in answer.headers["Content-Disposition"]

    def test_names_the_cell_in_words_and_by_its_key(self, client, published):  # noqa: F811
        rows = csv.DictReader(io.StringIO(client.get(PAGE + ".csv").content.decode("utf-8-sig")))

        [row] = [
            each for each in rows if each["标识"] == "applications.newly_received.natural_person"
        ]
        assert (row["数值"], row["单位"]) == ("10", "件")
        assert "本年新收" in row["名称"]


class TestTheGate:
    @pytest.fixture
    def tampered(self, published):  # noqa: F811
        content = {**published.content, "sections": {"一": "改过的文字"}}
        ReportVersion.objects.filter(pk=published.pk).update(content=content)

    @pytest.mark.parametrize("kind", DATA)
    def test_content_that_is_not_what_was_signed_never_leaves(self, client, tampered, kind):
        answer = client.get(PAGE + kind)

        assert answer.status_code == 503
        assert "改过的文字" not in answer.content.decode()


def post_file(client, data, name):
    return client.post("/check/", {"file": SimpleUploadedFile(name, data)})


@pytest.mark.django_db
class TestChecking:
    def test_the_page_is_open_to_anybody(self, client):
        answer = client.get("/check/")

        assert "什么也不留" in text_of(answer) or "不保存" in text_of(answer)
        assert faults(answer.content) == []

    def test_a_good_report_is_said_to_be_good(self, client):
        answer = post_file(client, write_report(a_report(), "docx"), "a.docx")

        cells = answer.context["cells"]
        assert f"{cells} 格读出 {cells} 格" in text_of(answer)
        assert faults(answer.content) == []

    def test_a_slip_is_named_with_its_cell(self, client):
        data = write_report(samples.with_slip(a_report()), "docx")

        answer = post_file(client, data, "a.docx")

        assert "自然人：第一项加第二项之和（11）不等于第三项加第四项之和（12）" in text_of(answer)
        assert faults(answer.content) == []

    def test_nothing_of_the_file_is_kept(self, client, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path

        post_file(client, write_report(a_report(), "docx"), "a.docx")

        assert list(tmp_path.rglob("*")) == []

    def test_a_report_of_an_earlier_form_is_read_all_the_same(self, client):
        text = f"{QINGSHAN}2015年政府信息公开工作年度报告\n一、概述\n全年主动公开信息100条。\n"

        answer = post_file(client, text.encode(), "2015.txt")

        assert "早期格式的报告" in text_of(answer)
        assert faults(answer.content) == []

    @pytest.mark.parametrize(
        ("data", "name", "says"),
        [
            (b"MZ\x90" + bytes(99), "a.exe", "不是文档文件"),
            (b"PK\x03\x04", "a.docx", "另存为新的"),
            (b"", "a.docx", "没有内容"),
        ],
    )
    def test_what_cannot_be_read_is_refused_with_a_way_on(self, client, data, name, says):
        answer = post_file(client, data, name)

        assert says in text_of(answer)
        assert faults(answer.content) == []

    def test_a_file_too_large_is_refused(self, client, monkeypatch):
        monkeypatch.setattr(forms.PublicReportFileForm, "largest", 10)

        assert "不能超过" in text_of(post_file(client, b"x" * 11, "a.txt"))

    def test_no_file_is_said(self, client):
        assert "请选择一个文件" in text_of(client.post("/check/"))

    def test_cells_that_are_not_settled_are_listed(self, client):
        answer = post_file(client, text_with_unread_cells(QINGSHAN).encode(), "a.txt")

        assert "没有读出来的" in text_of(answer)
        assert faults(answer.content) == []
