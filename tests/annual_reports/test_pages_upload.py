"""Reading in a file: choosing it, seeing what was read, confirming."""

import datetime as dt
from unittest.mock import Mock

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from gongkai.annual_reports import forms, reading, waiting_room
from gongkai.annual_reports.lifecycle import State
from gongkai.annual_reports.models import AnnualReport
from gongkai.annual_reports.views import uploading
from gongkai.jobs.confined import Bounds
from gongkai.practice import reports as samples
from tests.annual_reports.conftest import QINGSHAN, text_of
from tests.files.samples import zip_bytes
from tests.html_checks import faults

UPLOAD = reverse("annual_reports:upload")
CONFIRM = reverse("annual_reports:confirm_upload")
MEGABYTE = 1024 * 1024


@pytest.fixture
def read_in(client_of):
    """Choose a file as Lin and return the page that shows what was read."""

    def chosen(file, username="lin"):
        lin = client_of(username)
        answer = lin.post(UPLOAD, {"file": file})
        answer.client_of = lin
        return answer

    return chosen


@pytest.fixture
def confirm(read_in):
    """Choose a file as Lin and confirm what was read."""

    def confirmed(file, **typed):
        shown = read_in(file)
        token = shown.context["pending"].token()
        return shown.client_of.post(CONFIRM, {"token": token, "year": "2025", **typed})

    return confirmed


def a_file(data, name):
    return SimpleUploadedFile(name, data)


def test_the_page_says_what_can_be_read(client_of, county):
    answer = client_of("lin").get(UPLOAD)

    assert "扫描件（图片）没有文字" in text_of(answer)
    assert faults(answer.content) == []


def test_what_was_read_is_shown_before_anything_is_stored(read_in, word_file):
    answer = read_in(word_file())

    cells = answer.context["cells"]
    assert f"{cells} 格，读出 {cells} 格" in text_of(answer)
    assert QINGSHAN in text_of(answer)
    assert faults(answer.content) == []
    assert not AnnualReport.objects.exists()


def test_a_slip_is_named_before_anything_is_stored(read_in, word_file):
    slipped = samples.with_slip(samples.sample_report(QINGSHAN, 2025, samples.TOWN_THIS_YEAR))

    answer = read_in(word_file(slipped))

    assert "自然人：第一项加第二项之和（11）不等于" in text_of(answer)
    assert faults(answer.content) == []


