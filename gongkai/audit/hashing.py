"""How a record becomes bytes, and the bytes a hash. Never to change: old hashes must stay true."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

NOTHING_BEFORE: Final = "0" * 64  # stands for the hash before the first record of a chain


class NotRecordable(ValueError):
    """Raised for a fact that JSON cannot hold, or a time without its zone."""


def canonical(value: object) -> str:
    """Return the one JSON text of a value: sorted keys, no blanks, ASCII only.

    ASCII, so that the text is the same in every database, whatever characters a name holds.

    :raises NotRecordable: for a value that JSON cannot hold, such as a date or not-a-number
    """
    try:
        return json.dumps(
            value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
        )
    except (TypeError, ValueError) as problem:
        raise NotRecordable(f"审计记录里有不能记下的内容：{problem}") from problem


def written(at: dt.datetime) -> str:
    """Return a time in UTC to the microsecond, as both databases keep it.

    :raises NotRecordable: if the time has no zone
    """
    if at.tzinfo is None:
        raise NotRecordable(f"时间 {at} 没有时区")
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def chained(previous_hash: str, content: Mapping[str, Any]) -> str:
    """Return the hash of content that follows the one with ``previous_hash`` (SHA-256, hexadecimal)."""
    return hashlib.sha256((previous_hash + "\n" + canonical(content)).encode("ascii")).hexdigest()
