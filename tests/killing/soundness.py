"""What has to hold whenever a process was killed: nothing half published, no wrong count, no hit without page, no page without its event."""

from collections import Counter
from collections.abc import Iterator

from django.db import transaction

from gongkai.audit.models import AuditRecord
from gongkai.audit.verifying import verify
from gongkai.catalog.actions.recording import DERIVED, refresh
from gongkai.catalog.lifecycle import EventKind
from gongkai.catalog.models import IndexCounter, InformationItem, ItemEvent, ItemVersion, Tally
from gongkai.search.engines import engine
from gongkai.search.engines.queries import Query
from gongkai.search.facets import facet
from gongkai.search.finding import COUNT_CAP, documents_at
from gongkai.search.models import SearchDocument, SearchDue
from gongkai.site_export.manifest import manifest_in
from gongkai.storage import digest

EVERY_ITEM = Query((), ((facet("kind", "item"),),), "all")
MOST = 1000


def faults(program, copy):
    """Return what is wrong, in words; an empty list when all is sound."""
    checks = (half_published, wrong_counts, without_event, hits_without_page)
    found = [said for check in checks for said in check()]
    return [*found, *pages_not_there(program), *mixed(copy)]


def half_published() -> Iterator[str]:
    """Columns are what the events come to; a version is published if and only if its event says so."""
    for item in InformationItem.objects.select_related("agency", "current"):
        stored = [getattr(item, name) for name in DERIVED]
        with transaction.atomic():
            refresh(item)
            transaction.set_rollback(True)
        if stored != [getattr(item, name) for name in DERIVED]:
            yield f"item {item.pk} is not what its events come to"
    published = ItemEvent.objects.filter(kind=EventKind.PUBLISHED)
    told = set(published.values_list("version_id", flat=True))
    marked = set(ItemVersion.objects.exclude(published_at=None).values_list("pk", flat=True))
    if told != marked:
        yield f"versions published without event, or the other way round: {told ^ marked}"


def wrong_counts() -> Iterator[str]:
    """Counters are what is public; numbers are given without a gap."""
    public = Counter(
        InformationItem.objects.exclude(first_published_at=None).values_list("agency_id", flat=True)
    )
    kept = {
        each.agency_id: each.count
        for each in Tally.objects.filter(measure="new", axis="all")
        if each.count
    }
    if kept != public:
        yield f"counted {kept}, published {dict(public)}"
    given = {each.agency_id: each.last for each in IndexCounter.objects.all() if each.last}
    if given != public:
        yield f"numbers given {given}, published {dict(public)}"


def without_event() -> Iterator[str]:
    """Every event of an item is on the audit chain, and the chains hold."""
    events = Counter(
        (str(item), f"catalog.{kind}")
        for item, kind in ItemEvent.objects.values_list("item_id", "kind")
    )
    chain = Counter(
        AuditRecord.objects.filter(subject_kind="information_item").values_list(
            "subject_id", "action"
        )
    )
    if events != chain:
        yield f"events and audit records differ: {(events - chain) + (chain - events)}"
    if not verify().holds:
        yield "a chain is broken"


def hits_without_page() -> Iterator[str]:
    """Every hit is a document of something public; what is public and not found is noted to be indexed."""
    places = engine().newest(EVERY_ITEM, None, MOST)
    if engine().count(EVERY_ITEM, COUNT_CAP) != len(places):
        yield "the search counts otherwise than it finds"
    if len(documents_at(places)) != len(places):
        yield "a hit has no document"
    found = {each.key for each in SearchDocument.objects.filter(source="item")}
    public = {
        str(pk)
        for pk in InformationItem.objects.filter(is_public=True).values_list("pk", flat=True)
    }
    if found - public:
        yield f"found and not public: {found - public}"
    noted = set(SearchDue.objects.filter(source="item").values_list("key", flat=True))
    if public - found - noted:
        yield f"public, neither found nor noted: {public - found - noted}"


def pages_not_there(program) -> Iterator[str]:
    """Every address the search leads to answers."""
    for url in SearchDocument.objects.values_list("url", flat=True):
        if program.answer(url).status != 200:
            yield f"a hit without a page: {url}"


def mixed(copy) -> Iterator[str]:
    """The copy that counts is whole: each file there, with its hash."""
    current = (copy / "current").resolve()
    if not current.exists():
        return
    made = manifest_in(current)
    if made is None or made.release_name() != current.name:
        yield "the copy is not what its name says"
        return
    for address, page in made.pages.items():
        file = current / page.file
        if not file.exists() or digest(file.read_bytes()) != page.sha256:
            yield f"the copy lacks {address}"
