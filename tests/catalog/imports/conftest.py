"""Sheets that Lin of 青山镇 uploads, and the worker that takes them in."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from gongkai.catalog.imports import running, works
from gongkai.catalog.imports.beginning import begin_import
from gongkai.catalog.models import ImportJob, ImportKind
from tests.catalog.conftest import AT

HEAD = ("标题", "文号", "形成日期", "本机关目录", "正文", "内容概述")
TREES = (
    "2026年春季义务植树安排",
    "示青政发〔2026〕3号",
    "2026-02-25",
    "业务工作",
    "三月十二日植树。",
    "时间和地点。",
)
WATER = ("2026年防汛值班安排", "", "2026年2月26日", "业务工作", "汛期二十四小时值班。", "值班表。")


def workbook_of(*rows):
    book = Workbook(write_only=True)
    sheet = book.create_sheet("信息")
    for row in rows:
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def with_cell(row, place, value):
    return (*row[:place], value, *row[place + 1 :])


def work_off(job, clock=lambda: AT):
    """Do a job as the worker does and return it as it then stands."""
    running.run(job.pk, works.WORKS[ImportKind(job.kind)], clock)
    return ImportJob.objects.get(pk=job.pk)


def counts(job):
    return job.added, job.known, job.bad_rows


def named(job):
    return list(job.faults.order_by("pk").values_list("row", "column"))


@pytest.fixture
def begun(cast, qingshan, business):
    """Lin uploads a sheet of these rows."""

    def begin(*rows, kind=ImportKind.ITEMS):
        return begin_import(
            agency=qingshan,
            kind=kind,
            name="信息.xlsx",
            data=workbook_of(*rows),
            by=cast["lin"],
            at=AT,
        )

    return begin


@pytest.fixture
def taken_in(begun):
    """A sheet of these rows that was taken in."""
    return lambda *rows, **more: work_off(begun(*rows, **more))
