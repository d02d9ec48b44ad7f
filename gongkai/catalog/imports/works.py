"""What is done with the rows of each kind of import."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils import timezone

from gongkai.catalog.actions import registering, reviewing
from gongkai.catalog.drafts import Looked, looked_at
from gongkai.catalog.imports import folders, passing
from gongkai.catalog.imports.drafts_taken import Incoming, take_drafts
from gongkai.catalog.imports.item_sheets import read_items
from gongkai.catalog.imports.running import Reading, Row, Taken, Work
from gongkai.catalog.lifecycle import State
from gongkai.catalog.models import (
    ImportedItem,
    ImportJob,
    ImportKind,
    InformationItem,
    RegisterKind,
)
from gongkai.catalog.refusals import ItemRefusal, NotReady
from gongkai.catalog.register_sheets import BadRow, read_entries
from gongkai.storage import fetch

FINDINGS_NAMED: Final = 5
REGISTERED_OTHERWISE: Final = (
    "早就登记过，这次的事项、日期、金额或者是否公开和那次不同，没有改动。"
    "怎么办：以这次为准的，先注销原来那一条，再在登记页登记"
)


def _read_items(job: ImportJob) -> Reading:
    return read_items(fetch(job.address), job.agency, timezone.localdate(job.created_at))


def _take_items(job: ImportJob, rows: Sequence[Row], at: dt.datetime) -> Taken:
    return take_drafts(job, [Incoming(each.number, each.value) for each in rows], at)


def _read_entries(job: ImportJob) -> Reading:
    on = timezone.localdate(job.created_at)
    read = read_entries(fetch(job.address), RegisterKind(job.kind), on)
    return Reading([Row(read.row_of[each.number], each) for each in read.entries], read.bad)


def _take_entries(job: ImportJob, rows: Sequence[Row], at: dt.datetime) -> Taken:
    kind = RegisterKind(job.kind)
    entries = [each.value for each in rows]
    registering.hold(job.agency)
    other = registering.differing(job.agency, kind, entries)
    new = registering.import_entries(
        agency=job.agency, kind=kind, entries=entries, by=job.created_by, at=at
    )
    bad = [
        BadRow(each.number, "文书号", REGISTERED_OTHERWISE)
        for each in rows
        if each.value.number in other
    ]
    return Taken(new, len(rows) - new - len(bad), bad)


def _read_drafts(job: ImportJob) -> Reading:
    imported = ImportedItem.objects.filter(job=job.source_id).select_related("item__current")
    return Reading([Row(each.row, _Draft(each.item)) for each in imported.order_by("row")])


@dataclass(frozen=True, slots=True)
class _Draft:
    """A draft to be sent for review, with what the checks found in it."""

    item: InformationItem
    looked: Looked | None = None

    @property
    def is_draft(self) -> bool:
        return self.item.state in {State.DRAFT, State.RETURNED}


def _look_at(_job: ImportJob, rows: Sequence[Row], at: dt.datetime) -> Sequence[Row]:
    on = timezone.localdate(at)
    return [
        replace(row, value=_Draft(row.value.item, looked_at(row.value.item, on)))
        if row.value.is_draft
        else row
        for row in rows
    ]


def _send(job: ImportJob, rows: Sequence[Row], at: dt.datetime) -> Taken:
    """Send each draft for review as its clerk would, checks and all; what is no draft any more is left alone."""
    taken = Taken()
    for row in rows:
        if not row.value.is_draft:
            taken.known += 1
            continue
        item = row.value.item
        try:
            reviewing.submit(item=item, by=job.created_by, at=at, looked=row.value.looked)
        except ItemRefusal as refusal:
            title = item.current.title if item.current else ""
            taken.bad.append(BadRow(row.number, "", f"“{title}”{_told(refusal)}"))
        else:
            taken.added += 1
    return taken


def _told(refusal: ItemRefusal) -> str:
    if not isinstance(refusal, NotReady):
        return str(refusal)
    named = "；".join(each.title for each in refusal.findings[:FINDINGS_NAMED])
    return f"还不能送审，差 {len(refusal.findings)} 样：{named}。怎么办：打开这条草稿，按检查结果逐项改"


_REGISTER: Final = Work(_read_entries, _take_entries, portion=500)
WORKS: Final = {
    ImportKind.ITEMS: Work(_read_items, _take_items, portion=20),
    ImportKind.FOLDER: Work(folders.read_folder, folders.take, portion=20, look=folders.look),
    ImportKind.REVIEW: Work(_read_drafts, _send, portion=10, look=_look_at),
    ImportKind.PASS: Work(passing.read_chosen, passing.take, portion=10, look=passing.look),
    ImportKind.PUBLISH: Work(passing.read_chosen, passing.take, portion=10, look=passing.look),
    **{ImportKind(each.value): _REGISTER for each in RegisterKind},
}
