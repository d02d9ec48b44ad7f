"""The registration form of a review (信息发布审核登记表), as PDF for the file."""

from collections.abc import Sequence

from django.template.loader import render_to_string

from gongkai.catalog.lifecycle import EventKind, Step
from gongkai.catalog.models import InformationItem, ItemEvent, ItemVersion
from gongkai.catalog.presentation import ShownFile, value_in_words
from gongkai.catalog.secrecy import QUESTIONS, Answer
from gongkai.files.printing import print_html


def printed_form(item: InformationItem, version: ItemVersion, events: Sequence[ItemEvent]) -> bytes:
    """Return the form of one version: what it is, its hash, and every opinion with name and time."""
    last = max(number for number, each in enumerate(events) if each.kind == EventKind.SUBMITTED)
    submitted = events[last]
    passed = [each for each in events[last + 1 :] if each.kind == EventKind.PASSED]
    names = {each: Step(each).label for each in submitted.facts["steps"]}
    by_step = {each.step: each for each in passed}
    content = version.value()
    context = {
        "item": item,
        "version": version,
        "content": content,
        "carrier": "公文类" if content.document_number else "非公文类",
        "status": value_in_words(content, "status"),
        "channels": value_in_words(content, "channels"),
        "files": [ShownFile(each) for each in content.attachments],
        "submitted": submitted,
        "steps": [
            (label, by_step.get(step), _answers(by_step.get(step))) for step, label in names.items()
        ],
        "let_through": [each for each in events if each.kind == EventKind.LET_THROUGH],
        "published": next((each for each in events if each.kind == EventKind.PUBLISHED), None),
    }
    return print_html(render_to_string("catalog/printed_form.html", context))


def _answers(event: ItemEvent | None) -> list[tuple[str, str]]:
    answers = event.facts.get("answers", {}) if event else {}
    return [(label, Answer(answers[key]).label) for key, label in QUESTIONS if key in answers]