def test_a_confirmed_file_becomes_the_draft_of_its_year(confirm, word_file):
    answer = confirm(word_file())

    report = AnnualReport.objects.get()
    assert answer.url == report.get_absolute_url()
    assert (report.year, report.agency.code, report.current.state) == (
        2025,
        "qingshan",
        State.DRAFT,
    )


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"MZ\x90\x00" + bytes(200), "report.docx.exe", "不是文档文件"),
        (b"PK\x03\x04 torn", "report.docx", "另存为新的"),
        (b"%PDF-1.7 torn", "report.pdf", "重新导出"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "report.doc", "docx"),
        (b"", "report.docx", "没有内容"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_way_on(read_in, county, data, name, says):
    answer = read_in(a_file(data, name))

    assert answer.status_code == 200
    assert says in str(answer.context["form"].errors["file"])
    assert faults(answer.content) == []


def test_a_file_that_swells_is_refused(read_in, county):
    bomb = zip_bytes({"word/document.xml": b"0" * (300 * MEGABYTE)})

    answer = read_in(a_file(bomb, "report.docx"))

    assert "体积异常" in str(answer.context["form"].errors["file"])


def test_a_file_that_takes_too_long_is_refused(read_in, county, monkeypatch):
    monkeypatch.setattr(reading, "BOUNDS", Bounds(seconds=0.0))

    answer = read_in(a_file(b"x", "report.txt"))

    assert "时间或内存超过了上限" in str(answer.context["form"].errors["file"])
    assert faults(answer.content) == []


def test_a_confirmed_file_waits_no_longer(confirm, word_file):
    confirm(word_file())

    assert default_storage.listdir("waiting") == ([], [])


def test_confirming_reads_the_file_no_second_time(read_in, confirm, word_file, monkeypatch):
    monkeypatch.setattr(uploading, "read_sent_file", Mock(side_effect=uploading.read_sent_file))

    confirm(word_file())

    assert uploading.read_sent_file.call_count == 1


def test_a_file_that_was_cleared_away_is_chosen_again(client_of, read_in, word_file):
    token = read_in(word_file()).context["pending"].token()
    waiting_room.clear(timezone.now() + dt.timedelta(days=2))

    answer = client_of("lin").post(CONFIRM, {"token": token, "year": "2025"})

    assert answer.url == UPLOAD


def test_a_file_too_large_is_refused_before_it_is_read(read_in, county, monkeypatch):
    monkeypatch.setattr(forms.ReportFileForm, "largest", 100)

    answer = read_in(a_file(b"x" * 101, "report.txt"))

    assert "不能超过" in str(answer.context["form"].errors["file"])


def test_no_file_chosen_is_said(client_of, county):
    assert "请选择一个文件" in text_of(client_of("lin").post(UPLOAD, {}))


class TestAnotherAgencysFile:
    @pytest.fixture
    def theirs(self, word_file):
        return word_file(
            samples.sample_report("示例县绿水镇人民政府", 2025, samples.TOWN_THIS_YEAR)
        )

    def test_is_asked_about(self, confirm, theirs):
        answer = confirm(theirs)

        assert "文件里写的是另一个机关" in text_of(answer)
        assert faults(answer.content) == []
        assert not AnnualReport.objects.exists()

    def test_is_taken_in_on_the_persons_word(self, confirm, theirs):
        confirm(theirs, is_ours="on")

        assert AnnualReport.objects.get().agency.code == "qingshan"


class TestAnotherYear:
    def test_is_asked_about(self, confirm, word_file):
        answer = confirm(word_file(), year="2024")

        assert "文件里写的是 2025 年，上面填的是 2024 年" in text_of(answer)
        assert 'value="2024"' in answer.content.decode()

    def test_is_taken_in_on_the_persons_word(self, confirm, word_file):
        confirm(word_file(), year="2024", is_that_year="on")

        assert AnnualReport.objects.get().year == 2024

    @pytest.mark.parametrize(
        ("year", "says"), [("", "哪一年"), ("去年", "四位数字"), ("2018", "2019 年度报告起")]
    )
    def test_a_year_that_cannot_be_is_refused(self, confirm, word_file, year, says):
        assert says in text_of(confirm(word_file(), year=year))


class TestAYearThatHasOneAlready:
    def test_of_a_draft_it_is_said_that_it_is_replaced(self, read_in, word_file, draft):
        assert "都换成这个文件的" in text_of(read_in(word_file()))

    def test_of_a_published_one_it_is_said_that_it_is_reopened_first(
        self, confirm, read_in, word_file, published
    ):
        assert "写明原因重开，再读入" in text_of(read_in(word_file()))
        assert "已经送签、报送或公布" in text_of(confirm(word_file()))

    def test_of_one_being_signed_it_is_said_and_refused(self, confirm, read_in, word_file, sent):
        assert "要先退回才能重新读入" in text_of(read_in(word_file()))
        assert "已经送签、报送或公布" in text_of(confirm(word_file()))


EARLIER = "示例县青山镇人民政府2015年政府信息公开工作年度报告\n一、概述\n全年主动公开信息100条。\n"


def test_a_report_of_an_earlier_form_is_not_filed(confirm, county):
    answer = confirm(a_file(EARLIER.encode(), "2015.txt"), year="2025", is_that_year="on")

    assert "没有法定的三张表" in text_of(answer)
    assert not AnnualReport.objects.exists()


class TestAConfirmationThatComesTooLate:
    def test_leads_back_and_says_why(self, client_of, county):
        answer = client_of("lin").post(CONFIRM, {"token": "changed"}, follow=True)

        assert "请重新选一次文件" in text_of(answer)

    def test_a_file_read_for_another_agency_is_not_stored_here(self, client_of, word_file):
        zheng = client_of("zheng", "shili-fagai")
        shown = zheng.post(UPLOAD, {"file": word_file()})
        zheng.post("/desk/people/agency/", {"agency": "shili-jiaoyu"})

        answer = zheng.post(
            CONFIRM, {"token": shown.context["pending"].token(), "year": "2025", "is_ours": "on"}
        )

        assert answer.url == UPLOAD
        assert not AnnualReport.objects.exists()
