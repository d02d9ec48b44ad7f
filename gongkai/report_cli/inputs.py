"""Which files are meant: files as given, folders as the reports in them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

# Old formats are listed so that they are named with the way to mend, and not passed over in silence
SUFFIXES: Final = frozenset(
    (
        ".docx",
        ".pdf",
        ".xlsx",
        ".html",
        ".htm",
        ".txt",
        ".json",
        ".jsonl",
        ".doc",
        ".wps",
        ".xls",
        ".et",
        ".ofd",
        ".rtf",
    )
)
LOCK_PREFIX: Final = "~$"  # what an office program leaves beside a file that is open


def expand(paths: Iterable[Path]) -> list[Path]:
    """List the files, each once, folders replaced by their files in the order of names."""
    return list(dict.fromkeys(file for path in paths for file in _files_of(path)))


def _files_of(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        is_hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        is_lock = file.name.startswith(LOCK_PREFIX)
        if file.suffix.lower() in SUFFIXES and not is_hidden and not is_lock and file.is_file():
            yield file
