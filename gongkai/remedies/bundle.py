"""The evidence of a case as one PDF: the file of the application, then the papers of the challenge, page by page.

The order: application, letters by the day they were signed, the sheet of the due day, the course (as
``casework.papers`` has them), then what was kept with each stage of the challenge, by its date. Made when it is asked for and
stored nowhere; who took it is recorded.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.casework.papers import papers_of
from gongkai.files.case_volume import Piece, VolumeHead, bound_pdf, placed
from gongkai.files.documents import Unreadable
from gongkai.files.evidence_papers import on_a4
from gongkai.jobs import confined
from gongkai.notices.sealing import LetterUnreadable
from gongkai.remedies import papers, queries
from gongkai.remedies.actions.recording import note
from gongkai.remedies.models import RemedyCase, RemedyPaper
from gongkai.remedies.refusals import RemedyStepNotAllowed
from gongkai.rules.chinese_dates import in_words
from gongkai.rules.citations import LITIGATION_LAW, RECONSIDERATION_LAW
from gongkai.rules.remedies.stages import Stage
from gongkai.storage import KeptFileMissing, digest

MOST_PAGES: Final = 2000
PICTURE: Final = "（图片，没有文字层）"


@dataclass(frozen=True, slots=True)
class Bundle:
    """The bound evidence and how many numbered pages it has."""

    data: bytes
    pages: int


def take_bundle(*, case: RemedyCase, by: User, at: dt.datetime) -> Bundle:
    """Bind the evidence of a case; who took it, and its checksum, are recorded.

    :raises NotAllowed: without any paper, with too many pages, or where a paper cannot be read any more
    :raises CannotPrint: if the libraries that draw the pages are not installed
    """
    pieces = placed(pieces_of(case))
    if not pieces:
        raise RemedyStepNotAllowed(
            f"还没有可以装订的材料（{_basis(case)}）。怎么办：先存入材料，或者登记时写明是哪件申请"
        )
    pages = pieces[-1].last_page
    if pages > MOST_PAGES:
        raise RemedyStepNotAllowed(
            f"一共{pages}页，一册最多{MOST_PAGES}页（{_basis(case)}）。怎么办：大的证据分册单独提交"
        )
    data = bound_pdf(_head(case, timezone.localdate(at)), pieces)
    note(case, action="bundle_bound", by=by, at=at, pages=pages, sha256=digest(data))
    return Bundle(data, pages)


def pieces_of(case: RemedyCase) -> list[Piece]:
    """Return the papers of a case as PDF, in the order of the bundle.

    :raises RemedyStepNotAllowed: where one of them cannot be read any more
    """
    try:
        return [*_of_application(case), *_of_challenge(case)]
    except (LetterUnreadable, KeptFileMissing) as problem:
        raise RemedyStepNotAllowed(
            f"有材料打不开：保管期限已满、密钥已经销毁，或者文件不在了（{_basis(case)}）。"
            f"怎么办：请管理员从备份核对；已经销毁的，另附纸质材料"
        ) from problem


def _of_application(case: RemedyCase) -> Iterator[Piece]:
    if case.application is not None:
        for paper in papers_of(case.application):
            yield Piece(paper.name, paper.number, paper.day, paper.printed())


def _of_challenge(case: RemedyCase) -> Iterator[Piece]:
    """Yield the papers of each stage up to this one."""
    same_agency = RemedyCase.objects.filter(agency=case.agency).select_related("party")
    for stage in queries.chain_of(case, same_agency):
        if stage.pk <= case.pk:
            for paper in stage.papers.order_by("dated_on", "pk"):
                paper.case = stage
                yield _printed(paper)


def _printed(paper: RemedyPaper) -> Piece:
    name = papers.name_of(paper)
    try:
        data = confined.run_confined(
            on_a4, papers.data_of(paper), paper.file_kind, bounds=confined.Bounds()
        )
    except (Unreadable, confined.OutOfBounds) as problem:
        raise RemedyStepNotAllowed(
            f"“{name}”不能装订（{_basis(paper.case)}）。怎么办：重新扫描成 PDF 存入，或者单独提交"
        ) from problem
    said = f"{paper.get_kind_display()}：{name.rpartition('.')[0] or name}"
    is_picture = paper.file_kind != "pdf"
    return Piece(
        said + PICTURE if is_picture else said,
        paper.case.docket,
        paper.dated_on.isoformat(),
        data,
    )


def _head(case: RemedyCase, on: dt.date) -> VolumeHead:
    lines = (
        f"{case.get_stage_display()}　{case.docket}　{case.body}",
        f"被申请（被诉）的行为：{case.title}",
        f"提交机关：{case.agency.name}　　装订日期：{in_words(on)}",
    )
    return VolumeHead(f"证据材料（{case.docket}）", lines)


def _basis(case: RemedyCase) -> str:
    is_review = case.stage == Stage.RECONSIDERATION
    return str(RECONSIDERATION_LAW.article(48) if is_review else LITIGATION_LAW.article(67))
