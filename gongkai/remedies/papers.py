"""Papers of a case: checked, encrypted with the key of its party, kept by content; opened again for those who may see it."""

import datetime as dt

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.files.documents import Unreadable
from gongkai.files.evidence_papers import EvidencePaper, read_evidence_paper
from gongkai.jobs import confined
from gongkai.notices.sealing import opened, opened_bytes, sealed, sealed_bytes
from gongkai.remedies import gates
from gongkai.remedies.actions.recording import append, locked
from gongkai.remedies.lifecycle import EventKind
from gongkai.remedies.models import PaperKind, RemedyCase, RemedyPaper
from gongkai.remedies.refusals import RemedyStepNotAllowed
from gongkai.storage import fetch, keep

LONGEST_NAME = 120


def examined(data: bytes, name: str) -> EvidencePaper:
    """Return what an uploaded file is, found out in a process of its own.

    :raises RemedyStepNotAllowed: if it is no PDF or picture within the limits
    """
    try:
        found: EvidencePaper = confined.run_confined(
            read_evidence_paper, data, bounds=confined.Bounds()
        )
    except (Unreadable, confined.OutOfBounds) as refusal:
        says = (
            str(refusal)
            if isinstance(refusal, Unreadable)
            else "文件太庞杂，没有读完。怎么办：重新扫描成 PDF。"
        )
        raise RemedyStepNotAllowed(f"“{name}”：{says}") from refusal
    return found


@transaction.atomic
def add_paper(
    *,
    case: RemedyCase,
    kind: PaperKind,
    dated_on: dt.date,
    name: str,
    data: bytes,
    by: User,
    at: dt.datetime,
) -> RemedyPaper:
    """Keep a paper with a case."""
    found = examined(data, name)
    case, now = locked(case)
    gates.refuse_voided(now)
    key = case.party.wrapped_key
    paper = RemedyPaper.objects.create(
        case=case,
        kind=kind,
        dated_on=dated_on,
        file_kind=found.kind,
        pages=found.pages,
        size=len(data),
        sealed_name=sealed(name[-LONGEST_NAME:], key),
        address=keep(sealed_bytes(data, key)),
        added_at=at,
        added_by=by,
    )
    facts = {"paper": paper.pk, "paper_kind": kind.value}
    append(case, kind=EventKind.PAPER_ADDED, on=dated_on, by=by, at=at, facts=facts)
    return paper


def name_of(paper: RemedyPaper) -> str:
    """Return the name a paper was uploaded under."""
    return opened(paper.sealed_name, paper.case.party.wrapped_key)


def data_of(paper: RemedyPaper) -> bytes:
    """Return the file of a paper.

    :raises LetterUnreadable: if the key was destroyed
    :raises KeptFileMissing: if the file is not in the store
    """
    return opened_bytes(fetch(paper.address), paper.case.party.wrapped_key)
