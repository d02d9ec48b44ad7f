"""Putting a backup back: everything is checked first, then all of it is restored, or nothing."""

import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from gongkai.jobs.backups import manifest as manifests
from gongkai.jobs.backups import rows as stored
from gongkai.jobs.backups.manifest import BackupRefused, Manifest, manifest_from_json, part_of
from gongkai.jobs.backups.sealing import opened, put_keys
from gongkai.jobs.triggers import suspended


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back."""

    manifest: Manifest
    rows: int
    files: int
    has_keys: bool


def restore(source: Path, *, keys_folder: Path, passphrase: str | None, replace: bool) -> Restored:
    """Restore an installation from a backup of either database.

    :param passphrase: opens the keys; without one they are not restored
    :param replace: whether what the installation holds now may be thrown away
    :raises BackupRefused: if the backup is damaged, of another version, or the installation is in use
    """
    if not replace and stored.holds_work(connection):
        raise BackupRefused(
            "这个系统里已有数据，没有恢复。怎么办：恢复到新装的空系统；"
            "确定要用备份替换现有全部数据，先停止服务、另做一次备份，再加 --replace。"
        )
    with tempfile.TemporaryDirectory(prefix="gongkai-restore-") as scratch:
        folder = Path(scratch)
        manifest = unpacked(source, folder)
        _refuse_other_version(manifest)
        keys = None
        if passphrase is not None and manifest.has_keys:
            keys = opened((folder / manifests.KEYS).read_bytes(), passphrase)
        files = _put_files(manifest, folder / "files")
        number = _put_rows(folder)
        if keys is not None:
            stamp = "".join(filter(str.isdigit, manifest.made_at))
            put_keys(keys, keys_folder, aside=f"{keys_folder.name}.before-{stamp}")
    return Restored(manifest, number, files, keys is not None)


def unpacked(source: Path, folder: Path) -> Manifest:
    """Unpack a backup and check that every part is the one its manifest names.

    :raises BackupRefused: if anything is missing, changed or added
    """
    try:
        with tarfile.open(source, "r:gz") as archive:
            archive.extractall(folder, filter="data")
        manifest = manifest_from_json((folder / manifests.NAME).read_text(encoding="utf-8"))
    except (tarfile.TarError, OSError, EOFError, UnicodeDecodeError) as problem:
        raise BackupRefused(f"备份文件读不出来：{problem}。怎么办：换一份备份。") from problem
    for part in manifest.parts:
        file = folder / part.name
        if not file.is_file() or part_of(file, part.name) != part:
            raise BackupRefused(f"备份已损坏：{part.name} 与清单不符。怎么办：换一份备份。")
    named = {part.name for part in manifest.parts} | {manifests.NAME}
    there = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
    if there != named:
        raise BackupRefused(f"备份里多出文件：{min(there - named)}。怎么办：换一份备份。")
    return manifest


def _refuse_other_version(manifest: Manifest) -> None:
    applied = {".".join(each) for each in MigrationRecorder(connection).applied_migrations()}
    if applied != set(manifest.migrations):
        raise BackupRefused(
            f"备份是 {manifest.program} 版做的，数据库结构与现在的不同。"
            f"怎么办：装 {manifest.program} 版恢复，再升级（gongkai migrate）。"
        )


def _put_rows(folder: Path) -> int:
    models = stored.kept_models()
    number = 0
    with suspended(connection):
        stored.empty([*stored.derived_models(), *models], connection)
        for model in models:
            number += stored.read_rows(model, folder / stored.file_of(model), connection)
        stored.reset_counters(models, connection)
        connection.check_constraints()
    return number


def _put_files(manifest: Manifest, folder: Path) -> int:
    """Put the files there before the rows that name them; a file's path is its content, or the same file."""
    paths = [
        part.name.removeprefix("files/")
        for part in manifest.parts
        if part.name.startswith("files/")
    ]
    for path in paths:
        if default_storage.exists(path):
            default_storage.delete(path)
        with (folder / path).open("rb") as source:
            default_storage.save(path, File(source))
    return len(paths)
