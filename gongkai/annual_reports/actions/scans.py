"""Keeping the signed and sealed paper as a scan, and signing on paper what an office entered on behalf."""

import datetime as dt

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.annual_reports import queries
from gongkai.annual_reports.actions.recording import append, locked
from gongkai.annual_reports.actions.signing import send_for_signature
from gongkai.annual_reports.lifecycle import EventKind, SignedAs, State
from gongkai.annual_reports.models import ReportVersion, SignedScan
from gongkai.annual_reports.refusals import NotToBeSigned
from gongkai.files.scans import Scan
from gongkai.storage import keep


@transaction.atomic
def keep_scan(
    *,
    version: ReportVersion,
    data: bytes,
    name: str,
    scan: Scan,
    by: User,
    at: dt.datetime,
    is_public: bool = False,
    acting_for: Agency | None = None,
) -> SignedScan:
    """Keep a scan beside a version, its hash on the audit chain; the same file again changes nothing."""
    version = locked(version)
    address = keep(data)
    known = SignedScan.objects.filter(version=version, address=address).first()
    if known is not None:
        return known
    kept = SignedScan.objects.create(
        version=version,
        name=name,
        kind=scan.kind,
        address=address,
        size=len(data),
        pages=scan.pages,
        preview=keep(scan.preview),
        is_public=is_public,
        added_at=at,
        added_by=by,
    )
    facts = {"file": name, "sha256": address, "pages": scan.pages, "is_public": is_public}
    append(version, kind=EventKind.SCAN_KEPT, by=by, at=at, facts=facts, acting_for=acting_for)
    return kept


@transaction.atomic
def show_scan(
    *,
    scan: SignedScan,
    is_public: bool,
    by: User,
    at: dt.datetime,
    acting_for: Agency | None = None,
) -> bool:
    """Let the public see a scan, or no longer; return whether that changed."""
    scan = SignedScan.objects.select_for_update().get(pk=scan.pk)
    if scan.is_public == is_public:
        return False
    scan.is_public = is_public
    scan.save(update_fields=["is_public"])
    facts = {"file": scan.name, "sha256": scan.address}
    kind = EventKind.SCAN_SHOWN if is_public else EventKind.SCAN_HIDDEN
    append(locked(scan.version), kind=kind, by=by, at=at, facts=facts, acting_for=acting_for)
    return True


@transaction.atomic
def sign_on_paper(
    *, version: ReportVersion, scan: SignedScan, by: User, acting_for: Agency, at: dt.datetime
) -> None:
    """Enter both signatures of an agency that does not use the program, by the scan of the paper they are on.

    The content is frozen under its hash, like that of a report signed here. The choice: the paper carries both
    signatures, and the officer who enters them answers for that with their name; the scan is the evidence.

    :raises NotToBeSigned: unless the office entered the report, the scan is of this version and in the agency's hand
    :raises NotReady: while it has errors or unread cells
    """
    version = locked(version)
    agency = version.report.agency
    if version.entered_by_id != acting_for.pk:
        raise NotToBeSigned(
            f"{agency.name}的报告不是本单位代为读入的，由它自己在系统里签批。怎么办：请它送签、签批。"
        )
    if scan.version_id != version.pk:
        raise NotToBeSigned("这个扫描件是另一版的。怎么办：上传这一版签字盖章的扫描件。")
    if queries.standing_of(version).state is State.SIGNING:
        raise NotToBeSigned("这一版正在等签批。怎么办：先退回，再按纸质签章登记。")
    send_for_signature(version=version, by=by, at=at)
    for signed_as in SignedAs:
        append(
            locked(version),
            kind=EventKind.SIGNED,
            by=by,
            at=at,
            signed_as=signed_as,
            facts={"on_paper": scan.address, "on_behalf_by": acting_for.name},
            acting_for=acting_for,
        )
