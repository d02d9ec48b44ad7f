"""The evidence of a case as one PDF: thirty documents in the right order, numbered, bookmarked, searchable."""

import io

import pikepdf
import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from gongkai.audit.models import AuditRecord
from gongkai.casework.letters import draft
from gongkai.files.documents import Unreadable
from gongkai.files.evidence_papers import on_a4
from gongkai.files.printing import CannotPrint, print_html
from gongkai.notices.actions import sign_letter
from gongkai.notices.models import Letter
from gongkai.remedies import papers
from gongkai.remedies.bundle import pieces_of, take_bundle
from gongkai.remedies.models import PaperKind, Party
from gongkai.remedies.refusals import RemedyStepNotAllowed
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.remedies.stages import Stage
from tests.casework.conftest import at, day

UPLOADED = 25


@pytest.fixture(autouse=True)
def own_store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(scope="module")
def evidence():
    """Twenty-five papers with a text each; every fifth lies across, every seventh is turned."""
    marks = "".join(f"<p>证据编号{number:02}号</p>" for number in range(1, UPLOADED + 1))
    printed = print_html(
        f'<html lang="zh-CN"><style>p {{ break-after: page; }} @page {{ size: A4; }}</style>{marks}'
    )
    with pikepdf.open(io.BytesIO(printed)) as whole:
        return [one_page(whole, number) for number in range(UPLOADED)]


def one_page(whole, number):
    single, out = pikepdf.Pdf.new(), io.BytesIO()
    single.pages.append(whole.pages[number])
    page = single.pages[0]
    page.mediabox = [0, 0, 1191, 842] if number % 5 == 4 else page.mediabox
    page.rotate(90 if number % 7 == 6 else 0, relative=False)
    single.save(out)
    return out.getvalue()


@pytest.fixture
def add(cast):
    def added(case, data, name, on="2026-03-13"):
        return papers.add_paper(
            case=case,
            kind=PaperKind.EVIDENCE,
            dated_on=day(on),
            name=name,
            data=data,
            by=cast["lin"],
            at=at("2026-03-13"),
        )

    return added


@pytest.fixture
def thirty(review, add, evidence, cast):
    """Reconsideration with the five papers of its application and twenty-five of its own, put in backwards."""
    receipt = draft(
        case=review.application,
        kind=LetterKind.RECEIPT,
        typed={"contact": "示例路1号"},
        by=cast["lin"],
        at=at("2026-03-02"),
    )
    sign_letter(letter=receipt.letter, by=cast["qian"], at=at("2026-03-02"))
    for number in reversed(range(UPLOADED)):
        add(review, evidence[number], f"第{number + 1:02}份.pdf", f"2026-03-{number + 1:02}")
    return review


def titles_of(pdf):
    with pdf.open_outline() as outline:
        return [item.title for item in outline.root]


def texts_of(data):
    document = pypdfium2.PdfDocument(data)
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def test_thirty_documents_in_order_numbered_bookmarked_and_searchable(thirty, cast):
    bundle = take_bundle(case=thirty, by=cast["lin"], at=at("2026-03-13"))

    with pikepdf.open(io.BytesIO(bundle.data)) as pdf:
        titles = titles_of(pdf)
    texts = texts_of(bundle.data)
    front = len(texts) - bundle.pages
    of_uploads = texts[-UPLOADED:]
    assert titles == [
        "卷内目录",
        "政府信息公开申请",
        "接收回执",
        "答复（告知书）",
        "答复期限计算说明",
        "办理经过",
        *(f"证据、依据：第{number:02}份" for number in range(1, UPLOADED + 1)),
    ]
    assert [f"证据编号{n:02}号" in text for n, text in enumerate(of_uploads, 1)] == [
        True
    ] * UPLOADED
    numbered = enumerate(texts[front:], start=1)
    assert [number for number, text in numbered if not text.endswith(str(number))] == []
    assert "污水处理厂委托运营协议及附件" in "".join(texts[front:])
    assert f"第{UPLOADED:02}份" in "".join(texts[:front])
    assert AuditRecord.objects.filter(action="remedies.bundle_bound").count() == 1


def test_the_papers_of_earlier_stages_go_before(review, challenge, add, end, evidence, cast):
    add(review, evidence[0], "复议答复书.pdf")
    end(review, "review_upheld", "2026-03-13")
    suit = challenge(
        stage=Stage.FIRST_INSTANCE,
        received_on=day("2026-03-16"),
        previous=review,
        docket="（2026）示例行初1号",
    )
    add(suit, evidence[1], "起诉状.pdf", "2026-03-10")

    names = [piece.name for piece in pieces_of(suit)]

    assert names[-2:] == ["证据、依据：复议答复书", "证据、依据：起诉状"]
    assert "证据、依据：起诉状" not in [piece.name for piece in pieces_of(review)]


