"""Filters of report pages."""

from collections.abc import Mapping

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.annual_reports import presentation
from gongkai.annual_reports.computing.overrides import Beside, FromRecords
from gongkai.annual_reports.models import ReportEvent
from gongkai.annual_reports.remarks import Remark

register = template.Library()


@register.filter
def text_blocks(text: str | None) -> tuple[presentation.TextBlock, ...]:
    """Split the text of a part into paragraphs and headings."""
    return presentation.text_blocks(text or "")


@register.filter
def change_of(changes: Mapping[str, tuple[ReportEvent, str | None]] | None, where: str) -> str:
    """Say who changed a cell last, when, and what stood there before; nothing if nobody did."""
    if not changes or where not in changes:
        return ""
    event, was = changes[where]
    at = timezone.localtime(event.at)
    return _("%(name)s %(at)s 填，原来是 %(was)s") % {
        "name": event.by.name,
        "at": f"{at.month}月{at.day}日 {at:%H:%M}",
        "was": was if was is not None else _("空白"),
    }


@register.filter
def at(remarked: Mapping[str, tuple[Remark, ...]] | str, where: str) -> tuple[Remark, ...]:
    """Return the remarks at a place; none on a page without remarks."""
    return remarked.get(where, ()) if isinstance(remarked, Mapping) else ()


@register.filter
def is_computed(computed: Mapping[str, Beside | None] | str, where: str) -> bool:
    """Test whether a cell was worked out from the records; on a page that knows nothing of it none is."""
    return isinstance(computed, Mapping) and where in computed


@register.filter
def put_instead(computed: Mapping[str, Beside | None] | str, where: str) -> Beside | None:
    """Return the cell with both figures where somebody put another one in place of the computed."""
    return computed.get(where) if isinstance(computed, Mapping) else None


@register.filter
def marked_in(records: FromRecords | str | None, text: str) -> list[tuple[str, bool]]:
    """Split a paragraph into what somebody wrote and the sentences worked out from the records."""
    return presentation.marked(text, records.sentences if isinstance(records, FromRecords) else ())
