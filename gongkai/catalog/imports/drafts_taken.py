"""Drafts begun from what was taken in, each piece of information once."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gongkai.catalog.actions import drafting, registering
from gongkai.catalog.actions.drafting import NewFile
from gongkai.catalog.content import Attachment, ItemContent, canonical_bytes, stored
from gongkai.catalog.imports.item_sheets import key_of
from gongkai.catalog.imports.running import Taken
from gongkai.catalog.models import ImportedItem, ImportJob, OldAddress
from gongkai.catalog.register_sheets import BadRow
from gongkai.storage import digest

OTHERWISE: Final = "早就导入过，这次的内容和那次不同，没有改动。怎么办：要改的，打开那一条信息去改"
ADDRESS_TAKEN: Final = "这个原网址已经登记给另一条信息。怎么办：核对网址，一个网址只填在一行"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One piece of information that comes in: the row, what it says, its files, where it stood before."""

    number: int
    content: ItemContent
    files: tuple[NewFile, ...] = ()
    address: str = ""

    def digest(self) -> str:
        """Return the hash of all that came in."""
        files = tuple(
            Attachment(each.name, each.kind, len(each.data), digest(each.data))
            for each in self.files
        )
        said = canonical_bytes(stored(self.content.with_attachments(files)))
        return digest(said + self.address.encode())


def take_drafts(job: ImportJob, incoming: Sequence[Incoming], at: dt.datetime) -> Taken:
    """Begin a draft for each that never came in; what came in before is left as it is."""
    registering.hold(job.agency)
    keys = {each.number: key_of(each.content) for each in incoming}
    before = ImportedItem.objects.filter(agency=job.agency, key__in=list(keys.values()))
    known = dict(before.values_list("key", "content_digest"))
    addresses = [each.address for each in incoming if each.address]
    used = set(OldAddress.objects.filter(address__in=addresses).values_list("address", flat=True))
    taken = Taken()
    for each in incoming:
        key = keys[each.number]
        if key in known:
            if known[key] == each.digest():
                taken.known += 1
            else:
                taken.bad.append(BadRow(each.number, "", OTHERWISE))
        elif each.address in used:
            taken.bad.append(BadRow(each.number, "原网址", ADDRESS_TAKEN))
        else:
            _begin(job, each, key, at)
            used |= {each.address} - {""}
            taken.added += 1
    return taken


def _begin(job: ImportJob, incoming: Incoming, key: str, at: dt.datetime) -> None:
    item = drafting.begin_item(
        agency=job.agency, content=incoming.content, files=incoming.files, by=job.created_by, at=at
    )
    ImportedItem.objects.create(
        job=job,
        agency=job.agency,
        item=item,
        row=incoming.number,
        key=key,
        content_digest=incoming.digest(),
    )
    if incoming.address:
        OldAddress.objects.create(agency=job.agency, item=item, address=incoming.address)
