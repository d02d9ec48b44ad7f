"""What one version of an item says: everything that will be public, as one value with canonical bytes.

The bytes are what reviewers approve and what the public pages are made from; their SHA-256 is their address in the store.
"""

import datetime as dt
import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from django.db import models

SCHEMA = "gongkai-item/1"


class Status(models.TextChoices):
    """Disclosure status (公开属性), set while drafting."""

    PROACTIVE = "proactive", "主动公开"
    ON_APPLICATION = "on_application", "依申请公开"
    WITHHELD = "withheld", "不予公开"


class Validity(models.TextChoices):
    """Whether a document is still in force."""

    VALID = "valid", "有效"
    EXPIRED = "expired", "失效"
    REPEALED = "repealed", "废止"


class AfterShowing(models.TextChoices):
    """What becomes of an item when its public showing (公示) is over."""

    KEEP = "keep", "继续公开，写明期满"
    MASK = "mask", "遮盖正文和附件"
    TAKE_DOWN = "take_down", "撤下"


class Ground(models.TextChoices):
    """Why information is not disclosed (Articles 14 to 16)."""

    STATE_SECRET = "state_secret", "国家秘密（第十四条）"
    BARRED_BY_LAW = "barred_by_law", "法律、行政法规禁止公开（第十四条）"
    SECURITY_OR_STABILITY = "security_or_stability", "危及“三安全一稳定”（第十四条）"
    THIRD_PARTY_INTERESTS = (
        "third_party_interests",
        "商业秘密、个人隐私等第三方合法权益（第十五条）",
    )
    INTERNAL_AFFAIRS = "internal_affairs", "内部事务信息（第十六条）"
    PROCESS_INFORMATION = "process_information", "过程性信息（第十六条）"
    ENFORCEMENT_CASE_FILE = "enforcement_case_file", "行政执法案卷（第十六条）"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file published with the text; ``sha256`` is its address in the store."""

    name: str
    kind: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ItemContent:
    """The text and what describes it. Days are kept as ISO texts in the bytes.

    ``text`` is the page as written, ``html`` what follows from it; ``item_class`` is the name in the agency's own catalogue
    with ``item_class_id`` its row; ``explains`` and ``successor`` are index numbers of items of any agency, as ``code:number``.
    """

    title: str = ""
    document_number: str = ""
    issuer: str = ""
    lead_agency: str = ""
    joint_agencies: str = ""
    source_unit: str = ""
    formed_on: dt.date | None = None
    changed_on: dt.date | None = None
    status: str = Status.PROACTIVE.value
    ground: str = ""
    reassess_on: dt.date | None = None
    item_class: str = ""
    item_class_id: int | None = None
    head: str = ""
    field: str = ""
    time_limit: str = "general"
    theme: str = ""
    genre: str = ""
    validity: str = Validity.VALID.value
    validity_on: dt.date | None = None
    effective_on: dt.date | None = None
    valid_until: dt.date | None = None
    successor: str = ""
    keywords: str = ""
    summary: str = ""
    channels: tuple[str, ...] = ("website",)
    showing_until: dt.date | None = None
    showing_kind: str = ""
    after_showing: str = ""
    explains: str = ""
    text: str = ""
    html: str = ""
    attachments: tuple[Attachment, ...] = ()

    def with_attachments(self, attachments: tuple[Attachment, ...]) -> "ItemContent":
        """Return the content with other files."""
        return replace(self, attachments=attachments)

    def differences(self, other: "ItemContent") -> list[str]:
        """Return the names of what differs between two contents."""
        return [
            each.name
            for each in fields(self)
            if getattr(self, each.name) != getattr(other, each.name)
        ]


DAYS = tuple(each.name for each in fields(ItemContent) if "date" in str(each.type))


def stored(content: ItemContent) -> dict[str, Any]:
    """Return a content as JSON holds it."""
    data = asdict(content)
    for name in DAYS:
        data[name] = data[name].isoformat() if data[name] else None
    data["channels"] = list(content.channels)
    data["attachments"] = [asdict(each) for each in content.attachments]
    return {**data, "schema": SCHEMA}


def restored(data: dict[str, Any]) -> ItemContent:
    """Return the content that was kept; what a later version of the program added has its default."""
    known = {each.name for each in fields(ItemContent)}
    values = {name: value for name, value in data.items() if name in known}
    for name in DAYS:
        if values.get(name):
            values[name] = dt.date.fromisoformat(values[name])
    values["channels"] = tuple(values.get("channels") or ())
    values["attachments"] = tuple(Attachment(**each) for each in values.get("attachments") or ())
    return ItemContent(**values)


def canonical_bytes(data: dict[str, Any]) -> bytes:
    """Return the bytes of a stored content: the same content, the same bytes."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def content_of(data: bytes) -> ItemContent:
    """Return the content of canonical bytes."""
    return restored(json.loads(data))
