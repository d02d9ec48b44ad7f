"""Checking the chains from the first record to the last (``gongkai audit verify``)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from gongkai.audit.actions import link_content
from gongkai.audit.hashing import NOTHING_BEFORE, chained
from gongkai.audit.models import AuditRecord, ChainHead, DailyLink, LinkedHead

BATCH: Final = 2000  # records fetched at a time
INSTALLATION: Final = "全系统"


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where a chain does not hold. ``number`` counts within the chain, from 1."""

    chain: str
    number: int
    reason: str

    def __str__(self) -> str:
        return f"{self.chain} 第 {self.number} 条：{self.reason}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at and where it broke, one break per chain at most."""

    records: int
    links: int
    breaks: tuple[Break, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is broken."""
        return not self.breaks


@dataclass(frozen=True, slots=True)
class _Mark:
    """A point that a chain must pass: kept elsewhere, so that a cut or rewritten chain misses it."""

    sequence: int
    hash: str
    kept_in: str


def verify(told: Callable[[int], None] = lambda _number: None) -> Verdict:
    """Check every chain and every daily link; ``told`` is called with the number of records seen.

    Heads are read before the records: what is appended meanwhile is checked too, but not missed.
    """
    marks = _marks()
    breaks: list[Break] = []
    seen = 0
    records = AuditRecord.objects.order_by("agency_code", "sequence").iterator(BATCH)
    for code, chain in groupby(records, key=attrgetter("agency_code")):
        walk = _Walk(code, marks.pop(code, ()))
        for each in chain:
            walk.pass_over(each)
            seen += 1
            if seen % BATCH == 0:
                told(seen)
        breaks.extend(walk.ended())
    for code, missed in marks.items():
        breaks.extend(_Walk(code, missed).ended())
    links, broken_links = _verify_links()
    return Verdict(seen, links, (*breaks, *broken_links))


def _marks() -> dict[str, tuple[_Mark, ...]]:
    """Return, by chain, where the last daily link and the head say it must pass."""
    marks: dict[str, tuple[_Mark, ...]] = {}
    linked: dict[str, _Mark] = {}
    for head in LinkedHead.objects.order_by("link__number").iterator(BATCH):
        linked[head.agency_code] = _Mark(head.sequence, head.hash, "每日链接")
    for code, mark in linked.items():
        marks[code] = (mark,)
    for end in ChainHead.objects.filter(sequence__gt=0):
        mark = _Mark(end.sequence, end.hash, "链末端登记")
        marks[end.agency_code] = (*marks.get(end.agency_code, ()), mark)
    return marks


class _Walk:
    """One pass along a chain; remembers the first break and goes on counting."""

    def __init__(self, code: str, marks: tuple[_Mark, ...]) -> None:
        self.chain = code or INSTALLATION
        self.marks = marks
        self.sequence = 0
        self.hash = NOTHING_BEFORE
        self.broken: Break | None = None

    def pass_over(self, each: AuditRecord) -> None:
        if self.broken is None:
            reason = self._fault(each)
            if reason:
                self.broken = Break(self.chain, self.sequence + 1, reason)
        self.sequence, self.hash = each.sequence, each.hash

    def _fault(self, each: AuditRecord) -> str:
        if each.sequence != self.sequence + 1:
            return f"缺少记录，后面接的是第 {each.sequence} 条"
        if each.previous_hash != self.hash:
            return "与前一条接不上（前一条被改、被换或次序变了）"
        if each.hash != each.own_hash():
            return "内容与校验值不符（被改过）"
        for mark in self.marks:
            if mark.sequence == each.sequence and mark.hash != each.hash:
                return f"与{mark.kept_in}里记下的校验值不符（链被重写过）"
        return ""

    def ended(self) -> Iterator[Break]:
        """Yield the break of this chain, if any; records cut off at the end are one as well."""
        if self.broken:
            yield self.broken
            return
        for mark in self.marks:
            if mark.sequence > self.sequence:
                reason = f"末尾缺少记录，{mark.kept_in}记到第 {mark.sequence} 条"
                yield Break(self.chain, self.sequence + 1, reason)
                return


def _verify_links() -> tuple[int, tuple[Break, ...]]:
    number, previous_hash = 0, NOTHING_BEFORE
    for link in DailyLink.objects.order_by("number").prefetch_related("heads").iterator(BATCH):
        heads = sorted([each.agency_code, each.sequence, each.hash] for each in link.heads.all())
        reason = ""
        if link.number != number + 1:
            reason = f"缺少每日链接，后面接的是第 {link.number} 条"
        elif link.previous_hash != previous_hash:
            reason = "与前一条每日链接接不上"
        elif link.hash != chained(previous_hash, link_content(link, heads)):
            reason = "每日链接的内容与校验值不符（被改过）"
        if reason:
            return link.number, (Break("每日链接", number + 1, reason),)
        number, previous_hash = link.number, link.hash
    return number, ()
