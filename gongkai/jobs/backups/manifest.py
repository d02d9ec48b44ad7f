"""What a backup says of itself: versions, and the hash of each of its parts."""

import datetime as dt
import hashlib
import json
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

FORMAT: Final = 1
NAME: Final = "manifest.json"
KEYS: Final = "keys.enc"
CHUNK: Final = 1 << 20


class BackupRefused(ValueError):
    """Raised when a backup cannot be taken or restored; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the backup by its name in the archive."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """``migrations`` are the steps of the database the rows were written for, as ``app.name``."""

    made_at: str
    program: str
    migrations: tuple[str, ...]
    rows: dict[str, int]
    parts: tuple[Part, ...]
    has_keys: bool
    format: int = field(default=FORMAT)

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def manifest_from_json(text: str) -> Manifest:
    """Return the manifest that ``to_json`` wrote.

    :raises BackupRefused: if it is none, or of a newer format
    """
    try:
        values: dict[str, Any] = json.loads(text)
        if values["format"] > FORMAT:
            raise BackupRefused("备份是更新版本的程序做的。怎么办：先升级程序，再恢复。")
        parts = tuple(Part(**part) for part in values.pop("parts"))
        return Manifest(**{**values, "migrations": tuple(values["migrations"]), "parts": parts})
    except (KeyError, TypeError, json.JSONDecodeError) as problem:
        raise BackupRefused("这不是本程序的备份文件，或已损坏。怎么办：换一份备份。") from problem


def program_version() -> str:
    """Return the version of the program that runs."""
    return version("gongkai")


def part_of(file: Path, name: str) -> Part:
    """Return the part that a file makes."""
    hashed, size = hashlib.sha256(), 0
    with file.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            hashed.update(chunk)
            size += len(chunk)
    return Part(name, hashed.hexdigest(), size)


def file_name(at: dt.datetime) -> str:
    """Return the usual name of a backup made at a time; names sort by time."""
    return f"gongkai-{at:%Y%m%d-%H%M%S}.tar.gz"
