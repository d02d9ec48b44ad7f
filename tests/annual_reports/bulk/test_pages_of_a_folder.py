import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from gongkai.annual_reports.bulk.tasks import run_bulk_job
from gongkai.annual_reports.models import BulkJob, Outcome
from gongkai.storage import keep
from tests.annual_reports.bulk.conftest import AT, BAIYUN, MINZHENG, a_file
from tests.annual_reports.bulk.test_unpacking import a_zip
from tests.annual_reports.conftest import text_of

FOLDER = "/desk/reports/folder/"


@pytest.fixture
def officer(client_of):
    return client_of("he", agency="shili-fuban")


def as_upload(received):
    return SimpleUploadedFile(received.name, received.data)


@pytest.fixture
def sent(officer, django_capture_on_commit_callbacks):
    def send(**data):
        with django_capture_on_commit_callbacks(execute=True):
            return officer.post(FOLDER, {"year": 2025, **data})

    return send


class TestUploading:
    def test_says_the_limits(self, officer):
        assert "500 个文件、合计 200 MB" in text_of(officer.get(FOLDER))

    def test_leads_to_the_progress_which_needs_no_script(self, officer, sent):
        answer = sent(chosen=[as_upload(a_file(MINZHENG)), as_upload(a_file(BAIYUN))])

        page = officer.get(answer.url)
        assert "2 项，正在办" in text_of(page)
        assert "刷新看进展" in text_of(page)

    def test_the_results_name_every_file(self, officer, sent, transactional_work):
        answer = sent(chosen=[as_upload(a_file(MINZHENG)), as_upload(a_file("邻县白云乡人民政府"))])
        transactional_work()

        page = text_of(officer.get(answer.url))
        assert "2 项，办成 1，要您定 1" in page
        assert "已读入为示例县民政局的草稿" in page
        assert "邻县白云乡人民政府" in page

    def test_a_folder_and_an_archive_are_taken_as_well(self, officer, sent):
        packed = a_zip({"乡镇/白云乡.txt": a_file(BAIYUN).data})

        sent(folder=[as_upload(a_file(MINZHENG))], chosen=[SimpleUploadedFile("全县.zip", packed)])

        assert BulkJob.objects.get().items.count() == 2

    @pytest.mark.parametrize(
        ("data", "says"),
        [
            ({}, "请选文件"),
            ({"year": 2018}, "2019 年度"),
            ({"year": 2099}, "还没有过完"),
            ({"chosen": [SimpleUploadedFile("a.zip", a_zip({}))]}, "里面没有文件"),
        ],
    )
    def test_what_cannot_be_read_in_is_refused(self, sent, data, says):
        assert says in text_of(sent(**data))
        assert not BulkJob.objects.exists()

    def test_too_much_at_once_is_refused(self, sent, monkeypatch):
        monkeypatch.setattr("gongkai.annual_reports.bulk.forms.LARGEST_UPLOAD", 10)
        monkeypatch.setattr("gongkai.annual_reports.bulk.forms.LARGEST_FILE", 10)

        page = text_of(sent(chosen=[as_upload(a_file(MINZHENG))]))

        assert "分几次上传" in page
        assert "去掉文件里的图片" in page

    def test_too_many_at_once_are_refused(self, sent, monkeypatch):
        monkeypatch.setattr("gongkai.annual_reports.bulk.unpacking.MOST_FILES", 1)

        page = text_of(sent(chosen=[as_upload(a_file(MINZHENG)), as_upload(a_file(BAIYUN))]))

        assert "一次最多 1 个文件" in page

    @pytest.mark.parametrize("username", ["lin", "zhao", "admin"])
    def test_only_the_county_office_may(self, client_of, username):
        assert client_of(username).get(FOLDER).status_code == 403


@pytest.fixture
def transactional_work():
    """Work through the queue within the transaction of the test."""
    return lambda: [run_bulk_job.call(each.pk) for each in BulkJob.objects.all()]


