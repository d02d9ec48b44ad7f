"""A published report is given out as files: made once, then the same bytes for ever."""

import datetime as dt

import pytest

from gongkai.annual_reports import actions, gate
from gongkai.annual_reports.models import FileKind, ReleasedFile
from gongkai.files.annual_report_reader import read_report
from gongkai.files.opening import open_document
from gongkai.storage import fetch
from tests.annual_reports.conftest import AT, QINGSHAN, address

LATER = AT + dt.timedelta(days=400)
OFFICE_KINDS = [FileKind.DOCX, FileKind.XLSX, FileKind.TXT]


def read_back(released):
    return read_report(open_document(fetch(released.address), f"report.{released.kind}"))


@pytest.mark.parametrize("kind", OFFICE_KINDS)
def test_a_file_holds_what_was_signed(published, kind):
    released = actions.release_file(version=published, kind=kind, at=AT)

    read = read_back(released)
    assert dict(read.figures) == dict(published.value().figures)
    assert dict(read.sections) == dict(published.value().sections)
    assert released.content_hash == published.content_hash


def test_a_file_is_made_once(published):
    first = actions.release_file(version=published, kind=FileKind.DOCX, at=AT)

    again = actions.release_file(version=published, kind=FileKind.DOCX, at=LATER)

    assert (again.pk, again.made_at) == (first.pk, AT)


def test_a_draft_is_no_file(draft):
    with pytest.raises(gate.NotReleased):
        actions.release_file(version=draft, kind=FileKind.DOCX, at=AT)


def test_content_that_is_no_longer_what_was_signed_is_no_file(published):
    published.content["sections"]["一"] = "改过的文字"

    with pytest.raises(gate.NotReleased):
        actions.release_file(version=published, kind=FileKind.TXT, at=AT)


def test_the_day_under_the_name_is_that_of_the_last_signature(published):
    released = actions.release_file(version=published, kind=FileKind.TXT, at=LATER)

    lines = fetch(released.address).decode("utf-8-sig").split("\r\n")
    assert lines[-3:] == [f"{QINGSHAN}（印章）", "2026年1月20日", ""]


def test_the_clock_makes_the_files_that_are_missing(published, monkeypatch):
    monkeypatch.setattr("gongkai.annual_reports.actions.releasing.FileKind", OFFICE_KINDS)

    made = [actions.release_files(AT), actions.release_files(AT)]

    assert made == [3, 0]
    assert set(ReleasedFile.objects.values_list("kind", flat=True)) == set(OFFICE_KINDS)


class TestStaff:
    @pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("txt", b"\xef\xbb\xbf")])
    def test_the_version_worked_on_can_be_taken_away(self, client_of, draft, kind, begins):
        answer = client_of("lin").get(address("export", draft, kind=kind))

        assert answer.content.startswith(begins)
        assert "attachment" in answer.headers["Content-Disposition"]

    def test_an_unsigned_one_leaves_the_day_open(self, client_of, draft):
        answer = client_of("lin").get(address("export", draft, kind="txt"))

        lines = answer.content.decode("utf-8-sig").split()
        assert lines[-4:] == [f"{QINGSHAN}（印章）", "年", "月", "日"]

    def test_another_township_does_not_find_it(self, client_of, draft):
        assert client_of("wang").get(address("export", draft, kind="docx")).status_code == 404

    def test_an_unknown_kind_is_not_found(self, client_of, draft):
        assert client_of("lin").get(address("export", draft, kind="odt")).status_code == 404

    def test_the_page_offers_every_kind(self, client_of, draft):
        page = client_of("lin").get(address("report", draft)).content.decode()

        assert all(f"/export/{kind}/" in page for kind in ("docx", "pdf", "xlsx", "html", "txt"))


class TestPublic:
    @pytest.mark.parametrize("kind", OFFICE_KINDS)
    def test_anybody_gets_the_same_bytes_again(self, client, published, kind):
        first = client.get(f"/qingshan/reports/2025.{kind}")

        again = client.get(f"/qingshan/reports/2025.{kind}")

        assert again.content == first.content
        assert again.headers["ETag"] == first.headers["ETag"]

    def test_a_browser_that_has_the_file_is_told_so(self, client, published):
        etag = client.get("/qingshan/reports/2025.docx").headers["ETag"]

        answer = client.get("/qingshan/reports/2025.docx", headers={"if-none-match": etag})

        assert (answer.status_code, answer.content) == (304, b"")

    @pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx", "txt"])
    def test_a_draft_is_not_found(self, client, draft, kind):
        assert client.get(f"/qingshan/reports/2025.{kind}").status_code == 404

    def test_an_unknown_kind_is_not_found(self, client, published):
        assert client.get("/qingshan/reports/2025.odt").status_code == 404

    def test_the_page_says_format_and_size(self, client, published):
        made = actions.release_file(version=published, kind=FileKind.DOCX, at=AT)

        page = client.get("/qingshan/reports/2025").content.decode()

        assert 'href="/qingshan/reports/2025.docx"' in page
        assert f"{made.size / 1024:.1f}" in page

    def test_a_version_has_files_at_its_own_address(self, client, published):
        answer = client.get("/qingshan/reports/2025/versions/1.txt")

        assert answer.content == client.get("/qingshan/reports/2025.txt").content
        assert client.get("/qingshan/reports/2025/versions/2.txt").status_code == 404
