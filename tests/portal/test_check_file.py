"""The public page on which a file is checked before it leaves: hits, a masked copy, nothing kept."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.files.guard import examine
from gongkai.jobs import confined

MOBILE = "13800138000"
PATH = "/check/file/"


def a_list():
    book = openpyxl.Workbook()
    for row in [("姓名", "手机号"), ("张建国", MOBILE)]:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def sent(client, data, name="名单.xlsx", **more):
    return client.post(PATH, {"file": SimpleUploadedFile(name, data), **more})


@pytest.mark.django_db
def test_hits_are_named_by_place_and_masked(client):
    page = sent(client, a_list(), check="1").content.decode()

    assert "第1张工作表 B2" in page
    assert "138****8000" in page
    assert MOBILE not in page


@pytest.mark.django_db
def test_a_clean_file_is_called_so(client):
    assert (
        "没有发现个人信息"
        in sent(client, "关于印发方案的通知".encode(), "通知.txt").content.decode()
    )


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_is_not_called_clean(client):
    page = sent(client, b"%PDF-1.7 broken", "a.pdf").content.decode()

    assert "没有查完，不能当作干净" in page


@pytest.mark.django_db
def test_the_masked_copy_is_sent_back(client):
    answer = sent(client, a_list(), mask="1")

    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert examine(answer.content, "名单.xlsx").is_clean


@pytest.mark.django_db
def test_kinds_and_words_that_may_be_shown_stay_in_the_copy(client):
    answer = sent(client, a_list(), mask="1", keep=["name_in_list"], allowed=f"{MOBILE}\n")

    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)
    assert rows[1] == ("张建国", MOBILE)


@pytest.mark.django_db
def test_where_there_is_no_copy_the_page_says_why_and_shows_the_hits(client):
    page = sent(client, b"%PDF-1.7 broken", "a.pdf", mask="1").content.decode()

    assert "没有查完" in page
    assert "PDF 文件已损坏" in page


@pytest.mark.django_db
def test_a_file_that_takes_too_much_is_not_called_clean(client, monkeypatch):
    def passed(*_arguments, **_bounds):
        raise confined.OutOfBounds("memory")

    monkeypatch.setattr(confined, "run_confined", passed)

    assert "没有查完，不能当作干净" in sent(client, a_list()).content.decode()
    assert "没有查完" in sent(client, a_list(), mask="1").content.decode()


@pytest.mark.django_db
def test_a_file_that_is_too_large_is_refused_with_its_size(client, monkeypatch):
    monkeypatch.setattr("gongkai.portal.guard_form.LARGEST", 10)

    assert "不能超过" in sent(client, a_list()).content.decode()


@pytest.mark.django_db
def test_without_a_file_the_page_asks_for_one(client):
    assert "请选择一个文件" in client.post(PATH, {"check": "1"}).content.decode()
    assert client.get(PATH).status_code == 200
