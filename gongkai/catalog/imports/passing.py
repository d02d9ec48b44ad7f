"""Many items passed on one step, or published, by one press: each by itself, with its own opinion, hash and record.

What was chosen is kept as a file of its own, with the hash of every version as it stood on the page. A secrecy review is no
step that can be passed so: it is made item by item (保守国家秘密法实施条例 Article 42).
"""

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils import timezone

from gongkai.catalog.actions import publishing, reviewing
from gongkai.catalog.drafts import findings_in
from gongkai.catalog.findings import Finding
from gongkai.catalog.imports.running import Reading, Row, Taken
from gongkai.catalog.lifecycle import Step
from gongkai.catalog.models import ImportJob, InformationItem
from gongkai.catalog.refusals import ContentChanged, ItemRefusal
from gongkai.catalog.register_sheets import BadRow
from gongkai.storage import fetch

TOGETHER: Final = (Step.REVIEW, Step.LEGAL, Step.SIGN)
NAMED: Final = 3  # findings that a line names
GONE: Final = "这一条找不到了，没有办。怎么办：刷新页面看现在等您的。"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody chose: the step (none: publication), the opinion, and items with the hash that was on the page."""

    step: Step | None
    opinion: str
    items: tuple[tuple[int, str], ...]

    def as_bytes(self) -> bytes:
        """Return it as it is kept."""
        kept = {"step": self.step or "", "opinion": self.opinion, "items": self.items}
        return json.dumps(kept, ensure_ascii=False).encode()


def chosen_in(data: bytes) -> Chosen:
    """Return what was kept."""
    kept = json.loads(data)
    step = Step(kept["step"]) if kept["step"] else None
    return Chosen(step, kept["opinion"], tuple((pk, seen) for pk, seen in kept["items"]))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that was chosen, and what the checks found in it just now."""

    item_id: int
    seen_hash: str
    step: Step | None
    opinion: str
    item: InformationItem | None = None
    findings: tuple[Finding, ...] = ()


def read_chosen(job: ImportJob) -> Reading:
    """Return the items of a job in the order of their keys; the number of a row is the key."""
    chosen = chosen_in(fetch(job.address))
    return Reading(
        [
            Row(pk, Candidate(pk, seen, chosen.step, chosen.opinion))
            for pk, seen in sorted(chosen.items)
        ]
    )


def look(job: ImportJob, rows: Sequence[Row], at: dt.datetime) -> Sequence[Row]:
    """Run the checks on each, outside the transaction that passes them."""
    items = (
        InformationItem.objects.filter(agency=job.agency)
        .select_related("agency", "current")
        .in_bulk([each.number for each in rows])
    )
    on = timezone.localdate(at)
    return [Row(row.number, _with_findings(row.value, items.get(row.number), on)) for row in rows]


def _with_findings(candidate: Candidate, item: InformationItem | None, on: dt.date) -> Candidate:
    if item is None or item.current is None:
        return candidate
    found = tuple(each for each in findings_in(item.current, item, on) if each.stops)
    return replace(candidate, item=item, findings=found)


def take(job: ImportJob, rows: Sequence[Row], at: dt.datetime) -> Taken:
    """Pass or publish each that is clean; the others are held back and named."""
    taken = Taken()
    for row in rows:
        if why := _held_back(job, row.value, at):
            title = row.value.item.current.title if row.value.item else ""
            taken.bad.append(BadRow(row.number, "", f"“{title}”：{why}" if title else why))
        else:
            taken.added += 1
    return taken


def _held_back(job: ImportJob, candidate: Candidate, at: dt.datetime) -> str:
    """Return why an item was not moved on; empty where it was."""
    if candidate.item is None:
        return GONE
    if candidate.findings:
        named = "；".join(each.title for each in candidate.findings[:NAMED])
        return f"检查还有 {len(candidate.findings)} 处：{named}。怎么办：打开这一条，看过再办"
    call: Callable[..., None] = _pass if candidate.step else _publish
    try:
        call(job, candidate, candidate.item, at)
    except ItemRefusal as refusal:
        return str(refusal)
    return ""


def _pass(job: ImportJob, candidate: Candidate, item: InformationItem, at: dt.datetime) -> None:
    if candidate.step not in TOGETHER:
        raise ItemRefusal("保密审查要逐件进行。怎么办：打开这一条，逐项回答。")
    reviewing.pass_step(
        item=item,
        step=candidate.step,
        seen_hash=candidate.seen_hash,
        opinion=candidate.opinion,
        by=job.created_by,
        at=at,
    )


def _publish(job: ImportJob, candidate: Candidate, item: InformationItem, at: dt.datetime) -> None:
    if item.current is None or item.current.content_address != candidate.seen_hash:
        raise ContentChanged
    publishing.publish_now(item=item, by=job.created_by, at=at)
