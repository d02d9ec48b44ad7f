"""Keeping the index in step with what is public.

What changed is noted in the transaction that changed it (``noting``). The worker, and each minute the clock, index what was
noted: reading the text of files takes time that nobody who publishes should wait for.
"""

import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from django.db import transaction
from django.db.models import F, QuerySet

from gongkai.search import documents
from gongkai.search.analysing import Analyser, Tokens, signature_of
from gongkai.search.documents import LONGEST_FILES, LONGEST_TEXT, Document
from gongkai.search.engines import engine
from gongkai.search.facets import facets
from gongkai.search.models import SearchDocument, SearchDue, SearchState

AT_ONCE: Final = 200  # noted changes that are indexed before the next look at the clock
MOST_FAILURES: Final = (
    5  # then it waits until it changes again, or until ``gongkai rebuild search``
)
SECOND: Final = 20  # bits below the seconds in a place: a million documents of one second


def drop(source: str, key: str) -> None:
    """Take a document out of the index."""
    for row in SearchDocument.objects.filter(source=source, key=key).only("place", "tokens"):
        engine().drop(row.place, bytes(row.tokens))
        row.delete()


def index_due(limit: int = AT_ONCE) -> int:
    """Index what was noted and return how much it was."""
    analyser = prepared()
    done = sum(_index(due, analyser) for due in list(_waiting()[:limit]))
    if not _waiting().exists():
        SearchState.objects.filter(pk=1, renewing__gt=0).update(renewing=0)
    return done


def _waiting() -> QuerySet[SearchDue]:
    return SearchDue.objects.filter(failures__lt=MOST_FAILURES).order_by("failures", "pk")


def _index(due: SearchDue, analyser: Analyser) -> bool:
    """Index one document; one that cannot be read is noted with the reason and holds up no other."""
    source = documents.source(due.source)
    try:
        document = source.document(due.key) if source else None
        with transaction.atomic():
            return _replace(due, document, analyser)
    except Exception as failure:  # noqa: BLE001  # whatever a file does to its reader
        SearchDue.objects.filter(pk=due.pk, stamp=due.stamp).update(
            failures=F("failures") + 1, failure=repr(failure)[:500]
        )
        return False


def _replace(due: SearchDue, document: Document | None, analyser: Analyser) -> bool:
    unchanged = SearchDue.objects.select_for_update().filter(pk=due.pk, stamp=due.stamp)
    if not unchanged.exists():
        return False  # changed while it was read: it is still noted, and read again
    drop(due.source, due.key)
    if document is not None:
        put(due.source, due.key, document, analyser)
    unchanged.delete()
    return True


def put(source: str, key: str, document: Document, analyser: Analyser) -> None:
    """Index a document that is not in the index."""
    row = SearchDocument.objects.create(
        place=_place_of(source, key, document),
        source=source,
        key=key,
        kind=document.kind,
        title=document.title,
        number=document.number,
        agency_name=document.agency_name,
        url=document.url,
        at=document.at,
        text=document.text[:LONGEST_TEXT],
        files=_files(document),
        analysed_as=analyser.signature,
    )
    kept = engine().put(row.place, tokens_of(document, analyser))
    if kept:
        SearchDocument.objects.filter(pk=row.pk).update(tokens=kept)


def _place_of(source: str, key: str, document: Document) -> int:
    """Return a free place of the document's second; which one does not matter, but that it is the same again."""
    second = max(0, int(document.at.timestamp())) << SECOND
    within = zlib.crc32(f"{source}:{key}".encode()) % (1 << SECOND)
    while SearchDocument.objects.filter(pk=second + within).exists():
        within = (within + 1) % (1 << SECOND)
    return second + within


def _files(document: Document) -> list[dict[str, str]]:
    room, kept = LONGEST_FILES, []
    for each in document.files:
        kept.append({"name": each.name, "kind": each.kind, "text": each.text[:room]})
        room = max(0, room - len(each.text))
    return kept


def tokens_of(document: Document, analyser: Analyser) -> Tokens:
    """Return what is indexed of a document."""
    text, inner_text = analyser.text(document.text[:LONGEST_TEXT])
    in_files = "\n".join(f"{each['name']}\n{each['text']}" for each in _files(document))
    files, inner_files = analyser.text(in_files)
    return Tokens(
        title=analyser.title(document.title),
        number=analyser.title(document.number),
        text=text,
        files=files,
        inner_text=inner_text,
        inner_files=inner_files,
        facets=facets([*document.filters, ("kind", document.kind)], document.within),
    )


@lru_cache(maxsize=2)
def _made(signature: str) -> Analyser:
    """Return the analyser with the names that are kept under this signature."""
    names = SearchState.objects.filter(pk=1, signature=signature).values_list("names", flat=True)
    return Analyser(names.first() or ())


def analyser() -> Analyser:
    """Return the analyser with the names the index has."""
    return analyser_and_progress()[0]


def analyser_and_progress() -> tuple[Analyser, int | None]:
    """Return the analyser, and how many percent of a renewal are done; None while none is under way."""
    state = SearchState.objects.defer("names").filter(pk=1).first()
    if state is None:
        return _made(""), None
    return _made(state.signature), _progress(state)


def progress() -> int | None:
    """Return how many percent of a renewal are done; None while none is under way."""
    return analyser_and_progress()[1]


def _progress(state: SearchState) -> int | None:
    if not state.renewing:
        return None
    return max(0, min(99, 100 - 100 * _waiting().count() // state.renewing))


def prepared() -> Analyser:
    """Return the analyser with the names as they are now; where it cuts otherwise than the index, all is noted to be indexed anew."""
    names = documents.names()
    signature = signature_of(names)
    state = SearchState.objects.defer("names").filter(pk=1).first()
    if state is None or state.signature != signature:
        _renew(signature, names, is_first=state is None)
    return _made(signature)


@transaction.atomic
def _renew(signature: str, names: Iterable[str], *, is_first: bool) -> None:
    if is_first:
        engine().clear()
        SearchDocument.objects.all().delete()
    for each in documents.sources():
        for key in each.every_key():
            SearchDue.objects.get_or_create(source=each.name, key=key)
    SearchState.objects.update_or_create(
        pk=1,
        defaults={
            "names": list(names),
            "signature": signature,
            "renewing": SearchDue.objects.count(),
        },
    )


def rebuild() -> int:
    """Index everything anew and return how many documents there are (``gongkai rebuild search``).

    The index is emptied and everything noted in one step: killed in between, the clock would know of nothing to index.
    """
    with transaction.atomic():
        engine().clear()
        SearchDocument.objects.all().delete()
        SearchDue.objects.all().delete()
        SearchState.objects.all().delete()
        prepared()
    while index_due():
        pass
    return SearchDocument.objects.count()
