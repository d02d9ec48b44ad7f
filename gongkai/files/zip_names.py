"""Names of the files in a ZIP as people typed them; what the system keeps beside documents is told apart."""

from pathlib import PurePosixPath
from typing import Final

NAME_LENGTH: Final = 300
SYSTEM_FOLDERS: Final = frozenset({"__MACOSX", ".git", "$RECYCLE.BIN"})
SYSTEM_FILES: Final = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
LOCK_FILES: Final = ("~$", ".~")  # what Word and WPS leave beside an open document


def decoded_name(entry: str, *, is_utf8: bool) -> str:
    """Return the name as it was typed: archives made on Chinese Windows hold it in GB18030."""
    if is_utf8:
        return entry
    try:
        return entry.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry


def plain_path(name: str) -> str:
    """Return the name with its folders, without drive letters and steps upward."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    kept = [each for each in parts if each not in {"..", ".", "/"} and not each.endswith(":")]
    return "/".join(kept)[-NAME_LENGTH:].replace("\x00", "")


def is_systems_own(name: str) -> bool:
    """Test whether a file belongs to the system or to an open document, not to the person."""
    path = PurePosixPath(name)
    return (
        bool(SYSTEM_FOLDERS & set(path.parts))
        or path.name.lower() in SYSTEM_FILES
        or path.name.startswith(LOCK_FILES)
    )
