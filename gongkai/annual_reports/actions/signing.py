"""Signing and publishing a version, and taking over what was public before."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.annual_reports import queries
from gongkai.annual_reports.actions.recording import append, locked, refresh
from gongkai.annual_reports.content import content_hash
from gongkai.annual_reports.lifecycle import EventKind, Filing, SignedAs, State
from gongkai.annual_reports.models import ReportVersion
from gongkai.annual_reports.places import places_in_words
from gongkai.annual_reports.queries import has_superior
from gongkai.annual_reports.refusals import (
    AnswersMissing,
    ContentChanged,
    CopiedTextWaits,
    NotEditable,
    NotFilledIn,
    NotReady,
    NotSigned,
    NotToBeFiled,
    NotToBeSigned,
    ReportRefusal,
    SamePersonSigns,
    SeenContentChanged,
    YearNotOver,
)


@transaction.atomic
def send_for_signature(*, version: ReportVersion, by: User, at: dt.datetime) -> None:
    """Freeze the content and ask both responsible sides to sign it.

    :raises NotEditable: if it was sent already
    :raises YearNotOver: before the year of the report has ended
    :raises NotReady: while a check of level error finds something, or a cell is unread
    :raises AnswersMissing: while a corrected version leaves a remark of the superior without answer
    """
    version = locked(version)
    if not queries.standing_of(version).may_change:
        raise NotEditable
    if timezone.localdate(at).year <= version.report.year:
        raise YearNotOver(version.report.year)
    refresh(version)  # the checks of this moment count, not those of the last save
    if version.error_count or version.unread_count:
        raise NotReady(version.error_count, version.unread_count)
    require_finished(version)
    if unanswered := queries.remarks_without_answer(version.report):
        raise AnswersMissing(unanswered)
    append(version, kind=EventKind.SENT_FOR_SIGNATURE, by=by, at=at)


def require_finished(version: ReportVersion) -> None:
    """Refuse a version that was only begun: what is not filled in, and what is last year's text.

    :raises NotFilledIn: while a table or a part is empty
    :raises CopiedTextWaits: while a part is last year's text and nobody confirmed it
    """
    if version.unfilled:
        raise NotFilledIn(places_in_words(version.unfilled))
    if version.copied:
        raise CopiedTextWaits(places_in_words(f"section.{part}" for part in version.copied))


@transaction.atomic
def sign(
    *, version: ReportVersion, signed_as: SignedAs, by: User, at: dt.datetime, seen_hash: str = ""
) -> None:
    """Sign the frozen content as one of the two responsible sides.

    ``seen_hash`` is the hash of the content the signer had on screen.

    :raises NotToBeSigned: if it does not wait for this signature
    :raises SamePersonSigns: if the other signature is by the same person
    :raises ContentChanged: if the content is not what was sent for signature
    """
    version = locked(version)
    now = queries.standing_of(version)
    if now.state is not State.SIGNING or signed_as in now.signed_as:
        raise NotToBeSigned(
            f"这一版现在不等“{signed_as.label}”签批（状态：{now.state.label}）。"
            "怎么办：看“经过”里最后一步是什么。"
        )
    last_sending = version.events.filter(kind=EventKind.SENT_FOR_SIGNATURE).latest("pk")
    signatures = version.events.filter(kind=EventKind.SIGNED, pk__gt=last_sending.pk)
    if signatures.filter(by=by).exists():
        raise SamePersonSigns
    require_unchanged(version, seen_hash)
    append(version, kind=EventKind.SIGNED, by=by, at=at, signed_as=signed_as)


def require_unchanged(version: ReportVersion, seen_hash: str = "") -> None:
    """Let a step pass on the content that was sent for signature and seen by whoever takes it.

    :raises ContentChanged: if the content is not what was sent for signature
    :raises SeenContentChanged: if it is not what the person had on screen
    """
    if content_hash(version.content) != version.content_hash:
        raise ContentChanged
    if seen_hash and seen_hash != version.content_hash:
        raise SeenContentChanged


def require_current(version: ReportVersion) -> None:
    """Let a step pass only on the version worked on.

    :raises NotToBeFiled: if a corrected version was begun meanwhile
    """
    if version.report.current_id != version.pk:
        raise NotToBeFiled("已经另起了更正版，这一版不再报送、公布。怎么办：办更正版。")


@transaction.atomic
def send_back(*, version: ReportVersion, reason: str, by: User, at: dt.datetime) -> None:
    """Return a version that waits for signature or publication, for changes.

    :raises ReportRefusal: without a reason, or if it neither waits for signature nor for publication
    """
    version = locked(version)
    if not reason.strip():
        raise ReportRefusal("请写明退回的原因，填报人要知道改哪里。")
    now = queries.standing_of(version)
    if now.is_filed or now.state not in {State.SIGNING, State.SIGNED}:
        raise ReportRefusal("只有待签或待公布的版本可以退回。已报送、已公布的，重开后另起更正版。")
    facts = {"reason": reason.strip()}
    append(version, kind=EventKind.SENT_BACK, by=by, at=at, facts=facts)


@transaction.atomic
def take_over(
    *, version: ReportVersion, published_on: dt.date, where: str, by: User, at: dt.datetime
) -> None:
    """Enter a draft as the report that was public already, before this program was used.

    It is shown as it was printed, with whatever errors it has: they are history. ``where`` says where it
    was published.

    :raises NotEditable: if the version is on its way already
    :raises ReportRefusal: if cells are unread, the day lies ahead, or the place is not said
    """
    version = locked(version)
    if not queries.standing_of(version).may_change:
        raise NotEditable
    if version.report.filed_id is not None:
        raise ReportRefusal(
            "这一年的报告已经在本系统公布过，更正要重新送签。怎么办：送两方负责人签批。"
        )
    if timezone.localdate(at).year <= version.report.year:
        raise YearNotOver(version.report.year)
    if version.value().unread:
        raise ReportRefusal("还有没有读出来的数。怎么办：先对照原件定下来，再登记为已公布。")
    if published_on > timezone.localdate(at):
        raise ReportRefusal("公布日期晚于今天。这里只登记以前已经公布的报告，填当时的公布日期。")
    if not where.strip():
        raise ReportRefusal("请写明当时公布在哪里，例如网址或者公报的期号。")
    facts = {"published_on": published_on.isoformat(), "where": where.strip()}
    append(version, kind=EventKind.TAKEN_OVER, by=by, at=at, facts=facts)


@transaction.atomic
def publish(
    *,
    version: ReportVersion,
    by: User,
    at: dt.datetime,
    seen_hash: str = "",
    acting_for: Agency | None = None,
) -> None:
    """Make the signed version the one the public sees, and submit it by the same act (Article 49).

    Nobody above is asked: handing in and publishing are the agency's own duty and share one last day. An agency
    without a superior only publishes. ``seen_hash`` is the hash of the content the person had on screen;
    ``acting_for`` the office that entered the report on the agency's behalf.

    :raises NotSigned: unless both have signed
    :raises NotToBeFiled: if a corrected version was begun meanwhile
    :raises ContentChanged: if the content is not what was signed
    """
    version = locked(version)
    now = queries.standing_of(version)
    if now.state is not State.SIGNED:
        raise NotSigned(
            "还不能公布：要分管负责人和工作机构负责人都签批。怎么办：催办还没有签的一方。"
        )
    require_current(version)
    require_unchanged(version, seen_hash)
    append(version, kind=EventKind.PUBLISHED, by=by, at=at, acting_for=acting_for)
    if now.filing is Filing.NONE and has_superior(version.report.agency):
        append(version, kind=EventKind.SUBMITTED, by=by, at=at, acting_for=acting_for)
