"""Beginning an item or a version, saving the draft, adding and removing files."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db import transaction

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.catalog import queries
from gongkai.catalog.actions.recording import WITHDRAWAL_OPEN, append, current_of, locked
from gongkai.catalog.content import Attachment, ItemContent, stored
from gongkai.catalog.lifecycle import EventKind, State
from gongkai.catalog.models import InformationItem, ItemVersion, UnsavedWork
from gongkai.catalog.models.items import LONGEST_TITLE
from gongkai.catalog.refusals import (
    BadAttachment,
    ChangedMeanwhile,
    ItemRefusal,
    NotEditable,
    ReasonMissing,
)
from gongkai.files.page_text import html_of_text
from gongkai.storage import keep

MOST_ATTACHMENTS = 30


def with_html(content: ItemContent) -> ItemContent:
    """Return the content with the HTML that follows from its text."""
    return replace(content, html=html_of_text(content.text))


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file somebody chose, with the kind its bytes show."""

    name: str
    kind: str
    data: bytes

    def kept(self) -> Attachment:
        """Keep the bytes and return the file as a content names it."""
        return Attachment(self.name, self.kind, len(self.data), keep(self.data))


@transaction.atomic
def begin_item(
    *,
    agency: Agency,
    content: ItemContent,
    by: User,
    at: dt.datetime,
    files: Iterable[NewFile] = (),
) -> InformationItem:
    """Begin an item with its first draft and the files it was read from."""
    content = content.with_attachments(tuple(each.kept() for each in files))
    item = InformationItem.objects.create(agency=agency)
    version = _new_version(item, content, number=1, why="", by=by, at=at)
    append(version, kind=EventKind.CREATED, by=by, at=at)
    return item


def _new_version(
    item: InformationItem, content: ItemContent, *, number: int, why: str, by: User, at: dt.datetime
) -> ItemVersion:
    version = ItemVersion.objects.create(
        item=item,
        number=number,
        title=content.title[:LONGEST_TITLE],
        content=stored(with_html(content)),
        why=why,
        created_at=at,
        created_by=by,
    )
    item.current = version
    item.save(update_fields=["current"])
    return version


@transaction.atomic
def begin_version(*, item: InformationItem, why: str, by: User, at: dt.datetime) -> ItemVersion:
    """Begin a new version of an item that is public, withdrawn or kept; the published one stays until then.

    :raises ReasonMissing: without saying why
    :raises ItemRefusal: while a version is in work, or a withdrawal waits for its decision
    """
    item = locked(item)
    if not why.strip():
        raise ReasonMissing("为什么要改")
    if item.state not in {State.PUBLISHED, State.WITHDRAWN, State.KEPT}:
        raise ItemRefusal("已经有一版在办，不能再起一版。怎么办：先办完或者改那一版。")
    if item.withdrawal in WITHDRAWAL_OPEN:
        raise ItemRefusal(
            "正等签发人决定撤不撤下，决定以前不能另起一版。怎么办：等签发人决定以后再改。"
        )
    before = current_of(item)
    version = _new_version(
        item, before.value(), number=before.number + 1, why=why.strip(), by=by, at=at
    )
    append(version, kind=EventKind.VERSION_BEGUN, by=by, at=at, facts={"reason": why.strip()})
    return version


@transaction.atomic
def save_draft(
    *,
    item: InformationItem,
    content: ItemContent,
    seen_revision: int,
    by: User,
    at: dt.datetime,
    publish_at: dt.datetime | None = None,
) -> list[str]:
    """Save what somebody typed and return which entries changed. Files are added and removed apart.

    :raises NotEditable: while the version is under review, or once it is public
    :raises ChangedMeanwhile: if somebody else saved other entries since ``seen_revision``
    """
    version = _editable(item)
    before = version.value()
    after = with_html(content.with_attachments(before.attachments))
    changed = before.differences(after)
    if seen_revision != version.revision and changed:
        raise ChangedMeanwhile(before, [each for each in changed if each != "html"])
    is_moved = publish_at != version.publish_at
    version.publish_at = publish_at
    _forget_unsaved(version.item, by)
    if not changed and not is_moved:
        return []
    _store(version, after)
    facts = {"fields": changed + (["publish_at"] if is_moved else [])}
    append(version, kind=EventKind.CHANGED, by=by, at=at, facts=facts)
    return changed


def _editable(item: InformationItem) -> ItemVersion:
    item = locked(item)
    if not queries.standing_of(item).may_change:
        raise NotEditable
    return current_of(item)


def _store(version: ItemVersion, content: ItemContent) -> None:
    version.content = stored(content)
    version.title = content.title[:LONGEST_TITLE]
    version.revision += 1
    version.save(update_fields=["content", "title", "revision", "publish_at"])


def _forget_unsaved(item: InformationItem, by: User) -> None:
    UnsavedWork.objects.filter(item=item, user=by).delete()


@transaction.atomic
def attach(
    *,
    item: InformationItem,
    data: bytes,
    name: str,
    kind: str,
    by: User,
    at: dt.datetime,
    text: str | None = None,
) -> None:
    """Add a file to the draft; the same name replaces the file. ``text`` is the page text read from it, if asked for.

    :raises NotEditable: while the version is under review, or once it is public
    :raises BadAttachment: beyond thirty files
    """
    version = _editable(item)
    content = version.value()
    added = NewFile(name, kind, data).kept()
    others = tuple(each for each in content.attachments if each.name != name)
    if len(others) >= MOST_ATTACHMENTS:
        raise BadAttachment(
            f"附件不能超过 {MOST_ATTACHMENTS} 个。怎么办：合并几个，或者分成几条信息。"
        )
    content = content.with_attachments((*others, added))
    if text is not None:
        content = with_html(replace(content, text=text))
    _store(version, content)
    facts = {"file": name, "sha256": added.sha256, "fields": ["attachments"]}
    append(version, kind=EventKind.CHANGED, by=by, at=at, facts=facts)


@transaction.atomic
def detach(*, item: InformationItem, sha256: str, by: User, at: dt.datetime) -> None:
    """Remove a file from the draft; its bytes stay in the store, older versions may name them.

    :raises NotEditable: while the version is under review, or once it is public
    """
    version = _editable(item)
    content = version.value()
    left = tuple(each for each in content.attachments if each.sha256 != sha256)
    if left == content.attachments:
        return
    _store(version, content.with_attachments(left))
    facts = {"removed": sha256, "fields": ["attachments"]}
    append(version, kind=EventKind.CHANGED, by=by, at=at, facts=facts)


def keep_unsaved(
    *,
    item: InformationItem,
    typed: Mapping[str, object],
    seen_revision: int,
    by: User,
    at: dt.datetime,
) -> None:
    """Keep what is in somebody's form without saving it: no fact, nobody else sees it."""
    UnsavedWork.objects.update_or_create(
        item=item,
        user=by,
        defaults={"typed": typed, "seen_revision": seen_revision, "saved_at": at},
    )


def drop_unsaved(*, item: InformationItem, by: User) -> None:
    """Throw away what somebody typed and did not save."""
    UnsavedWork.objects.filter(item=item, user=by).delete()
