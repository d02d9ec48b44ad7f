"""The file of a case: its papers in order, the volume, the package, and what is left when its time is over."""

import hashlib
import io
import json
import zipfile

import pikepdf
import pypdfium2
import pytest

from gongkai.audit.models import AuditRecord
from gongkai.casework.actions import deciding
from gongkai.casework.actions.following import issue_code
from gongkai.casework.actions.keeping import erase_expired, take_file
from gongkai.casework.actions.recording import refresh
from gongkai.casework.applicants import data_of
from gongkai.casework.archive import archive_zip, volume_pdf
from gongkai.casework.lifecycle import EventKind
from gongkai.casework.models import QueryCode
from gongkai.casework.papers import papers_of
from gongkai.casework.statistics import table_three
from gongkai.notices.content import content_of
from gongkai.notices.sealing import LetterUnreadable
from gongkai.rules.refusals import NotAllowed
from gongkai.rules.retention import Retention
from tests.casework.conftest import DATA, at, day

LAST_DAY, DAY_AFTER = "2036-12-31", "2037-01-01"


@pytest.fixture
def archived(answered, step):
    """The answered case, archived on 9 March 2026 for ten years."""
    step(deciding.archive, answered.case, "2026-03-09", retention=Retention.TEN_YEARS)
    return answered


def text_of(data):
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


class TestPapers:
    def test_they_stand_in_the_order_of_the_file(self, answered):
        names = [(each.name, each.day) for each in papers_of(answered.case)]

        assert names == [
            ("政府信息公开申请", "2026-03-02"),
            ("答复（告知书）", "2026-03-05"),
            ("答复期限计算说明", "2026-03-06"),
            ("办理经过", "2026-03-06"),
        ]

    def test_a_draft_is_none(self, case, step, reply):
        step(deciding.withdraw, case, "2026-03-04", on=day("2026-03-04"), how="书面撤回")
        reply(case)

        assert [each.name for each in papers_of(case)] == [
            "政府信息公开申请",
            "答复期限计算说明",
            "办理经过",
        ]

    def test_the_course_says_what_was_written(self, case, step):
        step(deciding.withdraw, case, "2026-03-04", on=day("2026-03-04"), how="书面撤回")

        course = papers_of(case)[-1]

        assert "书面撤回" in "".join(text_of(course.printed()))


class TestVolume:
    def test_its_contents_name_the_page_each_paper_begins_on(self, answered):
        data = volume_pdf(answered.case)

        contents, *pages = text_of(data)
        with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
            bookmarks = [each.title for each in outline.root]
        assert bookmarks == ["卷内目录", *(each.name for each in papers_of(answered.case))]
        assert answered.letter.letter.number_text in "".join(contents.split())
        assert DATA.name in pages[0]

    def test_every_page_after_the_contents_has_its_number(self, answered):
        _contents, *pages = text_of(volume_pdf(answered.case))

        stamped = [page.split()[-1] for page in pages]
        assert stamped == [str(number) for number in range(1, len(pages) + 1)]


class TestPackage:
    @pytest.fixture
    def package(self, archived):
        with zipfile.ZipFile(io.BytesIO(archive_zip(archived.case))) as opened:
            return {name: opened.read(name) for name in opened.namelist()}

    def test_it_has_everything_of_the_case(self, package, archived):
        number = archived.letter.letter.number_text

        assert list(package) == [
            "卷内目录.pdf",
            "全卷.pdf",
            f"01 政府信息公开申请 {archived.case.number_text}.pdf",
            f"02 答复（告知书） {number}.pdf",
            f"02 答复（告知书） {number}.json",
            next(name for name in package if name.startswith("03 答复期限计算说明")),
            "04 办理经过.pdf",
            "办理经过.json",
            "manifest.json",
            "SHA256SUMS",
        ]

    def test_the_checksums_hold(self, package):
        lines = package["SHA256SUMS"].decode().splitlines()

        computed = [
            f"{hashlib.sha256(package[name]).hexdigest()}  {name}"
            for name in (line.split("  ", 1)[1] for line in lines)
        ]
        assert (lines, len(lines)) == (computed, len(package) - 1)

    def test_the_text_of_a_letter_has_the_hash_it_was_signed_with(self, package, archived):
        text = next(
            data for name, data in package.items() if name.startswith("02") and "json" in name
        )

        assert hashlib.sha256(text).hexdigest() == archived.letter.letter.content_hash

    def test_the_list_says_outcome_and_time_of_keeping(self, package):
        manifest = json.loads(package["manifest.json"])

        said = (manifest["ending"], manifest["closed_on"], manifest["kept_until"])
        assert said == ("disclosed_provided", "2026-03-06", LAST_DAY)

    def test_the_same_case_gives_the_same_bytes(self, archived):
        assert archive_zip(archived.case) == archive_zip(archived.case)


