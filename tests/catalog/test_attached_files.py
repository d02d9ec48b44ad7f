"""Attachments are read in a process of their own, and the same bytes only once."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from gongkai.catalog.actions import drafting
from gongkai.catalog.checks import personal_data
from gongkai.catalog.drafts import findings_in
from gongkai.catalog.refusals import BadAttachment
from gongkai.catalog.uploading import page_text_of
from gongkai.jobs import confined
from tests.catalog.conftest import AT, fresh

MOBILE = "13800138000"


def a_sheet(*values):
    book = Workbook()
    book.active.append(values)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def attached(a_draft, cast):
    """The findings of a draft with a spreadsheet that names a mobile telephone."""
    personal_data._told_in.cache_clear()
    item = a_draft()
    drafting.attach(
        item=item,
        data=a_sheet("联系人", MOBILE),
        name="名单.xlsx",
        kind="xlsx",
        by=cast["lin"],
        at=AT,
    )
    return fresh(item)


def found_in(item):
    return {each.key for each in findings_in(item.current, item, AT.date())}


@pytest.fixture
def out_of_bounds(monkeypatch):
    def passed(*_arguments, **_bounds):
        raise confined.OutOfBounds("memory")

    monkeypatch.setattr(confined, "run_confined", passed)


def test_a_mobile_telephone_in_a_spreadsheet_is_found(attached):
    assert "personal.mobile" in found_in(attached)


def test_the_same_file_is_read_once(attached, monkeypatch):
    first = found_in(attached)
    monkeypatch.setattr(personal_data, "fetch", None)

    assert found_in(attached) == first


def test_a_file_that_takes_too_much_is_not_passed_as_clean(attached, out_of_bounds):
    assert "personal.unseen" in found_in(attached)


def test_a_file_that_takes_too_much_gives_no_text(out_of_bounds):
    with pytest.raises(BadAttachment, match="文件太庞杂"):
        page_text_of(a_sheet("正文"), "正文.xlsx")


def test_a_spreadsheet_becomes_the_text_of_a_page():
    assert "村" in page_text_of(a_sheet("村", "人数"), "名单.xlsx")
