"""Filters of report pages."""

from django import template

from gongkai.annual_reports import presentation

register = template.Library()


@register.filter
def text_blocks(text: str | None) -> tuple[presentation.TextBlock, ...]:
    """Split the text of a part into paragraphs and headings."""
    return presentation.text_blocks(text or "")
