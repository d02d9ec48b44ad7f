"""Letters on an application: which values the case gives, which have to be typed, and the draft itself.

The remedy and the article are never typed: they follow from the decision, the agency and the day.
"""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Final

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.casework.actions.recording import calendar, locked, note, standing_of
from gongkai.casework.applicants import data_of, words_opened
from gongkai.casework.lifecycle import EventKind, Standing
from gongkai.casework.models import CaseEvent, CaseLetter, DisclosureApplication
from gongkai.casework.online_application import DELIVERIES
from gongkai.casework.refusals import StepNotAllowed
from gongkai.casework.searches import searches_of
from gongkai.notices.actions import change_text as change_draft
from gongkai.notices.actions import draft_letter, values_of
from gongkai.notices.addressees import addressees_of, settings_of
from gongkai.notices.content import content_of
from gongkai.notices.models import LetterSettings
from gongkai.notices.wordings import template_in_use
from gongkai.rules.chinese_dates import in_words
from gongkai.rules.correction import correction_requested_by
from gongkai.rules.fees import METHOD_LABELS, FeeMethod
from gongkai.rules.grounds import Ground
from gongkai.rules.letters.composing import AGENCY, NUMBER, SIGNED_ON, LetterContent
from gongkai.rules.letters.editing import composed
from gongkai.rules.letters.fields import FIELDS
from gongkai.rules.letters.kinds import KINDS, LetterKind
from gongkai.rules.letters.templates import LetterTemplate
from gongkai.rules.outcomes import ENDING_BY_CODE, Ending, WithheldPart
from gongkai.rules.remedy_paragraphs import RemedyRule, remedy_paragraph, remedy_rule
from gongkai.rules.service import ELECTRONIC

COMPUTED: Final = frozenset({AGENCY, NUMBER, SIGNED_ON, "article", "remedy"})
# What the case has fixed: whose application, which number, which days; a letter cannot say otherwise
FIXED: Final = frozenset(
    [
        "applicant",
        "applicant_kind",
        "case_number",
        "channel",
        "arrived_on",
        "received_on",
        "due_on",
        "correction_due_on",
        "extension_working_days",
        "extended_due_on",
    ]
)


def template_of(case: DisclosureApplication, kind: LetterKind, on: dt.date) -> LetterTemplate:
    """Return the form of a letter on the case on a day.

    :raises StepNotAllowed: for a reply before anything was decided
    """
    if kind is not LetterKind.REPLY:
        return template_in_use(case.agency, kind, on)
    if not case.ending:
        raise StepNotAllowed("还没有作出决定，不能起草答复（条例第三十六条）。怎么办：先作出决定")
    return template_in_use(case.agency, kind, on, case.ending)


def typed_fields(template: LetterTemplate) -> tuple[str, ...]:
    """Return the fields of a form that a person may fill, in the order of the text."""
    open_fields = template.fields - COMPUTED - FIXED
    return tuple(sorted(open_fields, key=lambda name: template.text.index(f"{{{name}}}")))