def test_a_picture_becomes_a_page_and_says_that_it_has_no_text(challenge, add):
    case, out = challenge(), io.BytesIO()
    Image.new("RGB", (400, 300)).save(out, "JPEG")
    add(case, out.getvalue(), "现场照片.jpg")

    [piece] = pieces_of(case)

    assert piece.name == "证据、依据：现场照片（图片，没有文字层）"
    with pikepdf.open(io.BytesIO(piece.data)) as pdf:
        assert [float(edge) for edge in pdf.pages[0].mediabox] == [0, 0, 595, 842]


def test_pages_of_every_size_come_upright_on_a4(evidence):
    with pikepdf.open(io.BytesIO(on_a4(evidence[4], "pdf"))) as pdf:
        sizes = [[float(edge) for edge in page.mediabox] for page in pdf.pages]

    assert sizes == [[0, 0, 595, 842]]


def test_a_paper_that_cannot_be_opened_any_more_is_said():
    with pytest.raises(Unreadable, match="已损坏"):
        on_a4(b"%PDF-1.7 broken", "pdf")


def test_without_any_paper_there_is_nothing_to_bind(challenge, cast):
    with pytest.raises(RemedyStepNotAllowed, match="先存入材料"):
        take_bundle(case=challenge(), by=cast["lin"], at=at("2026-03-13"))


def test_too_many_pages_are_refused_with_their_number(challenge, add, evidence, cast, monkeypatch):
    monkeypatch.setattr("gongkai.remedies.bundle.MOST_PAGES", 1)
    case = challenge()
    add(case, evidence[0], "一.pdf")
    add(case, evidence[1], "二.pdf")

    with pytest.raises(RemedyStepNotAllowed, match="一共2页，一册最多1页"):
        take_bundle(case=case, by=cast["lin"], at=at("2026-03-13"))


def test_a_paper_that_cannot_be_bound_is_named(challenge, add, evidence, monkeypatch):
    case = challenge()
    add(case, evidence[0], "一.pdf")

    def passed(*_arguments, **_bounds):
        raise papers.confined.OutOfBounds("time")

    monkeypatch.setattr("gongkai.jobs.confined.run_confined", passed)

    with pytest.raises(RemedyStepNotAllowed, match=r"“一\.pdf”不能装订"):
        pieces_of(case)


def test_what_was_erased_is_said(review):
    Letter.objects.update(wrapped_key=b"")

    with pytest.raises(RemedyStepNotAllowed, match="密钥已经销毁"):
        pieces_of(review)


def test_destroyed_papers_are_said(challenge, add, evidence):
    case = challenge()
    add(case, evidence[0], "一.pdf")
    Party.objects.update(wrapped_key=b"")
    case.party.refresh_from_db()

    with pytest.raises(RemedyStepNotAllowed, match="密钥已经销毁"):
        pieces_of(case)


class TestPage:
    def test_it_is_taken_from_the_page_of_the_case(self, challenge, add, evidence, signed_in):
        case = challenge()
        add(case, evidence[0], "一.pdf")

        response = signed_in("lin").post(f"/desk/remedies/{case.pk}/bundle/")

        assert response["Content-Type"] == "application/pdf"
        assert response.content.startswith(b"%PDF-")

    def test_what_hinders_is_said_on_the_page(self, challenge, signed_in):
        response = signed_in("lin").post(f"/desk/remedies/{challenge().pk}/bundle/")

        assert "先存入材料" in response.content.decode()

    def test_without_the_libraries_that_print_it_is_said(
        self, challenge, add, evidence, signed_in, monkeypatch
    ):
        def missing(*_arguments):
            raise CannotPrint("没有安装排版组件")

        monkeypatch.setattr("gongkai.remedies.bundle.bound_pdf", missing)
        case = challenge()
        add(case, evidence[0], "一.pdf")

        response = signed_in("lin").post(f"/desk/remedies/{case.pk}/bundle/")

        assert "没有安装排版组件" in response.content.decode()

    def test_the_signer_does_not_take_it(self, challenge, signed_in):
        address = f"/desk/remedies/{challenge().pk}/bundle/"

        assert signed_in("qian").post(address).status_code == 403


def test_binding_reads_the_papers_of_a_stage_at_once(challenge, add, evidence):
    case = challenge()
    add(case, evidence[0], "一.pdf")
    with CaptureQueriesContext(connection) as for_one:
        pieces_of(case)
    add(case, evidence[1], "二.pdf")
    with CaptureQueriesContext(connection) as for_two:
        pieces_of(case)

    assert len(for_one) == len(for_two)
