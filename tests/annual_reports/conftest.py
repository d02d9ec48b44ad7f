"""The cast is that of the practice county: Lin fills in at 青山镇, Zhao heads its office, Qian leads it,
Wang works in 绿水镇, He is the county's officer."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.annual_reports import actions
from gongkai.annual_reports.lifecycle import SignedAs
from gongkai.files.annual_report_writer import write_report
from gongkai.portal.report_files import forget_sizes
from gongkai.practice import filling
from gongkai.practice import reports as samples
from gongkai.rules.annual_report.form import CellId

CHINA = ZoneInfo("Asia/Shanghai")
AT = dt.datetime(2026, 1, 20, 10, 0, tzinfo=CHINA)
QINGSHAN = "示例县青山镇人民政府"
LICENSES = CellId("proactive", "administrative_license", "decision_count")
REMARK = (str(LICENSES), "许可 15 件，与审批系统的 16 件不一致，请核对")
LATER = AT + dt.timedelta(days=3)


@pytest.fixture
def county(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.PRACTICE = True  # the second factor is tested with sign-in
    forget_sizes()  # another test's report may have had the same key
    filling.make_agencies()
    filling.make_people()


@pytest.fixture
def person(county):
    return lambda username: User.objects.get(username=username)


@pytest.fixture
def lin(person):
    return person("lin")


@pytest.fixture
def qingshan(county):
    return Agency.objects.get(code="qingshan")


@pytest.fixture
def upload(qingshan, lin):
    """Take in a report as Lin would; by default one of 2025 that adds up."""

    def take_in(report=None, *, year=2025, agency=qingshan, by=lin):
        report = report or samples.sample_report(QINGSHAN, year, samples.TOWN_THIS_YEAR)
        return actions.upload(
            agency=agency,
            year=year,
            content=report,
            source=b"as uploaded",
            source_name="report.docx",
            source_kind="docx",
            by=by,
            at=AT,
        )

    return take_in


@pytest.fixture
def draft(upload):
    return upload()


@pytest.fixture
def sent(draft, lin):
    actions.send_for_signature(version=draft, by=lin, at=AT)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def signed(sent, person):
    actions.sign(version=sent, signed_as=SignedAs.LEADER, by=person("qian"), at=AT)
    actions.sign(version=sent, signed_as=SignedAs.HEAD_OF_OGI_OFFICE, by=person("zhao"), at=AT)
    sent.refresh_from_db()
    return sent


@pytest.fixture
def published(signed, lin):
    actions.publish(version=signed, by=lin, at=AT)
    signed.refresh_from_db()
    return signed


@pytest.fixture
def he(person):
    return person("he")


@pytest.fixture
def above(county):
    return Agency.objects.get(code="shili-fuban")


@pytest.fixture
def returned(published, he, above):
    actions.return_with_remarks(
        version=published, remarks=[REMARK], by=he, acting_for=above, at=LATER
    )
    published.refresh_from_db()
    return published


@pytest.fixture
def accepted(published, he, above):
    actions.accept(version=published, by=he, acting_for=above, at=LATER)
    published.refresh_from_db()
    return published


@pytest.fixture
def corrected(returned, lin):
    return actions.begin_correction(version=returned, by=lin, at=LATER)


@pytest.fixture
def client_of(person):
    """A browser in which somebody is signed in, working for an agency of theirs."""

    def opened(username, agency=None):
        client = Client()
        client.force_login(person(username))
        if agency:
            client.post("/desk/people/agency/", {"agency": agency})
        return client

    return opened


@pytest.fixture
def word_file():
    """A report as the Word file a clerk holds."""

    def written(report=None, name="2025年报告.docx"):
        report = report or samples.sample_report(QINGSHAN, 2025, samples.TOWN_THIS_YEAR)
        return SimpleUploadedFile(name, write_report(report, "docx"))

    return written


def address(name, version, **more):
    """The address of a page or step of a version's report."""
    return reverse(f"annual_reports:{name}", kwargs={"pk": version.report_id, **more})


def text_of(response):
    """What a page says, without its tags, blanks put together."""
    page = html.document_fromstring(response.content)
    return " ".join(page.find("body").text_content().split())


def answered(report, lin, text="已改为 16 件"):
    actions.answer(report=report, remark=1, answer=text, by=lin, at=LATER)


def published_anew(version, lin, person, *, at=LATER):
    actions.send_for_signature(version=version, by=lin, at=at)
    actions.sign(version=version, signed_as=SignedAs.LEADER, by=person("qian"), at=at)
    actions.sign(version=version, signed_as=SignedAs.HEAD_OF_OGI_OFFICE, by=person("zhao"), at=at)
    actions.publish(version=version, by=lin, at=at)
