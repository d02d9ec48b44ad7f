"""He is the officer of the county's office; 民政局, 白云乡 and 平安街道 have nobody who uses the program."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.annual_reports.bulk import actions, tasks
from gongkai.annual_reports.bulk.unpacking import Received
from gongkai.annual_reports.models import BulkItem
from gongkai.files.annual_report_writer import write_report
from gongkai.practice import reports as samples

AT = dt.datetime(2026, 1, 20, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
MINZHENG, BAIYUN, PINGAN = "示例县民政局", "示例县白云乡人民政府", "示例县平安街道办事处"
LVSHUI = "示例县绿水镇人民政府"


def report_of(name, year=2025, facts=samples.QUIET):
    """A report that adds up."""
    return samples.sample_report(name, year, facts)


def a_file(name, year=2025, *, kind="txt", called=None, facts=samples.QUIET):
    """A file of a folder that holds the report of the agency with this name."""
    data = write_report(report_of(name, year, facts), kind)
    return Received(called or f"{name}{year}年报.{kind}", data)


@pytest.fixture
def office(county):
    return Agency.objects.get(code="shili-fuban")


@pytest.fixture
def he(county):
    return User.objects.get(username="he")


@pytest.fixture
def begun(office, he):
    """Begin to read in files, as He would; nothing is read yet."""

    def begin(*files, year=2025):
        return actions.begin_intake(office=office, year=year, files=files, by=he, at=AT)

    return begin


@pytest.fixture
def read_in(begun):
    """Read in files and return what came of each, in order."""

    def read(*files, year=2025):
        job = begun(*files, year=year)
        tasks.run_bulk_job.call(job.pk)
        return list(BulkItem.objects.filter(job=job).order_by("position"))

    return read
