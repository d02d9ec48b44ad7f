"""Writing a static copy so that readers have the old one or the new one, never a mix.

A copy is a folder of its own under ``releases``, and ``current`` is a link to the one that counts: it is turned over in one
step when everything is there. A file that did not change is not written again; the new release links to the same bytes.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from gongkai.site_export import manifest as manifests
from gongkai.site_export.answers import Answer
from gongkai.site_export.manifest import Headers, Page, SiteManifest
from gongkai.site_export.nginx import HTTP, SERVER, write_includes
from gongkai.site_export.places import place_of

CURRENT: Final = "current"
RELEASES: Final = "releases"
SITE: Final = "site"
UNFINISHED: Final = ".unfinished"
LOCK: Final = ".lock"


class ExportRefused(ValueError):
    """Raised when a copy cannot be made; the message says why and what to do. What was there stays."""


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Let one export at a time write into a folder, and clear away what a killed one left.

    :raises ExportRefused: if another is at work there, or the folder holds something else
    """
    folder.mkdir(parents=True, exist_ok=True)
    strange = {each.name for each in folder.iterdir()} - {CURRENT, RELEASES, UNFINISHED, LOCK}
    if strange - {f".{CURRENT}"}:
        raise ExportRefused(
            f"文件夹 {folder} 里有别的东西（{sorted(strange)[0]}），没有写入。怎么办：换一个空文件夹。"
        )
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise ExportRefused(
                f"另一个导出正在写 {folder}。怎么办：等它写完，再运行一次。"
            ) from problem
        shutil.rmtree(folder / UNFINISHED, ignore_errors=True)
        yield


class Release:
    """A copy that is being written, beside the one that counts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / UNFINISHED
        (self.root / SITE).mkdir(parents=True)
        (folder / RELEASES).mkdir(exist_ok=True)
        self.before = (folder / CURRENT).resolve()
        known = manifests.manifest_in(self.before)
        self.known = known.hashes() if known else {}
        self.taken: dict[str, str] = {}
        self.written = 0

    def add(self, address: str, answer: Answer, **more: str | bool) -> Page:
        """Put what is answered at an address into the copy and return how it lies there."""
        sha256 = hashlib.sha256(answer.body).hexdigest()
        file = f"{SITE}/{place_of(address, answer.content_type)}"
        if self.taken.setdefault(file, address) != address:
            raise ExportRefused(
                f"{address} 和 {self.taken[file]} 在副本里会是同一个文件。怎么办：请把这两个网址告诉维护人员。"
            )
        self._write(self.root / file, answer.body, sha256)
        headers: Headers = tuple(answer.headers.items())
        return Page(file, sha256, len(answer.body), answer.status, headers, **more)  # type: ignore[arg-type]

    def _write(self, target: Path, body: bytes, sha256: str) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        same = self.before / self.known[sha256] if sha256 in self.known else None
        if same is not None and _holds(same, body):
            os.link(same, target)
            return
        target.write_bytes(body)
        self.written += 1

    def finish(self, made: SiteManifest) -> Path:
        """Make this copy the one that counts, in one step; the one before stays until the next."""
        (self.root / manifests.NAME).write_bytes(made.to_bytes())
        target = self.folder / RELEASES / made.release_name()
        write_includes(self.root, target.resolve(), made)
        os.sync()
        if target.exists():  # the site did not change; the includes may be of a newer program
            for name in (HTTP, SERVER):
                (self.root / name).replace(target / name)
            shutil.rmtree(self.root)
        else:
            self.root.rename(target)
        link = self.folder / f".{CURRENT}"
        link.unlink(missing_ok=True)
        link.symlink_to(target.relative_to(self.folder))
        link.replace(self.folder / CURRENT)
        self._forget_others(target.resolve())
        return target

    def _forget_others(self, target: Path) -> None:
        for each in (self.folder / RELEASES).iterdir():
            if each.resolve() not in {target, self.before}:
                shutil.rmtree(each)


def _holds(file: Path, body: bytes) -> bool:
    """Test whether the file still has these bytes: a copy may have been damaged since."""
    try:
        return file.read_bytes() == body
    except OSError:
        return False
