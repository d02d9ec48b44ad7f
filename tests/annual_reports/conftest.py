"""The cast is that of the practice county: Lin fills in at 青山镇, Zhao heads its office, Qian leads it,
Wang works in 绿水镇, He is the county's officer."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.annual_reports import actions
from gongkai.practice import filling
from gongkai.practice import reports as samples

AT = dt.datetime(2026, 1, 20, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
QINGSHAN = "示例县青山镇人民政府"


@pytest.fixture
def county(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.PRACTICE = True  # the second factor is tested with sign-in
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
    actions.sign(version=sent, signed_as=actions.SignedAs.LEADER, by=person("qian"), at=AT)
    actions.sign(
        version=sent, signed_as=actions.SignedAs.HEAD_OF_OGI_OFFICE, by=person("zhao"), at=AT
    )
    sent.refresh_from_db()
    return sent


@pytest.fixture
def published(signed, lin):
    actions.publish(version=signed, by=lin, at=AT)
    signed.refresh_from_db()
    return signed
