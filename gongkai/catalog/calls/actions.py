"""What can be done with calls for material: call, send, answer that there is nothing, take over, send back, remind, close."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.agencies.models import Agency, Office
from gongkai.audit.actions import record
from gongkai.audit.actor import Actor
from gongkai.catalog.actions import drafting
from gongkai.catalog.actions.drafting import NewFile
from gongkai.catalog.calls.course import CallEventKind, CallState, state_of
from gongkai.catalog.content import Attachment, ItemContent
from gongkai.catalog.models import (
    AskedOffice,
    CallEvent,
    InformationItem,
    ItemClass,
    MaterialCall,
    OfficeContact,
)
from gongkai.catalog.refusals import ItemRefusal, ReasonMissing
from gongkai.rules.proactive.descriptions_tables import WEBSITE
from gongkai.rules.work_calendar import national_calendar
from gongkai.storage import fetch

SUBJECT: Final = "material_call"
MOST_FILES: Final = 10
ONCE_A_DAY: Final = "今天已经催过了。怎么办：打电话问，或者明天再催。"


@dataclass(frozen=True, slots=True)
class NewCall:
    """What is asked of whom, and by which day."""

    title: str
    wanted: str
    due_on: dt.date
    offices: Sequence[Office]
    item_class: ItemClass | None = None


@transaction.atomic
def call(*, agency: Agency, new: NewCall, by: User, at: dt.datetime) -> MaterialCall:
    """Ask offices of the agency for material.

    :raises ItemRefusal: without an office, for an office of another agency, or a last day that is past or no working day
    """
    offices = [each for each in new.offices if each.agency_id == agency.pk and not each.closed_on]
    if not offices or len(offices) != len(new.offices):
        raise ItemRefusal(
            "没有选要征集的办、中心。怎么办：至少选一个；没有的，先在“机关”里登记内设机构。"
        )
    _require_day(new.due_on, timezone.localdate(at))
    made = MaterialCall.objects.create(
        agency=agency,
        title=new.title.strip(),
        wanted=new.wanted.strip(),
        item_class=new.item_class,
        due_on=new.due_on,
        created_at=at,
        created_by=by,
    )
    AskedOffice.objects.bulk_create(AskedOffice(call=made, office=each) for each in offices)
    names = "、".join(each.name for each in offices)
    _record("called", made, by, at, offices=names, due_on=str(new.due_on))
    return made


def _require_day(due_on: dt.date, today: dt.date) -> None:
    if due_on < today:
        raise ItemRefusal(f"最迟报送的日子 {due_on} 已经过了。怎么办：填今天以后的工作日。")
    calendar = national_calendar().provisional()
    if not calendar.is_working_day(due_on):
        following = calendar.add_working_days(due_on, 1)
        raise ItemRefusal(f"{due_on} 是休息日，各办中心没有人。怎么办：改到 {following} 或者提前。")


@transaction.atomic
def send(
    *,
    asked: AskedOffice,
    title: str,
    text: str,
    files: Iterable[NewFile],
    by: User,
    at: dt.datetime,
) -> None:
    """Send material of an office; what was sent before stays in the history.

    :raises ItemRefusal: without text and file, with too many files, or after the call was closed
    """
    asked = _locked(asked)
    new = list(files)
    if not new and not text.strip():
        raise ItemRefusal(
            "没有写内容，也没有选文件。怎么办：写内容或者选文件；没有材料的，按“没有材料”。"
        )
    if len(new) > MOST_FILES:
        raise ItemRefusal(f"文件有 {len(new)} 个，一次最多 {MOST_FILES} 个。怎么办：分几次报。")
    kept = [asdict(each.kept()) for each in new]
    title = title.strip() or asked.call.title
    _append(asked, CallEventKind.SENT, by, at, title=title, text=text.strip(), files=kept)


@transaction.atomic
def say_nothing(*, asked: AskedOffice, reason: str, by: User, at: dt.datetime) -> None:
    """Answer that the office has no such material.

    :raises ItemRefusal: while sent material waits, or after the call was closed
    """
    asked = _locked(asked)
    if asked.state == CallState.SENT:
        raise ItemRefusal("已经报了材料，正等采用。怎么办：要撤回的，请党政办退回。")
    _append(asked, CallEventKind.NOTHING, by, at, text=reason.strip())


@transaction.atomic
def send_back(*, asked: AskedOffice, remarks: str, by: User, at: dt.datetime) -> None:
    """Return what an office sent or answered, with remarks; it waits for that office again.

    :raises ReasonMissing: without remarks
    :raises ItemRefusal: if nothing was sent
    """
    asked = _locked(asked)
    if not remarks.strip():
        raise ReasonMissing("退回的意见")
    if asked.state not in {CallState.SENT, CallState.NOTHING}:
        raise ItemRefusal("没有等您处理的材料。怎么办：刷新页面看现在的进展。")
    _append(asked, CallEventKind.RETURNED, by, at, text=remarks.strip())


@transaction.atomic
def accept(*, asked: AskedOffice, page_text: str, by: User, at: dt.datetime) -> InformationItem:
    """Take what an office sent over as a draft with the office as its source; ``page_text`` is read from its file.

    :raises ItemRefusal: if nothing waits to be taken over
    """
    asked = _locked(asked)
    sent = asked.events.filter(kind=CallEventKind.SENT).order_by("pk").last()
    if asked.state != CallState.SENT or sent is None:
        raise ItemRefusal("没有等您采用的材料。怎么办：刷新页面看现在的进展。")
    chosen = asked.call.item_class
    content = ItemContent(
        title=sent.title,
        text=sent.text or page_text,
        source_unit=asked.office.name,
        item_class=chosen.name if chosen else "",
        item_class_id=chosen.pk if chosen else None,
        head=chosen.head if chosen else "",
        channels=(WEBSITE,),
    )
    named = [Attachment(**each) for each in sent.files]
    files = [NewFile(each.name, each.kind, fetch(each.sha256)) for each in named]
    item = drafting.begin_item(agency=asked.call.agency, content=content, files=files, by=by, at=at)
    _append(asked, CallEventKind.ACCEPTED, by, at, title=sent.title, item=item)
    return item


@transaction.atomic
def remind(*, asked: AskedOffice, by: User | None, at: dt.datetime) -> None:
    """Remind an office that has not answered, once a day.

    :raises ItemRefusal: if it has answered, or was reminded today
    """
    asked = _locked(asked)
    if asked.state not in {CallState.WAITING, CallState.RETURNED}:
        raise ItemRefusal("这个办、中心已经答复了，不用催。")
    last = asked.events.filter(kind=CallEventKind.REMINDED).order_by("pk").last()
    if last is not None and timezone.localdate(last.at) == timezone.localdate(at):
        raise ItemRefusal(ONCE_A_DAY)
    _append(asked, CallEventKind.REMINDED, by, at)


@transaction.atomic
def close(*, call: MaterialCall, by: User, at: dt.datetime) -> None:
    """End a call; offices can send no more. What waits to be taken over is settled first.

    :raises ItemRefusal: while something that was sent waits
    """
    held = (
        MaterialCall.objects.select_for_update(of=("self",))
        .select_related("agency")
        .get(pk=call.pk)
    )
    if held.closed_at is not None:
        return
    if held.asked.filter(state=CallState.SENT).exists():
        raise ItemRefusal("还有报来的材料没有处理。怎么办：先逐个采用或者退回。")
    held.closed_at = at
    held.save(update_fields=["closed_at"])
    _record("call_closed", held, by, at)


@transaction.atomic
def set_contacts(*, office: Office, people: Sequence[User], by: User, at: dt.datetime) -> None:
    """Say who sends the material of an office, instead of whoever did before."""
    OfficeContact.objects.filter(office=office).delete()
    OfficeContact.objects.bulk_create(
        OfficeContact(agency=office.agency, office=office, user=each) for each in people
    )
    record(
        action="catalog.contacts_set",
        subject_kind=SUBJECT,
        subject_id=f"office-{office.pk}",
        agency_code=office.agency.code,
        by=actor_on(by, office.agency, timezone.localdate(at)),
        at=at,
        office=office.name,
        people="、".join(each.name for each in people),
    )


def refresh(asked: AskedOffice) -> None:
    """Write the columns that follow from the events; ``gongkai rebuild`` uses it as well."""
    events = list(asked.events.order_by("pk").values_list("kind", "at"))
    asked.state = state_of(kind for kind, _at in events)
    asked.moved_at = events[-1][1] if events else None
    asked.save(update_fields=["state", "moved_at"])


def _locked(asked: AskedOffice) -> AskedOffice:
    """Return the asked office anew, held until the transaction ends.

    :raises ItemRefusal: after the call was closed
    """
    held = (
        AskedOffice.objects.select_for_update(of=("self",))
        .select_related("call__agency", "call__item_class", "office")
        .get(pk=asked.pk)
    )
    if held.call.closed_at is not None:
        raise ItemRefusal("这次征集已经结束。怎么办：另发一次征集。")
    return held


def _append(
    asked: AskedOffice, kind: CallEventKind, by: User | None, at: dt.datetime, **facts: Any
) -> None:
    CallEvent.objects.create(asked=asked, kind=kind, by=by, at=at, **facts)
    refresh(asked)
    said = {"text": facts["text"]} if kind is CallEventKind.RETURNED else {}
    _record(kind.value, asked.call, by, at, office=asked.office.name, **said)


def _record(what: str, of: MaterialCall, by: User | None, at: dt.datetime, **facts: Any) -> None:
    actor = actor_on(by, of.agency, timezone.localdate(at)) if by else Actor.system()
    record(
        action=f"catalog.material_{what}",
        subject_kind=SUBJECT,
        subject_id=str(of.pk),
        agency_code=of.agency.code,
        by=actor,
        at=at,
        title=of.title,
        **facts,
    )
