"""Steps from draft to the public and back: each a button of the item's page."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.catalog.actions import drafting, publishing, reviewing, withdrawing
from gongkai.catalog.forms import OpinionForm, ReasonForm, answers_in
from gongkai.catalog.lifecycle import Step
from gongkai.catalog.models import InformationItem
from gongkai.catalog.refusals import ItemRefusal
from gongkai.catalog.steps import PERMISSION_OF
from gongkai.catalog.uploading import MEDIA_TYPES
from gongkai.catalog.views.access import find_item, find_own_item
from gongkai.catalog.views.items import item as item_page
from gongkai.storage import KeptFileDamaged, KeptFileMissing, fetch


def _step(request: DeskRequest, pk: int, take: Callable[[InformationItem], object]) -> HttpResponse:
    """Take one step; a refusal is shown on the item's page with what was typed."""
    found, _version = find_own_item(request, pk)
    try:
        take(found)
    except ItemRefusal as refused:
        asks = any(name in request.POST for name in ("state_secret", "work_secret"))
        form = OpinionForm(request.POST, asks_secrecy=asks or found.waits_for == Step.SECRECY)
        reason = ReasonForm(request.POST if "reason" in request.POST else None)
        return item_page(request, pk, refusal=str(refused), form=form, reason_form=reason)
    return redirect(found)


@may(Permission.EDIT_ITEM)
@require_POST
def submit(request: DeskRequest, pk: int) -> HttpResponse:
    """Send the draft for review."""
    note = request.POST.get("note", "")
    return _step(
        request,
        pk,
        lambda found: reviewing.submit(item=found, note=note, by=request.user, at=timezone.now()),
    )


@may(Permission.REVIEW_ITEM)
@require_POST
def let_through(request: DeskRequest, pk: int) -> HttpResponse:
    """Let one finding through, with a reason."""
    return _step(
        request,
        pk,
        lambda found: reviewing.let_through(
            item=found,
            fingerprint=request.POST.get("fingerprint", ""),
            reason=request.POST.get("reason", ""),
            by=request.user,
            at=timezone.now(),
        ),
    )


def _asked_step(request: DeskRequest) -> Step | None:
    asked = request.POST.get("step", "")
    step = Step(asked) if asked in Step.values else None
    return step if step and PERMISSION_OF[step] in request.permissions else None


@may(Permission.VIEW_ITEMS)
@require_POST
def pass_step(request: DeskRequest, pk: int) -> HttpResponse:
    """Pass a step of the review."""
    find_own_item(request, pk)
    step = _asked_step(request)
    if step is None:
        return item_page(
            request, pk, refusal=_("您在本机关没有办这一步的任职。怎么办：请有这项职责的人办。")
        )
    return _step(
        request,
        pk,
        lambda found: reviewing.pass_step(
            item=found,
            step=step,
            seen_hash=request.POST.get("hash", ""),
            opinion=request.POST.get("opinion", ""),
            answers=answers_in(request.POST),
            by=request.user,
            at=timezone.now(),
        ),
    )


@may(Permission.VIEW_ITEMS)
@require_POST
def send_back(request: DeskRequest, pk: int) -> HttpResponse:
    """Return the version to be changed, with a reason."""
    find_own_item(request, pk)
    step = _asked_step(request)
    if step is None and Permission.SIGN_ITEM not in request.permissions:
        return item_page(
            request, pk, refusal=_("您在本机关没有办这一步的任职。怎么办：请有这项职责的人办。")
        )
    return _step(
        request,
        pk,
        lambda found: reviewing.send_back(
            item=found,
            step=step,
            reason=request.POST.get("opinion", ""),
            answers=answers_in(request.POST),
            by=request.user,
            at=timezone.now(),
        ),
    )


@may(Permission.SIGN_ITEM)
@require_POST
def publish_now(request: DeskRequest, pk: int) -> HttpResponse:
    """Publish an item that waits for its time."""
    return _step(
        request,
        pk,
        lambda found: publishing.publish_now(item=found, by=request.user, at=timezone.now()),
    )


@may(Permission.EDIT_ITEM)
@require_POST
def begin_version(request: DeskRequest, pk: int) -> HttpResponse:
    """Begin a new version of what is public, withdrawn or kept."""
    return _step(
        request,
        pk,
        lambda found: drafting.begin_version(
            item=found, why=request.POST.get("reason", ""), by=request.user, at=timezone.now()
        ),
    )


@may(Permission.EDIT_ITEM)
@require_POST
def ask_withdrawal(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask the signer to withdraw the item."""
    return _step(
        request,
        pk,
        lambda found: withdrawing.ask_withdrawal(
            item=found, reason=request.POST.get("reason", ""), by=request.user, at=timezone.now()
        ),
    )


@may(Permission.TAKE_DOWN_ITEM)
@require_POST
def take_down(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the item down at once; the signer decides afterwards."""
    return _step(
        request,
        pk,
        lambda found: withdrawing.take_down(
            item=found, reason=request.POST.get("reason", ""), by=request.user, at=timezone.now()
        ),
    )


@may(Permission.SIGN_ITEM)
@require_POST
def decide_withdrawal(request: DeskRequest, pk: int) -> HttpResponse:
    """Withdraw the item, or leave it public."""
    return _step(
        request,
        pk,
        lambda found: withdrawing.decide_withdrawal(
            item=found,
            agrees="agrees" in request.POST,
            reason=request.POST.get("reason", ""),
            by=request.user,
            at=timezone.now(),
        ),
    )


@may(Permission.VIEW_ITEMS)
@require_safe
def file(request: DeskRequest, pk: int, number: int, sha256: str) -> HttpResponse:
    """Send an attachment of a version, and note that this person has opened it."""
    found, _current = find_item(request, pk)
    version = found.versions.filter(number=number).first()
    named = version and next(
        (each for each in version.value().attachments if each.sha256 == sha256), None
    )
    if version is None or not named:
        raise Http404
    try:
        data = fetch(sha256)
    except (KeptFileMissing, KeptFileDamaged):
        says = _("附件在存储里找不到，或者已经损坏。怎么办：请管理员从备份恢复。")
        return item_page(request, pk, refusal=says)
    reviewing.note_opened(version=version, sha256=sha256, by=request.user, at=timezone.now())
    response = HttpResponse(data, content_type=MEDIA_TYPES[named.kind])
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=named.name) or "attachment"
    )
    return response
