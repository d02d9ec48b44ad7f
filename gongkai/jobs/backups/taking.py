"""Taking a backup while the installation runs."""

import datetime as dt
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from django.core.files.storage import Storage, default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from gongkai.jobs.backups import manifest as manifests
from gongkai.jobs.backups.manifest import Manifest, Part, part_of, program_version
from gongkai.jobs.backups.rows import file_of, kept_models, snapshot, write_rows
from gongkai.jobs.backups.sealing import keys_in, sealed


def back_up(
    target: Path, *, at: dt.datetime, keys_folder: Path, passphrase: str | None
) -> Manifest:
    """Write the backup to a file, readable by the owner only, and return what it holds.

    Rows are those of one moment; files are added and never changed, so what these rows name is there.
    The file appears under its name when it is complete.

    :param passphrase: encrypts the keys; without one the backup has none
    :raises PassphraseTooShort: if it could be guessed
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".partial")
    secret = None if passphrase is None else sealed(keys_in(keys_folder), passphrase)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with (
            os.fdopen(descriptor, "wb") as out,
            tarfile.open(fileobj=out, mode="w:gz", compresslevel=6) as archive,
            tempfile.TemporaryDirectory(dir=target.parent) as scratch,
        ):
            made = _fill(archive, Path(scratch), at=at, secret=secret)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return made


def _fill(
    archive: tarfile.TarFile, scratch: Path, *, at: dt.datetime, secret: bytes | None
) -> Manifest:
    parts: list[Part] = []
    rows: dict[str, int] = {}
    with snapshot(connection):
        migrations = tuple(
            sorted(".".join(each) for each in MigrationRecorder(connection).applied_migrations())
        )
        for model in kept_models():
            file = scratch / "rows"
            name = file_of(model)
            rows[name] = write_rows(model, file)
            parts.append(_add(archive, file, name))
    for path in stored_files(default_storage):
        file = scratch / "file"
        with default_storage.open(path) as source, file.open("wb") as copy:
            shutil.copyfileobj(source, copy)
        parts.append(_add(archive, file, f"files/{path}"))
    if secret is not None:
        file = scratch / "keys"
        file.write_bytes(secret)
        parts.append(_add(archive, file, manifests.KEYS))
    made = Manifest(
        made_at=at.isoformat(),
        program=program_version(),
        migrations=migrations,
        rows=rows,
        parts=tuple(parts),
        has_keys=secret is not None,
    )
    text = made.to_json().encode()
    entry = tarfile.TarInfo(manifests.NAME)
    entry.size = len(text)
    archive.addfile(entry, BytesIO(text))
    return made


def _add(archive: tarfile.TarFile, file: Path, name: str) -> Part:
    part = part_of(file, name)
    entry = tarfile.TarInfo(name)
    entry.size = part.size
    entry.mode = 0o600
    with file.open("rb") as stream:
        archive.addfile(entry, stream)
    return part


def stored_files(storage: Storage, folder: str = "") -> Iterator[str]:
    """Yield the path of every file in a store, folder by folder."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}/{name}".lstrip("/")
    for name in sorted(folders):
        yield from stored_files(storage, f"{folder}/{name}".lstrip("/"))
