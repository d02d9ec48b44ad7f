"""Files kept by content: the address of a file is the SHA-256 of its bytes.

Nothing is ever changed or overwritten; the same bytes are kept once. What was encrypted for one person alone may be discarded. The place is Django's default
storage: a folder here, S3-compatible storage in a larger installation.
"""

import hashlib
from io import BytesIO
from typing import Final

from django.core.files.base import File
from django.core.files.storage import default_storage

FAN_OUT: Final = 2  # characters of the hash per folder, twice, so that no folder grows without end


class KeptFileMissing(LookupError):
    """Raised when a file that a record names is not in the store."""


class KeptFileDamaged(ValueError):
    """Raised when the bytes in the store no longer match their address."""


def digest(data: bytes) -> str:
    """Return the address of these bytes: SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def place(address: str) -> str:
    """Return the path within the store."""
    return f"{address[:FAN_OUT]}/{address[FAN_OUT : 2 * FAN_OUT]}/{address}"


def keep(data: bytes) -> str:
    """Store the bytes, once, and return their address.

    What a write that was cut short has left there is replaced.
    """
    address = digest(data)
    path = place(address)
    if default_storage.exists(path):
        if default_storage.size(path) == len(data):
            return address
        default_storage.delete(path)
    default_storage.save(path, File(BytesIO(data)))
    return address


def discard(address: str) -> None:
    """Take away what no record names any more; what is not there is gone already."""
    default_storage.delete(place(address))


def fetch(address: str) -> bytes:
    """Return the bytes at an address.

    :raises KeptFileMissing: if they are not there
    :raises KeptFileDamaged: if they are no longer the bytes that were kept
    """
    path = place(address)
    if not default_storage.exists(path):
        raise KeptFileMissing(address)
    with default_storage.open(path) as opened:
        data: bytes = opened.read()
    if digest(data) != address:
        raise KeptFileDamaged(address)
    return data
