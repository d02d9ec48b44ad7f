"""An application as it is shown before it is sent: each answer with the page where it can be changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.casework.online_application import PERSON
from gongkai.portal.applying.forms import STEPS


@dataclass(frozen=True, slots=True)
class Line:
    """One answer."""

    label: Any
    value: Any
    step: str


ONLY_PERSONS = frozenset({"identity_kind", "identity_number"})
ONLY_ORGANISATIONS = frozenset({"organisation_code", "representative", "contact_person"})


def lines_of(answers: Mapping[str, str]) -> Iterator[Line]:
    """Yield what was answered; what does not concern the applicant's kind, or was left empty, is left out."""
    left_out = ONLY_ORGANISATIONS if answers.get("kind") == PERSON else ONLY_PERSONS
    for key, form_class in STEPS.items():
        for field in form_class(answers, answers):
            value = answers.get(field.name, "")
            if field.name in left_out or not value.strip():
                continue
            choices = getattr(field.field, "choices", None)
            yield Line(field.label, dict(choices).get(value, value) if choices else value, key)
