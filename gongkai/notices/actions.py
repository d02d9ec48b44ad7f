"""What can be done to the letters of an agency."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.accounts.queries import actor_on
from gongkai.agencies.models import Agency
from gongkai.audit.actions import record
from gongkai.notices.addressees import settings_of
from gongkai.notices.content import as_text, hash_of
from gongkai.notices.models import Letter, LetterSettings
from gongkai.notices.numbering import number_in_words, take_number
from gongkai.notices.sealing import new_wrapped_key, opened, sealed
from gongkai.notices.wordings import template_in_use
from gongkai.rules.chinese_dates import in_words
from gongkai.rules.letters.composing import compose, without_second_stops
from gongkai.rules.letters.editing import TEXT, composed
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.refusals import NotAllowed

SETTINGS = "letter_settings"
LETTER = "letter"


class LetterFrozen(NotAllowed):
    """Raised for a change to a letter that was signed."""


@transaction.atomic
def change_settings(*, agency: Agency, by: User, at: dt.datetime, **values: Any) -> LetterSettings:
    """Set an agency's own words in its letters; letters already signed stay as they are."""
    changed, _made = LetterSettings.objects.update_or_create(agency=agency, defaults=values)
    record(
        action="notices.settings_changed",
        subject_kind=SETTINGS,
        subject_id=str(agency.pk),
        agency_code=agency.code,
        by=actor_on(by, agency, timezone.localdate(at)),
        at=at,
        prefix=changed.number_prefix,
        reviewing_body=changed.reviewing_body,
        court=changed.court,
    )
    return changed


@transaction.atomic
def draft_letter(
    *,
    agency: Agency,
    kind: LetterKind,
    ending: str = "",
    values: Mapping[str, str],
    by: User,
    at: dt.datetime,
) -> Letter:
    """Write a letter that is not signed yet; it has no number.

    :raises LetterNotComplete: if something that such a letter must say is missing
    """
    template = template_in_use(agency, kind, timezone.localdate(at), ending)
    names = without_second_stops(template, values) | {"agency": agency.name}
    compose(template, names)
    key = new_wrapped_key()
    return Letter.objects.create(
        agency=agency,
        kind=kind,
        ending=ending,
        wrapped_key=key,
        sealed=sealed(json.dumps(names, ensure_ascii=False), key),
        drafted_by=by,
        drafted_at=at,
    )


@transaction.atomic
def sign_letter(*, letter: Letter, by: User, at: dt.datetime) -> Letter:
    """Number a letter, date it, and freeze its text by its hash.

    The wording is that of the day it is signed on.

    :raises LetterFrozen: if it is signed already
    :raises LetterNotComplete: if the wording of that day asks for something that is missing
    :raises TextNotAllowed: if a text changed by hand lacks what the wording of that day asks for
    """
    letter = Letter.objects.select_for_update().select_related("agency").get(pk=letter.pk)
    _refuse_signed(letter)
    kind, on, agency = LetterKind(letter.kind), timezone.localdate(at), letter.agency
    number = take_number(agency, kind, on.year)
    letter.number_text = number_in_words(agency, settings_of(agency), kind, on.year, number)
    values = values_of(letter) | {
        "number": letter.number_text,
        "signed_on": in_words(on),
    }
    text = as_text(composed(template_in_use(agency, kind, on, letter.ending), values))
    letter.year, letter.number = on.year, number
    letter.signed_by, letter.signed_at = by, at
    letter.sealed, letter.content_hash = sealed(text, letter.wrapped_key), hash_of(text)
    letter.save()
    record(
        action="notices.letter_signed",
        subject_kind=LETTER,
        subject_id=str(letter.pk),
        agency_code=agency.code,
        by=actor_on(by, agency, on),
        at=at,
        number=letter.number_text,
        kind=letter.get_kind_display(),
        content_hash=letter.content_hash,
    )
    return letter


@transaction.atomic
def change_text(*, letter: Letter, text: str, at: dt.datetime) -> Letter:
    """Change the text of a draft by hand; an empty text takes back every change.

    :raises LetterFrozen: if it is signed
    :raises TextNotAllowed: if the text lacks what such a letter must say
    """
    letter = Letter.objects.select_for_update().select_related("agency").get(pk=letter.pk)
    _refuse_signed(letter)
    values = values_of(letter) | {TEXT: text.strip()}
    on = timezone.localdate(at)
    template = template_in_use(letter.agency, LetterKind(letter.kind), on, letter.ending)
    composed(template, values)
    letter.sealed = sealed(json.dumps(values, ensure_ascii=False), letter.wrapped_key)
    letter.save(update_fields=["sealed"])
    return letter


def values_of(draft: Letter) -> dict[str, str]:
    """Return the values a draft was written with."""
    found: dict[str, str] = json.loads(opened(draft.sealed, draft.wrapped_key))
    return found


def _refuse_signed(letter: Letter) -> None:
    if letter.is_signed:
        raise LetterFrozen(
            f"这件文书已经签发（{letter.number_text}），不能再改。内容有误的，请另出更正的文书"
        )


def erase_letter(*, letter: Letter) -> None:
    """Destroy the key of a letter whose time of keeping is over: its number and hash stay, its text is gone for good."""
    letter.wrapped_key = b""
    letter.save(update_fields=["wrapped_key"])
