"""Words that are stored and compared in Chinese, shown in the language of the page."""

from django import template
from django.utils.translation import gettext

register = template.Library()


@register.filter
def translated(word: str) -> str:
    """Return a label of a choice or a word of state in the language of the page: ``{{ event.get_kind_display|translated }}``.

    Labels stay plain Chinese in the code, since lists that are read in, letters and records use them whatever
    language somebody's screen has.
    """
    return gettext(str(word)) if word else ""
