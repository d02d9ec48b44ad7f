"""Filters of report pages."""

from collections.abc import Mapping

from django import template

from gongkai.annual_reports import presentation
from gongkai.annual_reports.remarks import Remark

register = template.Library()


@register.filter
def text_blocks(text: str | None) -> tuple[presentation.TextBlock, ...]:
    """Split the text of a part into paragraphs and headings."""
    return presentation.text_blocks(text or "")


@register.filter
def at(remarked: Mapping[str, tuple[Remark, ...]] | str, where: str) -> tuple[Remark, ...]:
    """Return the remarks at a place; none on a page without remarks."""
    return remarked.get(where, ()) if isinstance(remarked, Mapping) else ()
