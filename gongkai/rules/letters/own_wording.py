"""An agency's own wording of a letter in place of the built-in one: checked as strictly, refused with the line."""

import datetime as dt
from typing import Final

from gongkai.rules.letters.editing import REMEDY
from gongkai.rules.letters.kinds import KINDS, LetterKind
from gongkai.rules.letters.templates import (
    BadTemplate,
    LetterTemplate,
    refuse_broken_fields,
    refuse_silence,
)

FORMS: Final = frozenset({LetterKind.REGISTRATION_FORM, LetterKind.SERVICE_RECORD})


def own_wording(
    kind: LetterKind,
    ending: str,
    *,
    title: str,
    addressee: str,
    body: str,
    valid_from: dt.date,
) -> LetterTemplate:
    """Return the template that an agency wrote, a paragraph on each line of ``body``.

    :raises BadTemplate: for a form of rows, an unknown or broken field, a remedy that does not stand alone at the end,
        or if it lacks what such a letter must say
    """
    if kind in FORMS:
        raise BadTemplate(f"“{KINDS[kind].label}”是表格，没有可以改的文字")
    refuse_broken_fields(addressee)
    refuse_broken_fields(body)
    _refuse_mixed_remedy(kind, body)
    template = LetterTemplate(
        kind=kind,
        ending=ending,
        title=title.strip(),
        addressee=addressee.strip(),
        paragraphs=tuple(line.strip() for line in body.splitlines() if line.strip()),
        rows=(),
        valid_from=valid_from,
    )
    refuse_silence(template)
    return template


def _refuse_mixed_remedy(kind: LetterKind, body: str) -> None:
    """Refuse a remedy in the middle of a sentence, or with something after it: it is protected as the last paragraph."""
    if kind is not LetterKind.REPLY:
        return
    lines = [(number, line.strip()) for number, line in enumerate(body.splitlines(), start=1)]
    filled = [(number, line) for number, line in lines if line]
    for number, line in filled:
        if REMEDY in line and (line != REMEDY or (number, line) != filled[-1]):
            raise BadTemplate(f"救济途径“{REMEDY}”要单独一行，放在最后", number)
