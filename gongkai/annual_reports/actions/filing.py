"""Handing a signed version in, what the superior says of it, and correcting what was filed (Articles 47 and 49)."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.annual_reports import queries
from gongkai.annual_reports.actions.recording import append, locked
from gongkai.annual_reports.actions.signing import require_current, require_unchanged
from gongkai.annual_reports.lifecycle import EventKind, Filing, State
from gongkai.annual_reports.models import AnnualReport, ReportVersion
from gongkai.annual_reports.refusals import (
    AnswersMissing,
    NotToBeFiled,
    NotToBeReopened,
    NotToBeReviewed,
    ReasonMissing,
    RemarksMissing,
    RemarkUnknown,
)
from gongkai.annual_reports.remarks import is_place

RETURNABLE = frozenset({Filing.SUBMITTED, Filing.ACCEPTED})


@transaction.atomic
def submit(*, version: ReportVersion, by: User, at: dt.datetime, seen_hash: str = "") -> None:
    """Hand a version in that both have signed: before it is published, or anew after a return.

    Publishing submits by itself; this is for those who publish later. A returned version is handed in again as it
    is once every remark has its answer: the agency may be right.

    :raises NotToBeFiled: unless both have signed, or if it was submitted already
    :raises AnswersMissing: while a remark of the return has no answer
    :raises ContentChanged: if the content is not what was signed
    """
    version = locked(version)
    now = queries.standing_of(version)
    if not queries.has_superior(version.report.agency):
        raise NotToBeFiled("本机关没有上级主管部门，不用报送。怎么办：直接公布。")
    if now.state not in {State.SIGNED, State.PUBLISHED} or not now.signed_as:
        raise NotToBeFiled("还不能报送：要分管负责人和工作机构负责人都签批。怎么办：先送签。")
    if now.filing not in {Filing.NONE, Filing.RETURNED}:
        raise NotToBeFiled(f"这一版已经报送过（{now.filing.label}），不用再报。")
    require_current(version)
    if unanswered := queries.remarks_without_answer(version.report):
        raise AnswersMissing(unanswered)
    require_unchanged(version, seen_hash)
    append(version, kind=EventKind.SUBMITTED, by=by, at=at)


@transaction.atomic
def accept(
    *,
    version: ReportVersion,
    by: User,
    acting_for: Agency,
    at: dt.datetime,
    seen_hash: str = "",
) -> None:
    """Accept a submitted version as the superior: its figures count in the sums.

    :raises NotToBeReviewed: if it does not wait for the superior, or ``acting_for`` is not that
    :raises ContentChanged: if the content is not what was signed
    """
    version = locked(version)
    _require_superior(acting_for, version)
    now = queries.standing_of(version)
    if now.filing is not Filing.SUBMITTED:
        raise NotToBeReviewed(
            f"这一版现在不等接受（{now.filing.label}）。怎么办：看“经过”里最后一步是什么。"
        )
    require_unchanged(version, seen_hash)
    facts = {"agency": version.report.agency.name}
    append(version, kind=EventKind.ACCEPTED, by=by, at=at, facts=facts, acting_for=acting_for)


@transaction.atomic
def return_with_remarks(
    *,
    version: ReportVersion,
    remarks: Sequence[tuple[str, str]],
    by: User,
    acting_for: Agency,
    at: dt.datetime,
) -> None:
    """Return a submitted or accepted version, saying at which cells and parts and why, as (place, text).

    The version stays as it is, public where it was: what mends it is a corrected version.

    :raises NotToBeReviewed: if it was not submitted, or ``acting_for`` is not the superior
    :raises RemarksMissing: without a remark
    :raises RemarkUnknown: for a place that the report does not have
    """
    version = locked(version)
    _require_superior(acting_for, version)
    now = queries.standing_of(version)
    if now.filing not in RETURNABLE:
        raise NotToBeReviewed(
            f"只有已报送的版本可以退回（现在：{now.filing.label}）。怎么办：等对方报送。"
        )
    told = [(where, text.strip()) for where, text in remarks if text.strip()]
    if not told:
        raise RemarksMissing
    form = version.value().form
    if not all(is_place(where, form) for where, _text in told):
        raise RemarkUnknown("意见写在了这份报告里没有的地方。怎么办：回到审看页面重新选。")
    facts = {
        "agency": version.report.agency.name,
        "reason": "；".join(text.rstrip("。；") for _where, text in told),
        "remarks": [{"where": where, "text": text} for where, text in told],
    }
    append(version, kind=EventKind.RETURNED, by=by, at=at, facts=facts, acting_for=acting_for)


def _require_superior(acting_for: Agency, version: ReportVersion) -> None:
    agency = version.report.agency
    if not queries.is_superior_of(acting_for, agency):
        raise NotToBeReviewed(
            f"{agency.name}的报告不由{acting_for.name}审看，由它的上级机关或者指定的主管部门审看（条例第三条）。"
            "怎么办：在最上面换到对应的单位再办。"
        )


@transaction.atomic
def answer(*, report: AnnualReport, remark: int, answer: str, by: User, at: dt.datetime) -> bool:
    """Answer one remark of the last return and return whether the answer is new.

    :raises RemarkUnknown: if the last return has no remark of that number
    """
    returned = queries.last_returned(report)
    known = {each.number: each for each in queries.remarks_on(report)}
    if returned is None or remark not in known:
        raise RemarkUnknown(
            "没有这一条退回意见，可能又退回过一次。怎么办：重新打开报告看现在的意见。"
        )
    if not answer.strip() or answer.strip() == known[remark].answer:
        return False
    facts = {"remark": remark, "answer": answer.strip()}
    append(locked(returned), kind=EventKind.ANSWERED, by=by, at=at, facts=facts)
    return True


@transaction.atomic
def begin_correction(*, version: ReportVersion, by: User, at: dt.datetime) -> ReportVersion:
    """Begin a corrected version of one that the superior returned; it starts with the same content.

    :raises NotToBeReopened: unless it was returned and is not being corrected yet
    """
    version = locked(version)
    if queries.standing_of(version).filing is not Filing.RETURNED:
        raise NotToBeReopened("这一版没有被退回。怎么办：本机关自己要更正的，写明原因重开。")
    return _corrected(version, kind=EventKind.CORRECTION_BEGUN, by=by, at=at)


@transaction.atomic
def reopen(*, version: ReportVersion, reason: str, by: User, at: dt.datetime) -> ReportVersion:
    """Reopen a filed report because the agency itself found something wrong, and begin a corrected version.

    :raises NotToBeReopened: if it is not filed, or is being corrected already
    :raises ReasonMissing: without a reason
    """
    version = locked(version)
    if not queries.standing_of(version).is_filed:
        raise NotToBeReopened("还没有报送、公布，不用重开。怎么办：直接修改，或者请签批人退回。")
    if not reason.strip():
        raise ReasonMissing
    return _corrected(version, kind=EventKind.REOPENED, by=by, at=at, reason=reason.strip())


def _corrected(
    version: ReportVersion, *, kind: EventKind, by: User, at: dt.datetime, reason: str = ""
) -> ReportVersion:
    """Make the next version with the same content, and work on that from now on."""
    report = AnnualReport.objects.select_for_update().get(pk=version.report_id)
    if report.current_id != version.pk:
        raise NotToBeReopened("已经另起了更正版。怎么办：打开报告，接着办那一版。")
    corrected = ReportVersion.objects.create(
        report=report,
        number=version.number + 1,
        content=version.content,
        created_at=at,
        created_by=by,
    )
    report.current = corrected
    report.save(update_fields=["current"])
    facts = {"corrects": version.number, **({"reason": reason} if reason else {})}
    append(corrected, kind=kind, by=by, at=at, facts=facts)
    return corrected
