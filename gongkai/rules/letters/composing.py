"""A letter from its template and values: title, number, addressee, paragraphs, date."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.rules.letters.fields import FIELDS
from gongkai.rules.letters.templates import FIELD, LetterTemplate
from gongkai.rules.refusals import NotAllowed

AGENCY, NUMBER, SIGNED_ON = "agency", "number", "signed_on"


class LetterNotComplete(NotAllowed):
    """Raised for a letter of which a field is empty."""


@dataclass(frozen=True, slots=True)
class LetterContent:
    """What stands in a letter, as text; ``number`` is empty while it is a draft."""

    title: str
    agency: str
    number: str
    addressee: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    signed_on: str


def compose(template: LetterTemplate, values: Mapping[str, str]) -> LetterContent:
    """Fill a template; the agency's name stands before its title.

    :raises LetterNotComplete: if a field of the letter has no value
    """
    needed = template.fields | {AGENCY}
    if empty := sorted(name for name in needed if not values.get(name, "").strip()):
        names = "、".join(FIELDS[name].label for name in empty)
        raise LetterNotComplete(f"“{template.title}”还没有填写：{names}，请补充后再试")
    return LetterContent(
        title=f"{values[AGENCY]}{template.title}",
        agency=values[AGENCY],
        number=values.get(NUMBER, ""),
        addressee=_filled(template.addressee, values),
        paragraphs=tuple(_paragraphs(template.paragraphs, values)),
        rows=tuple((row.label, _filled(row.value, values)) for row in template.rows),
        signed_on=values.get(SIGNED_ON, ""),
    )


def without_second_stops(template: LetterTemplate, values: Mapping[str, str]) -> dict[str, str]:
    """Return the values without the full stop at their end where the form puts its own after them."""
    text = template.text
    return {
        name: value.rstrip().rstrip("。") if f"{{{name}}}。" in text else value
        for name, value in values.items()
    }


def _paragraphs(lines: tuple[str, ...], values: Mapping[str, str]) -> Iterator[str]:
    """Fill each line; a value of several lines makes as many paragraphs."""
    for line in lines:
        for part in _filled(line, values).splitlines():
            if part.strip():
                yield part.strip()


def _filled(text: str, values: Mapping[str, str]) -> str:
    return FIELD.sub(lambda found: values[found[1]].strip(), text)
