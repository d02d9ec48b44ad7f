"""Forms of letters as staff see them: listed, and filled with made-up values in the agency's own words."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext as _

from gongkai.agencies import queries as agencies
from gongkai.agencies.models import Agency
from gongkai.notices.addressees import addressees_of, settings_of
from gongkai.notices.models import AgencyWording
from gongkai.notices.numbering import number_in_words
from gongkai.notices.wordings import WordingBroken, checked, own_wordings
from gongkai.rules.chinese_dates import in_words
from gongkai.rules.letters.composing import LetterContent, compose
from gongkai.rules.letters.fields import FIELDS
from gongkai.rules.letters.kinds import KINDS, LetterKind
from gongkai.rules.letters.mandatory import mandatory
from gongkai.rules.letters.samples import SAMPLE_PART, sample_values
from gongkai.rules.letters.templates import LetterTemplate, known_templates
from gongkai.rules.outcomes import ENDING_BY_CODE, OUTCOME_LABELS
from gongkai.rules.remedy_paragraphs import remedy_rule

SAMPLE_NUMBER: Final = 3
NOT_SET: Final = "（行政复议机关，请在文书设置中填写）"


@dataclass(frozen=True, slots=True)
class FormLine:
    """One form in the list."""

    key: str
    label: str
    basis: str
    goes_to: str
    template: LetterTemplate
    is_own: bool = False
    broken: str = ""


@dataclass(frozen=True, slots=True)
class ShownForm:
    """One form filled with made-up values, and what such a letter must say."""

    line: FormLine
    content: LetterContent
    must_have: tuple[str, ...]
    must_say: tuple[str, ...]
    doubt: str
    lacks_reviewing_body: bool


def key_of(template: LetterTemplate) -> str:
    """Return the word that names a form in addresses: its ending for a reply, else its kind."""
    return template.ending or str(template.kind)


def form_lines(on: dt.date, agency: Agency | None = None) -> Iterator[FormLine]:
    """Yield the forms in force on a day, in the order of a case: the agency's own where it has one, else the built-in."""
    own = own_wordings(agency, on) if agency else {}
    for template in known_templates():
        if template.is_in_force_on(on):
            wording = own.get((template.kind.value, template.ending))
            yield line_of(template) if wording is None else _own_line(template, wording)


def _own_line(template: LetterTemplate, wording: AgencyWording) -> FormLine:
    """Return the line of an agency's own wording; of one that cannot be used, the built-in one with what is wrong."""
    try:
        return line_of(checked(wording), is_own=True)
    except WordingBroken as mistake:
        return replace(line_of(template), broken=str(mistake))


def form_by_key(key: str, on: dt.date, agency: Agency | None = None) -> FormLine | None:
    """Return a form in force on a day, the agency's own where it has one, None where there is none."""
    return next((line for line in form_lines(on, agency) if line.key == key), None)


def shown_form(line: FormLine, agency: Agency, on: dt.date) -> ShownForm:
    """Fill a form as if the agency wrote the letter on the day."""
    template = line.template
    settings = settings_of(agency)
    named = addressees_of(agency, on, settings)
    addressees = named if named.reviewing_body else replace(named, reviewing_body=NOT_SET)
    values = sample_values(
        template,
        agency=agencies.name_on(agency, on),
        addressees=addressees,
        on=on,
        is_inquiry_review_first=settings.is_inquiry_review_first,
    )
    values |= {
        "number": number_in_words(agency, settings, template.kind, on.year, SAMPLE_NUMBER),
        "signed_on": in_words(on),
    }
    must = mandatory(template.kind, template.ending)
    return ShownForm(
        line=line,
        content=compose(template, values),
        must_have=tuple(field.label for name, field in FIELDS.items() if name in must.fields),
        must_say=must.words,
        doubt=_doubt(template, on, is_review_first=settings.is_inquiry_review_first),
        lacks_reviewing_body=template.kind is LetterKind.REPLY and not named.reviewing_body,
    )


def line_of(template: LetterTemplate, *, is_own: bool = False) -> FormLine:
    """Return the line of a template in the list."""
    rule = KINDS[template.kind]
    if not template.ending:
        return FormLine(
            key_of(template), rule.label, str(rule.basis), rule.goes_to, template, is_own
        )
    ending = ENDING_BY_CODE[template.ending]
    label = f"{OUTCOME_LABELS[ending.outcome]}：{ending.label}"
    basis = str(ending.source) if ending.source else _("没有专门条款，来自实践")
    return FormLine(key_of(template), label, basis, rule.goes_to, template, is_own)


def _doubt(template: LetterTemplate, on: dt.date, *, is_review_first: bool) -> str:
    if not template.ending:
        return ""
    return remedy_rule(
        ENDING_BY_CODE[template.ending],
        decided_on=on,
        withheld_parts=(SAMPLE_PART,),
        is_inquiry_review_first=is_review_first,
    ).doubt
