"""The text of a draft changed by hand, with what such a letter must say protected.

Title, number, addressee, remedy and date are never part of the text that is changed. Of the rest, the words and values of
``mandatory`` have to stay as they are: the program put them there or the officer filled them in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from gongkai.rules.citations import Citation, Instrument
from gongkai.rules.letters.composing import LetterContent, compose
from gongkai.rules.letters.fields import FIELDS
from gongkai.rules.letters.kinds import KINDS
from gongkai.rules.letters.mandatory import mandatory
from gongkai.rules.letters.templates import LetterTemplate
from gongkai.rules.outcomes import ENDING_BY_CODE
from gongkai.rules.refusals import NotAllowed

TEXT: Final = "edited_text"  # where the values of a draft keep the text that was changed by hand
REMEDY: Final = "{remedy}"


class TextNotAllowed(NotAllowed):
    """Raised for a text that lacks what such a letter must say, or for a form, which has none."""


def composed(template: LetterTemplate, values: Mapping[str, str]) -> LetterContent:
    """Fill a template; where the draft's text was changed by hand, with that text before what is protected.

    :raises LetterNotComplete: if a field of the letter has no value
    :raises TextNotAllowed: if the changed text lacks what such a letter must say
    """
    letter = compose(template, values)
    text = values.get(TEXT, "").strip()
    if not text:
        return letter
    refuse_missing(template, values, text)
    return replace(letter, paragraphs=(*_lines(text), *protected(template, values)))


def editable(template: LetterTemplate, values: Mapping[str, str]) -> str:
    """Return the text that may be changed, a paragraph on each line; empty for a form of rows."""
    if changed := values.get(TEXT, "").strip():
        return changed
    return "\n".join(compose(_only(template, _open_lines(template)), values).paragraphs)


def protected(template: LetterTemplate, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the paragraphs that stand after the text and cannot be changed: the remedy and what follows it."""
    kept = template.paragraphs[len(_open_lines(template)) :]
    return compose(_only(template, kept), values).paragraphs


def must_stay(template: LetterTemplate, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what has to stand in the text, as (what it is, the words): fields with their lines, and fixed words."""
    must = mandatory(template.kind, template.ending)
    text = "\n".join(_open_lines(template))
    for name in FIELDS:
        if name in must.fields and f"{{{name}}}" in text:
            yield from ((FIELDS[name].label, line) for line in _lines(values[name]))
    yield from (("", words) for words in must.words if words in text)


def refuse_missing(template: LetterTemplate, values: Mapping[str, str], text: str) -> None:
    """Refuse a text that lacks something, naming what and the article that asks for it.

    :raises TextNotAllowed: with everything that is missing
    """
    if not template.paragraphs:
        raise TextNotAllowed(
            f"“{template.title}”是表格，没有可以改的文字（{basis_of(template)}）。怎么办：重新填写各栏"
        )
    lacking = [
        f"{label}“{words}”" if label else f"“{words}”"
        for label, words in must_stay(template, values)
        if words not in text
    ]
    if lacking:
        raise TextNotAllowed(
            f"“{template.title}”改掉了必须写明的内容（{basis_of(template)}）：{'；'.join(lacking)}。"
            f"怎么办：照原样补上；要换内容的，回去重新填写这一栏"
        )


def basis_of(template: LetterTemplate) -> Citation | Instrument:
    """Return the article that a letter rests on: that of its ending, else of its kind."""
    ending = ENDING_BY_CODE.get(template.ending)
    return (ending and ending.source) or KINDS[template.kind].basis


def _open_lines(template: LetterTemplate) -> tuple[str, ...]:
    """Return the lines of the template before the one with the remedy; all, where there is none."""
    lines = template.paragraphs
    first = next((place for place, line in enumerate(lines) if REMEDY in line), len(lines))
    return lines[:first]


def _only(template: LetterTemplate, lines: tuple[str, ...]) -> LetterTemplate:
    return replace(template, addressee="", paragraphs=lines, rows=())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
