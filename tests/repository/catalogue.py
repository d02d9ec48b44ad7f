"""Finds every text for translation in templates and code, and keeps the English catalogue complete.

``python -m tests.repository.catalogue`` adds what is missing, with an empty translation to be written, and
drops what is no longer used.
"""

import ast
import datetime as dt
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from gongkai.desk.status import LOOKS

PACKAGE = Path(__file__).resolve().parent.parent.parent / "gongkai"
ENGLISH = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
}
BEGUN = dt.datetime(
    2026, 1, 1, tzinfo=dt.UTC
)  # never the day of writing: the file changes with its texts only
HEADER = """# English texts of the screens; the Chinese text is the message itself.
# What agencies publish, and the words of the statutory form, are never translated."""


def messages_in(package: Path = PACKAGE) -> dict[str, str]:
    """Return each text with the file it was first found in."""
    found: dict[str, str] = {}
    for file, source in sources(package):
        for _line, message, _comments, _context in extract("python", BytesIO(source), KEYWORDS):
            text = message if isinstance(message, str) else message[0]
            if text:
                found.setdefault(text, file.relative_to(package.parent).as_posix())
    for file, word in [
        *choices_in(package),
        *((package / "desk/status.py", each) for each in LOOKS),
    ]:
        found.setdefault(word, file.relative_to(package.parent).as_posix())
    return found


def choices_in(package: Path = PACKAGE) -> Iterator[tuple[Path, str]]:
    """Yield the label of every choice; pages show it through the filter ``translated``."""
    for file in sorted(package.rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        if "TextChoices" in source:
            yield from ((file, label) for label in labels_in(ast.parse(source)))


def labels_in(module: ast.Module) -> Iterator[str]:
    """Yield the second part of ``NAME = "value", "label"`` in classes of choices."""
    classes = [each for each in module.body if isinstance(each, ast.ClassDef)]
    for made in classes:
        if any(ast.unparse(base).endswith("TextChoices") for base in made.bases):
            values = [each.value for each in made.body if isinstance(each, ast.Assign)]
            for value in values:
                if isinstance(value, ast.Tuple) and isinstance(value.elts[-1], ast.Constant):
                    yield str(value.elts[-1].value)


def sources(package: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield every file that may hold texts, templates turned into code."""
    for file in sorted(package.rglob("*.html")):
        yield file, templatize(file.read_text(encoding="utf-8")).encode()
    for file in sorted(package.rglob("*.py")):
        yield file, file.read_bytes()


def english() -> Catalog:
    """Return the English catalogue."""
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def update() -> int:
    """Write the catalogue anew with what it has; return how many texts wait for a translation."""
    known = {message.id: message.string for message in english()} if ENGLISH.exists() else {}
    catalogue = Catalog(
        locale="en",
        header_comment=HEADER,
        project="gongkai",
        version="0",
        msgid_bugs_address="",
        creation_date=BEGUN,
        revision_date=BEGUN,
        last_translator="gongkai",
        language_team="en",
        charset="utf-8",
        fuzzy=False,
    )
    for text, place in sorted(messages_in().items(), key=lambda each: (each[1], each[0])):
        catalogue.add(text, known.get(text, ""), locations=[(place, 0)])
    with ENGLISH.open("wb") as file:
        write_po(file, catalogue, omit_header=False, width=120, include_lineno=False)
    return sum(1 for message in catalogue if message.id and not message.string)


if __name__ == "__main__":
    print(f"{update()} texts wait for an English translation: {ENGLISH}")  # noqa: T201