class TestTaking:
    def taken(self, case, cast):
        return take_file(
            case=case, made_by=lambda _case: b"file", by=cast["lin"], at=at("2026-03-10")
        )

    def test_who_took_it_is_recorded_with_its_checksum(self, archived, cast):
        data = self.taken(archived.case, cast)

        kept = AuditRecord.objects.get(action="casework.file_taken")
        assert kept.facts["sha256"] == hashlib.sha256(data).hexdigest()

    def test_an_open_case_has_no_file(self, case, cast):
        with pytest.raises(NotAllowed, match="第四十五条"):
            self.taken(case, cast)

    def test_one_that_was_erased_has_none_any_more(self, archived, cast):
        erase_expired(at(DAY_AFTER))

        with pytest.raises(NotAllowed, match="已经销毁"):
            self.taken(archived.case, cast)


class TestErasing:
    def test_on_the_last_day_everything_is_still_there(self, archived):
        assert erase_expired(at(LAST_DAY)) == 0

    def test_on_the_day_after_nobody_can_read_the_applicant_or_the_letters(self, archived):
        assert erase_expired(at(DAY_AFTER)) == 1

        archived.case.applicant.refresh_from_db()
        archived.letter.letter.refresh_from_db()
        with pytest.raises(LetterUnreadable):
            data_of(archived.case.applicant)
        with pytest.raises(LetterUnreadable):
            content_of(archived.letter.letter)

    def test_the_applicant_has_no_way_in_any_more(self, archived, cast):
        issue_code(case=archived.case, by=cast["lin"], at=at("2026-03-10"))

        erase_expired(at(DAY_AFTER))

        assert not QueryCode.objects.filter(case=archived.case).exists()

    def test_the_numbers_of_the_report_stay(self, archived):
        before = table_three(archived.case.agency, 2026)

        erase_expired(at(DAY_AFTER))

        assert table_three(archived.case.agency, 2026) == before
        assert before["concluded", "total"] == 1

    def test_it_is_an_event_and_on_the_chain(self, archived):
        erase_expired(at(DAY_AFTER))

        assert archived.case.events.latest("pk").kind == EventKind.ERASED
        assert AuditRecord.objects.filter(action="casework.erased").count() == 1

    def test_it_is_done_once(self, archived):
        erase_expired(at(DAY_AFTER))

        assert erase_expired(at(DAY_AFTER)) == 0

    def test_rebuilding_changes_nothing(self, archived):
        erase_expired(at(DAY_AFTER))
        archived.case.refresh_from_db()

        refresh(archived.case, day(DAY_AFTER))

        archived.case.refresh_from_db()
        assert (archived.case.state, archived.case.kept_until) == ("archived", None)

    def test_what_is_kept_for_good_is_never_erased(self, answered, step):
        step(deciding.archive, answered.case, "2026-03-09", retention=Retention.PERMANENT)

        assert erase_expired(at("2099-01-01")) == 0

    def test_one_taken_out_of_the_archive_to_be_handled_anew_is_not_erased(self, archived, step):
        step(deciding.reopen, archived.case, "2026-04-01", reason="复议决定撤销原答复")

        assert erase_expired(at(DAY_AFTER)) == 0

    def test_one_that_was_erased_is_not_handled_anew(self, archived, step):
        erase_expired(at(DAY_AFTER))

        with pytest.raises(NotAllowed, match="保管期限已满"):
            step(deciding.reopen, archived.case, "2037-01-05", reason="理由")
