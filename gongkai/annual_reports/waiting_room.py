"""Where an uploaded file waits, with what was read of it, until the person confirms it or the time runs out.

Apart from the files that are kept: nothing refers to what waits, so that clearing it can lose nothing.
"""

import datetime as dt
import json
from io import BytesIO
from typing import Final

from django.core.files.base import File
from django.core.files.storage import default_storage

from gongkai.annual_reports.content import restored, stored
from gongkai.rules.annual_report.report import Report
from gongkai.storage import digest

FOLDER: Final = "waiting"
CLEARED_AFTER: Final = dt.timedelta(hours=24)


class NoLongerWaiting(LookupError):
    """Raised when a file was cleared away before its confirmation."""


def wait(source: bytes, report: Report) -> str:
    """Put down a file and what was read of it; return its address."""
    address = digest(source)
    reading = json.dumps(stored(report), ensure_ascii=False).encode()
    for path, data in ((_source(address), source), (_reading(address), reading)):
        default_storage.delete(path)  # its time begins anew
        default_storage.save(path, File(BytesIO(data)))
    return address


def waiting(address: str) -> tuple[bytes, Report]:
    """Return the file and what was read of it.

    :raises NoLongerWaiting: if it is gone
    """
    try:
        with (
            default_storage.open(_source(address)) as source,
            default_storage.open(_reading(address)) as reading,
        ):
            return source.read(), restored(json.loads(reading.read()))
    except FileNotFoundError as gone:
        raise NoLongerWaiting(address) from gone


def take_away(address: str) -> None:
    """Forget a file that was confirmed."""
    default_storage.delete(_source(address))
    default_storage.delete(_reading(address))


def clear(at: dt.datetime) -> int:
    """Forget the files that nobody confirmed for a day and return how many were deleted."""
    if not default_storage.exists(FOLDER):
        return 0
    _folders, names = default_storage.listdir(FOLDER)
    paths = [f"{FOLDER}/{name}" for name in names]
    old = [path for path in paths if default_storage.get_modified_time(path) < at - CLEARED_AFTER]
    for path in old:
        default_storage.delete(path)
    return len(old)


def _source(address: str) -> str:
    return f"{FOLDER}/{address}"


def _reading(address: str) -> str:
    return f"{FOLDER}/{address}.json"