class TestProgress:
    def test_the_part_asks_for_itself_again(self, officer, begun):
        job = begun(a_file(MINZHENG))

        part = officer.get(f"/desk/reports/jobs/{job.pk}/progress/")

        assert b"every 2s" in part.content
        assert "HX-Refresh" not in part.headers

    def test_at_the_end_the_page_is_asked_for_as_a_whole(self, officer, begun, transactional_work):
        job = begun(a_file(MINZHENG))
        transactional_work()

        part = officer.get(f"/desk/reports/jobs/{job.pk}/progress/")

        assert part.headers["HX-Refresh"] == "true"

    def test_the_page_of_many_files_asks_the_database_little(
        self, officer, read_in, django_assert_max_num_queries
    ):
        [item, *_] = read_in(*(a_file(f"邻县第{each}局") for each in range(12)), a_file(MINZHENG))
        officer.get("/desk/help/")
        with CaptureQueriesContext(connection) as frame:
            officer.get("/desk/help/")

        with django_assert_max_num_queries(len(frame) + 4):
            officer.get(item.job.get_absolute_url())

    def test_one_result_can_be_asked_for(self, officer, read_in):
        [item, _other] = read_in(a_file(MINZHENG), a_file(BAIYUN, 2024))

        page = text_of(officer.get(item.job.get_absolute_url() + "?outcome=wrong_year"))

        assert BAIYUN in page
        assert "已读入为" not in page

    def test_a_job_of_another_office_is_not_found(self, client_of, read_in):
        [item] = read_in(a_file(MINZHENG))

        assert client_of("he", agency="shili").get(item.job.get_absolute_url()).status_code == 404


class TestDeciding:
    def test_whose_report_it_is(self, officer, read_in, transactional_work):
        [item] = read_in(a_file("邻县白云乡人民政府"))

        answer = officer.post(
            f"/desk/reports/jobs/items/{item.pk}/decide/", {"agency": item.facts["near"][0]}
        )
        transactional_work()

        item.refresh_from_db()
        assert (answer.status_code, item.outcome) == (302, Outcome.TAKEN_IN)

    def test_an_agency_that_is_not_offered_is_typed(self, officer, read_in, transactional_work):
        [item] = read_in(a_file("邻县某某中心"))

        officer.post(f"/desk/reports/jobs/items/{item.pk}/decide/", {"other": MINZHENG})
        transactional_work()

        item.refresh_from_db()
        assert item.version.report.agency.name == MINZHENG

    @pytest.mark.parametrize("data", [{}, {"other": "没有这个机关"}, {"agency": "x"}])
    def test_without_an_answer_nothing_is_done(self, officer, read_in, data):
        [item] = read_in(a_file("邻县白云乡人民政府"))

        page = officer.post(f"/desk/reports/jobs/items/{item.pk}/decide/", data)

        assert page.status_code == 409
        assert "没有选机关" in text_of(page)

    def test_a_file_is_set_aside(self, officer, read_in):
        [item] = read_in(a_file("邻县白云乡人民政府"))

        officer.post(f"/desk/reports/jobs/items/{item.pk}/decide/", {"set_aside": "1"})

        item.refresh_from_db()
        assert item.outcome == Outcome.SET_ASIDE


def test_what_may_not_be_replaced_offers_no_replacing(officer, read_in, upload):
    upload()
    [item] = read_in(a_file("示例县青山镇人民政府"))

    page = text_of(officer.get(item.job.get_absolute_url()))

    assert "已有另一份" in page
    assert "换成这一份" not in page


class TestProduct:
    def product(self, officer, job, **facts):
        BulkJob.objects.filter(pk=job.pk).update(finished_at=AT, **facts)
        return officer.get(f"/desk/reports/jobs/{job.pk}/product/")

    def test_is_sent_as_a_file(self, officer, begun):
        job = begun(a_file(MINZHENG))

        answer = self.product(officer, job, product_address=keep(b"1"), product_name="汇编.pdf")

        assert answer.content == b"1"
        assert answer.headers["Content-Disposition"].startswith("attachment")

    def test_a_job_without_one_has_none(self, officer, begun):
        assert self.product(officer, begun(a_file(MINZHENG))).status_code == 404

    def test_one_that_is_lost_is_said(self, officer, begun):
        job = begun(a_file(MINZHENG))

        answer = self.product(officer, job, product_address="0" * 64, product_name="a.csv")

        assert "重新做一次" in text_of(officer.get(answer.url))


def test_the_upload_is_queued_for_the_background(officer, sent):
    answer = sent(chosen=[as_upload(a_file(MINZHENG))])
    queued = DBTaskResult.objects.get()

    queued.task.call(*queued.args_kwargs["args"])

    assert "办成 1" in text_of(officer.get(answer.url))
