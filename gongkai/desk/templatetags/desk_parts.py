"""Parts of staff pages: the frame, icons, states, the summary of mistakes."""

from typing import Final, NamedTuple

from django import template
from django.forms import BaseForm
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gongkai.desk.frame import Frame, frame_of
from gongkai.desk.status import LOOKS

register = template.Library()

TELL_ICONS: Final = {
    "late": "bar",
    "soon": "clock",
    "stop": "pause",
    "good": "tick",
    "run": "help",
}


class Mistake(NamedTuple):
    """One thing to mend in a form; without a field it concerns the form as a whole."""

    label: str
    message: str
    field_id: str


@register.simple_tag(takes_context=True)
def desk_frame(context: RequestContext) -> Frame:
    """Return what the frame shows around a staff page."""
    return frame_of(context["request"])


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon; the word beside it says what it means, so readers aloud skip it."""
    sprite = static("gongkai/icons.svg")
    return format_html(
        '<svg class="ic" viewBox="0 0 20 20" aria-hidden="true"><use href="{}#{}"/></svg>',
        sprite,
        name,
    )


@register.filter
def tell_icon(kind: str) -> str:
    """Return the icon of a refusal or note."""
    return TELL_ICONS[kind]


@register.inclusion_tag("components/status.html")
def status_pill(word: str) -> dict[str, str]:
    """Show a state: ``{% status_pill "填报" %}``."""
    look = LOOKS[word]
    return {"word": word, "kind": look.kind, "icon_name": look.icon}


@register.simple_tag
def mistakes(form: BaseForm) -> list[Mistake]:
    """Return the mistakes of a form: of the whole first, then in the order of its fields."""
    of_all = [Mistake("", str(message), "") for message in form.non_field_errors()]
    of_fields = [
        Mistake(str(field.label), str(message), field.id_for_label or field.auto_id)
        for field in form
        for message in field.errors
    ]
    return of_all + of_fields
