"""Pages of imports: a sheet goes up, the page says how far it has come, the rows left out can be had."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from gongkai.catalog.imports import forms
from gongkai.catalog.imports.beginning import begin_review
from gongkai.catalog.models import ImportJob, ImportKind
from tests.catalog.conftest import AT
from tests.catalog.imports.conftest import HEAD, TREES, WATER, with_cell, work_off, workbook_of

IMPORTS = "/desk/items/imports/"
LICENSES = "/desk/items/registers/administrative_license/import/"


@pytest.fixture
def as_user(client, cast):
    """Sign somebody of the cast in."""

    def signed_in(username):
        client.force_login(cast[username])
        return client

    return signed_in


def url(name, job):
    return reverse(f"catalog:{name}", kwargs={"pk": job.pk})


def upload(data, name="信息.xlsx"):
    return {"file": SimpleUploadedFile(name, data)}


@pytest.mark.parametrize(("username", "status"), [("lin", 200), ("zhao", 200), ("sun", 403)])
@pytest.mark.parametrize(
    "page", [IMPORTS, IMPORTS + "template.xlsx", LICENSES, LICENSES + "template.xlsx"]
)
def test_those_who_write_items_import_them(as_user, username, status, page):
    assert as_user(username).get(page).status_code == status


@pytest.mark.parametrize(
    ("page", "kind"), [(IMPORTS, ImportKind.ITEMS), (LICENSES, ImportKind.LICENSE)]
)
def test_a_sheet_is_queued_and_leads_to_its_page(as_user, page, kind):
    answer = as_user("lin").post(page, upload(workbook_of(HEAD, TREES)))

    job = ImportJob.objects.get()
    assert (job.kind, answer["Location"]) == (kind, job.get_absolute_url())
    assert "正在读表" in as_user("lin").get(answer["Location"]).content.decode()


@pytest.mark.parametrize("page", [IMPORTS, LICENSES])
@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"%PDF-1.4", "信息.xlsx", "不是 Excel 表"),
        ("标题,形成日期".encode(), "信息.csv", "不是 Excel 表"),
        (b"", "信息.xlsx", "这个文件是空的"),
    ],
)
def test_what_is_no_workbook_by_its_bytes_is_refused(as_user, page, data, name, says):
    answer = as_user("lin").post(page, upload(data, name))

    assert says in answer.content.decode()
    assert not ImportJob.objects.exists()


def test_without_a_file_the_page_asks_for_one(as_user):
    assert "请选择一个文件" in as_user("lin").post(IMPORTS).content.decode()


def test_a_broken_package_is_refused_with_what_to_do(as_user):
    answer = as_user("lin").post(IMPORTS, upload(b"PK\x03\x04 broken"))

    assert "怎么办" in answer.content.decode()


def test_a_file_too_large_is_refused_before_it_is_read(as_user, monkeypatch):
    monkeypatch.setattr(forms, "LARGEST_SHEET", 10)

    answer = as_user("lin").post(IMPORTS, upload(workbook_of(HEAD)))

    assert "怎么办：分成几个文件" in answer.content.decode()


class TestAJob:
    @pytest.fixture
    def job(self, taken_in):
        return taken_in(HEAD, TREES, with_cell(WATER, 2, "二月"))

    def test_names_the_rows_that_were_left_out(self, as_user, job):
        page = as_user("lin").get(job.get_absolute_url()).content.decode()

        assert "新进去 1 行，早就有的 0 行，没有进去的 1 行" in page
        assert "“二月”不是日期" in page

    def test_costs_the_same_with_many_rows_left_out(self, as_user, taken_in):
        many = taken_in(HEAD, *(with_cell(WATER, 2, f"二月{each}") for each in range(150)))
        client = as_user("lin")
        client.get(many.get_absolute_url())

        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = client.get(many.get_absolute_url()).content.decode()

        assert len(asked) <= 8
        assert page.count("不是日期") == 100
        assert "?after=" in page

    def test_the_rest_is_on_the_next_page(self, as_user, taken_in):
        many = taken_in(HEAD, *(with_cell(WATER, 2, f"二月{each}") for each in range(150)))
        hundredth = many.faults.order_by("pk")[99].pk

        page = as_user("lin").get(many.get_absolute_url() + f"?after={hundredth}").content.decode()

        assert page.count("不是日期") == 50

    def test_gives_the_rows_left_out_as_a_table(self, as_user, job):
        answer = as_user("lin").get(url("import_faults", job))

        lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
        assert lines[1].startswith("3,形成日期,“二月”")

    def test_of_another_township_is_not_found(self, as_user, job):
        assert as_user("wang").get(job.get_absolute_url()).status_code == 404

    def test_is_not_the_work_of_a_reviewer(self, as_user, job):
        assert as_user("sun").get(job.get_absolute_url()).status_code == 404

    def test_has_its_page_opened_anew_once_it_is_done(self, as_user, job):
        assert as_user("lin").get(url("import_progress", job))["HX-Refresh"] == "true"

    def test_says_how_far_it_has_come(self, as_user, begun):
        job = begun(HEAD, TREES)
        ImportJob.objects.update(total=5, done=2)

        answer = as_user("lin").get(url("import_progress", job))

        assert "5 行，办过 2 行" in answer.content.decode()
        assert "HX-Refresh" not in answer

    def test_is_listed_with_those_before(self, as_user, job):
        assert job.file_name in as_user("lin").get(IMPORTS).content.decode()

    def test_sends_its_drafts_for_review(self, as_user, job, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            answer = as_user("lin").post(url("import_send", job))

        begun = ImportJob.objects.get(kind=ImportKind.REVIEW)
        queued = [each.args_kwargs["args"] for each in DBTaskResult.objects.all()]
        assert (answer["Location"], queued) == (begun.get_absolute_url(), [[begun.pk]])
        assert begun.source == job

    def test_leads_from_what_was_not_sent_to_the_draft(self, as_user, job, cast):
        sent = work_off(begin_review(source=job, by=cast["lin"], at=AT))

        page = as_user("lin").get(sent.get_absolute_url()).content.decode()

        assert f'href="{job.items.get().item.get_absolute_url()}">打开这条草稿' in page

    def test_without_drafts_has_nothing_to_send(self, as_user, taken_in):
        job = taken_in(HEAD, with_cell(WATER, 2, "二月"))

        page = as_user("lin").post(url("import_send", job), follow=True).content.decode()

        assert "都已经送审了" in page
        assert "成批送审</button>" not in page
