"""Papers of a case: what is taken in, how it is kept, what is refused."""

import io

import pikepdf
import pytest
from django.core.files.storage import default_storage
from PIL import Image

from gongkai.files.documents import Unreadable
from gongkai.files.evidence_papers import MOST_PAGES, read_evidence_paper
from gongkai.notices.sealing import LetterUnreadable
from gongkai.remedies import papers
from gongkai.remedies.actions import intake
from gongkai.remedies.models import PaperKind, Party
from gongkai.remedies.refusals import RemedyStepNotAllowed
from gongkai.storage import place
from tests.casework.conftest import at, day


@pytest.fixture(autouse=True)
def own_store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def pdf(pages=2, **more):
    document = pikepdf.Pdf.new()
    for _page in range(pages):
        document.add_blank_page()
    out = io.BytesIO()
    document.save(out, **more)
    return out.getvalue()


def picture(kind="PNG", size=(40, 60)):
    out = io.BytesIO()
    Image.new("RGB", size).save(out, kind)
    return out.getvalue()


@pytest.fixture
def add(cast):
    def added(case, data, name="陈示例的申请书.pdf", today="2026-03-13", **more):
        facts = {"kind": PaperKind.PETITION, "dated_on": day("2026-03-10"), **more}
        return papers.add_paper(
            case=case, data=data, name=name, by=cast["lin"], at=at(today), **facts
        )

    return added


def test_a_paper_is_kept_encrypted_and_opened_again(review, add):
    data = pdf()
    paper = add(review, data)

    assert (paper.file_kind, paper.pages) == ("pdf", 2)
    with default_storage.open(place(paper.address)) as kept:
        assert kept.read() != data
    assert (papers.data_of(paper), papers.name_of(paper)) == (data, "陈示例的申请书.pdf")


def test_destroying_the_key_of_the_party_takes_the_papers_with_it(review, add):
    paper = add(review, pdf())
    Party.objects.update(wrapped_key=b"")
    paper.case.party.refresh_from_db()

    with pytest.raises(LetterUnreadable):
        papers.data_of(paper)


@pytest.mark.parametrize(("kind", "found"), [("PNG", "png"), ("JPEG", "jpeg")])
def test_a_picture_is_one_page(review, add, kind, found):
    paper = add(review, picture(kind))

    assert (paper.file_kind, paper.pages) == (found, 1)


def test_a_file_that_is_no_paper_is_refused_with_its_name(review, add):
    with pytest.raises(RemedyStepNotAllowed, match=r"“名单\.docx”：只收 PDF"):
        add(review, b"PK\x03\x04", name="名单.docx")


def test_nothing_is_added_to_what_was_entered_by_mistake(review, add, act):
    act(intake.void, review, "2026-03-13", reason="登记重复")

    with pytest.raises(RemedyStepNotAllowed, match="已经作废"):
        add(review, pdf())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "是空的"),
        (b"%PDF-1.7 broken", "已损坏"),
        (pdf(1, encryption=pikepdf.Encryption(owner="a", user="b")), "打开密码"),
        (pdf(MOST_PAGES + 1), f"{MOST_PAGES + 1} 页"),
        (picture()[:60], "已损坏"),
        (b"GIF89a", "只收 PDF"),
        (b"\0" * (20 * 1024 * 1024 + 1), "不能超过 20 MB"),
    ],
    ids=["empty", "broken", "locked", "long", "cut short", "other kind", "large"],
)
def test_what_cannot_go_into_a_bundle_is_refused(data, says):
    with pytest.raises(Unreadable, match=says):
        read_evidence_paper(data)


def test_a_picture_with_too_many_dots_is_refused(monkeypatch):
    monkeypatch.setattr("gongkai.files.evidence_papers.MOST_PIXELS", 100)

    with pytest.raises(Unreadable, match="图片太大"):
        read_evidence_paper(picture())


def test_a_file_that_takes_too_much_is_refused(monkeypatch):
    def passed(*_arguments, **_bounds):
        raise papers.confined.OutOfBounds("time")

    monkeypatch.setattr("gongkai.jobs.confined.run_confined", passed)

    with pytest.raises(RemedyStepNotAllowed, match="没有读完"):
        papers.examined(b"x", "大文件.pdf")