def fixed_values(template: LetterTemplate, given: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what the case has fixed in a letter of a form, as (what it is, the words)."""
    names = [name for name in FIELDS if name in template.fields & FIXED]
    return [(FIELDS[name].label, given.get(name, "")) for name in names]


def is_wanted_online(case: DisclosureApplication) -> bool:
    """Test whether the applicant wants the answer by e-mail or to be picked up online."""
    return data_of(case.applicant).delivery_wanted in {DELIVERIES[way] for way in ELECTRONIC}


def given_values(case: DisclosureApplication) -> dict[str, str]:
    """Return what the case says by itself for the fields of its letters."""
    data, now, agency = data_of(case.applicant), standing_of(case), case.agency
    values = {
        "applicant": data.name,
        "recipient": data.name,
        "applicant_kind": case.get_applicant_kind_display(),
        "applicant_contact": data.contact,
        "case_number": case.number_text,
        "channel": case.get_channel_display(),
        "arrived_on": in_words(now.arrival.arrived_on),
        "request": data.description,
        "form_wanted": data.provision_wanted,
        "handler": case.handler.name if case.handler else "",
        "contact": "　".join(part for part in (agency.address, agency.telephone) if part),
    }
    if case.received_on and case.due_on:
        asked_by = correction_requested_by(case.received_on, calendar()).on
        values |= {
            "received_on": in_words(case.received_on),
            "due_on": in_words(case.due_on),
            "correction_requested_by": in_words(asked_by),
        }
    return values | _of_steps(case, now)


def _of_steps(case: DisclosureApplication, now: Standing) -> dict[str, str]:
    values: dict[str, str] = {}
    if now.correction:
        values["to_correct"] = _words_of(case, EventKind.CORRECTION_ASKED)
        values["correction_due_on"] = in_words(now.correction.due_on)
    if now.extension and case.due_on:
        values["extension_reason"] = _words_of(case, EventKind.EXTENDED)
        values["extension_working_days"] = str(now.extension.working_days)
        values["extended_due_on"] = in_words(case.due_on)
    if now.fee:
        values["fee_method"] = METHOD_LABELS[FeeMethod(now.fee_method)]
        values["fee_yuan"] = str(_last(case, EventKind.FEE_NOTICED).facts["yuan"])
    if now.searches:
        values["search"] = "；".join(each.in_words for each in searches_of(case))
    if now.ending:
        values |= _of_decision(case)
    return values


def _of_decision(case: DisclosureApplication) -> dict[str, str]:
    event = case.events.filter(kind__in=[EventKind.DECIDED, EventKind.WITHDRAWN]).latest("pk")
    words = words_opened(case.applicant, event.sealed)
    if event.kind == EventKind.WITHDRAWN:
        return {"explanation": words}
    found: dict[str, str] = json.loads(words or "{}")
    return found


def _last(case: DisclosureApplication, kind: EventKind) -> CaseEvent:
    return case.events.filter(kind=kind).latest("pk")


def _words_of(case: DisclosureApplication, kind: EventKind) -> str:
    event = case.events.filter(kind=kind).order_by("-pk").first()
    return words_opened(case.applicant, event.sealed) if event else ""


def remedy_of(case: DisclosureApplication, on: dt.date, *, is_for_online: bool) -> str:
    """Return the paragraph that says how the decision can be challenged, for an answer of a day.

    :raises RemedyNotComplete: if the reviewing body, or the online channel where it is needed, is not known
    """
    settings = settings_of(case.agency)
    rule = remedy_rule_of(case, ENDING_BY_CODE[case.ending], on, settings)
    return remedy_paragraph(
        rule, addressees_of(case.agency, on, settings), is_served_online=is_for_online
    )


def remedy_rule_of(
    case: DisclosureApplication, ending: Ending, on: dt.date, settings: LetterSettings
) -> RemedyRule:
    """Return the order of remedies against an answer of a day with that ending."""
    event = case.events.filter(kind=EventKind.DECIDED).order_by("-pk").first()
    grounds = event.facts.get("grounds", []) if event else []
    return remedy_rule(
        ending,
        decided_on=on,
        withheld_parts=[WithheldPart("", "", Ground(each) if each else None) for each in grounds],
        is_inquiry_review_first=settings.is_inquiry_review_first,
    )


@transaction.atomic
def draft(
    *,
    case: DisclosureApplication,
    kind: LetterKind,
    typed: Mapping[str, str],
    is_for_online: bool = False,
    by: User,
    at: dt.datetime,
) -> CaseLetter:
    """Draft a letter: what the case gives, over it what was typed, and over all what the rules compute.

    :raises NotAllowed: if something that such a letter must say is missing
    """
    case, _now = locked(case)
    on = timezone.localdate(at)
    template = template_of(case, kind, on)
    allowed = typed_fields(template)
    values = given_values(case) | {name: typed[name] for name in allowed if typed.get(name)}
    if kind is LetterKind.REPLY:
        values["article"] = str(ENDING_BY_CODE[case.ending].source or "")
        values["remedy"] = remedy_of(case, on, is_for_online=is_for_online)
    letter = draft_letter(
        agency=case.agency, kind=kind, ending=template.ending, values=values, by=by, at=at
    )
    drafted = CaseLetter.objects.create(case=case, letter=letter, is_for_online=is_for_online)
    note(case, action="letter_drafted", by=by, at=at, kind=letter.get_kind_display())
    return drafted


def refuse_outdated_remedy(letter: CaseLetter, on: dt.date) -> None:
    """Refuse to sign a reply whose remedy is not the one of the day: the law changed since it was drafted."""
    values = values_of(letter.letter)
    if values["remedy"] != remedy_of(letter.case, on, is_for_online=letter.is_for_online):
        raise StepNotAllowed(
            f"起草以后，救济途径变了：{in_words(on)}签发的答复要按当天的规定写（条例第五十一条）。"
            f"怎么办：重新起草，再签发"
        )


def content_shown(letter: CaseLetter, on: dt.date) -> LetterContent:
    """Return what a letter says: as it was signed, or a draft in the wording of the day."""
    if letter.letter.is_signed:
        return content_of(letter.letter)
    return composed(draft_template(letter, on), values_of(letter.letter))


def draft_template(letter: CaseLetter, on: dt.date) -> LetterTemplate:
    """Return the form a draft is worded by on a day."""
    kind = LetterKind(letter.letter.kind)
    return template_in_use(letter.case.agency, kind, on, letter.letter.ending)


@transaction.atomic
def change_text(*, letter: CaseLetter, text: str, by: User, at: dt.datetime) -> None:
    """Change the text of a draft by hand before it is signed; what it must say and the remedy stay.

    :raises NotAllowed: if it is signed, or something that such a letter must say was changed
    """
    change_draft(letter=letter.letter, text=text, at=at)
    note(letter.case, action="letter_edited", by=by, at=at, kind=letter.letter.get_kind_display())


def kinds_for(now: Standing) -> list[tuple[str, str]]:
    """Return the letters that fit a case as it stands, as (kind, label)."""
    wanted = [
        (LetterKind.RECEIPT, now.received_on),
        (LetterKind.REGISTRATION_FORM, now.received_on),
        (LetterKind.CORRECTION_REQUEST, now.correction),
        (LetterKind.EXTENSION_NOTICE, now.extension),
        (LetterKind.THIRD_PARTY_CONSULTATION, now.consultations),
        (LetterKind.JOINT_MAKER_CONSULTATION, now.consultations),
        (LetterKind.ASSISTANCE_REQUEST, now.consultations),
        (LetterKind.APPLICANT_TOLD_OF_CONSULTATION, now.consultations),
        (LetterKind.FEE_NOTICE, now.clock and now.ending is None),
        (LetterKind.REPLY, now.ending),
        (LetterKind.SERVICE_RECORD, now.signed_on),
    ]
    return [(kind.value, KINDS[kind].label) for kind, fits in wanted if fits]
