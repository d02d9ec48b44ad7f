"""The papers of a case in the order of its file: application, letters by the day they were signed, clock, course.

``papers_of`` is the one list of them: the archive packs it, evidence for a review takes from it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from django.utils import timezone

from gongkai.casework.actions.recording import standing_of
from gongkai.casework.applicants import data_of
from gongkai.casework.course import course_of
from gongkai.casework.models import CaseLetter, DisclosureApplication
from gongkai.casework.presentation import sheet_of
from gongkai.casework.searches import searches_of
from gongkai.files.case_volume import Sheet, SheetTable, sheet_pdf
from gongkai.files.day_sheet_page import SheetFrame, day_sheet_pdf
from gongkai.files.letter_page import letter_pdf
from gongkai.notices.content import as_text, content_of

APPLICATION, DAY_SHEET, COURSE = "政府信息公开申请", "答复期限计算说明", "办理经过"
SEARCHES = "检索台账"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: its name, number and day (empty where it has none); ``printed`` draws it as PDF.

    ``frozen_text`` is, of a signed letter, the text whose SHA-256 it was signed with.
    """

    name: str
    number: str
    day: str
    printed: Callable[[], bytes]
    frozen_text: str = ""


def papers_of(case: DisclosureApplication) -> list[Paper]:
    """Return the papers of a case, whatever its state; drafts are none.

    :raises LetterUnreadable: if the personal data were erased
    """
    return [
        _application(case),
        *_searches(case),
        *_letters(case),
        *_day_sheet(case),
        _course(case),
    ]


def _application(case: DisclosureApplication) -> Paper:
    data, now = data_of(case.applicant), standing_of(case)
    rows = (
        ("登记编号", case.number_text),
        ("申请事项", case.title),
        ("申请人", data.name),
        ("申请人类别", case.get_applicant_kind_display()),
        ("身份证明", data.identity),
        ("联系方式", data.contact),
        ("申请公开的内容", data.description),
        ("要求的提供方式", data.provision_wanted),
        (
            "提交方式",
            case.get_channel_display() + ("，口头提出，由本机关代为填写" if case.is_spoken else ""),
        ),
        ("提交日期", now.arrival.arrived_on.isoformat()),
        (
            "收到申请之日",
            case.received_on.isoformat() if case.received_on else "还没有与申请人确认",
        ),
    )
    table = SheetTable("", ("", ""), ("w", ""), rows)
    sheet = Sheet(APPLICATION, case.agency.name, (table,))
    day = now.arrival.arrived_on.isoformat()
    return Paper(APPLICATION, case.number_text, day, partial(sheet_pdf, sheet))


def _searches(case: DisclosureApplication) -> Iterator[Paper]:
    """Yield the record of searches; nothing where nobody searched."""
    found = list(searches_of(case))
    if not found:
        return
    rows = tuple(
        (each.on.isoformat(), each.words.searcher, each.words.places, each.words.terms, each.result)
        for each in found
    )
    columns = ("日期", "谁检索的", "在哪里", "检索词和范围", "结果")
    table = SheetTable("", columns, ("d", "d", "", "", ""), rows)
    sheet = Sheet(SEARCHES, case.number_text, (table,))
    yield Paper(SEARCHES, "", found[-1].on.isoformat(), partial(sheet_pdf, sheet))


def _letters(case: DisclosureApplication) -> Iterator[Paper]:
    signed = CaseLetter.objects.filter(case=case, letter__signed_at__isnull=False)
    for each in signed.select_related("letter").order_by("letter__signed_at", "pk"):
        letter, content = each.letter, content_of(each.letter)
        on = timezone.localdate(letter.signed_at)
        yield Paper(
            letter.get_kind_display(),
            letter.number_text,
            on.isoformat(),
            partial(letter_pdf, content),
            as_text(content),
        )


def _day_sheet(case: DisclosureApplication) -> Iterator[Paper]:
    """Yield how the due day was counted, as of the last event; nothing before receipt."""
    last = case.events.latest("pk")
    as_of = timezone.localdate(last.at)
    sheet = sheet_of(standing_of(case), as_of)
    if sheet is not None:
        frame = SheetFrame(case.number_text, case.agency.name, as_of.isoformat())
        yield Paper(DAY_SHEET, sheet.code, as_of.isoformat(), partial(day_sheet_pdf, sheet, frame))


def _course(case: DisclosureApplication) -> Paper:
    lines = list(course_of(case))
    rows = tuple((each.on, each.what, each.by, each.says) for each in lines)
    table = SheetTable("", ("日期", "经过", "谁办的", "内容"), ("d", "w", "d", ""), rows)
    sheet = Sheet(COURSE, case.number_text, (table,))
    return Paper(COURSE, "", lines[-1].on, partial(sheet_pdf, sheet))
