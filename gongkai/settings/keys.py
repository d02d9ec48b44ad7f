"""Keys of the installation: made on first run, kept beside the data, readable by the owner only."""

import os
import secrets
from pathlib import Path

KEY_BYTES = 48


def key(folder: Path, name: str) -> str:
    """Return the key of that name, making it on first use (mode 600)."""
    file = folder / name
    try:
        return file.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        value = secrets.token_urlsafe(KEY_BYTES)
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process of the same start was first
            return file.read_text(encoding="ascii").strip()
        with os.fdopen(descriptor, "w", encoding="ascii") as out:
            out.write(value)
        return value
