"""Parts of the public frame."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django import template
from django.conf import settings
from django.template.context import RequestContext
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gongkai.agencies.models import Agency
from gongkai.catalog.models import InformationItem
from gongkai.portal.columns import BY_KEY, ColumnLink, columns_of
from gongkai.portal.item_page import listed_state
from gongkai.portal.kept_parts import kept_part
from gongkai.portal.site import Site

register = template.Library()


@register.simple_tag
def agency_columns(agency: Agency) -> tuple[ColumnLink, ...]:
    """Return the columns of an agency, in the prescribed order."""
    return columns_of(agency.code)


@register.simple_tag(takes_context=True)
def kept(context: RequestContext, template_name: str, *facts: Any) -> SafeString:
    """Include a part that shows nothing but these facts."""
    return kept_part(context, template_name, facts)


@register.simple_tag(takes_context=True)
def site_meta(context: RequestContext) -> SafeString:
    """Write the meta tags of government pages, and the address of the page that counts.

    A page of a document gives ``meta``: a mapping of ArticleTitle, PubDate (2026-05-18 10:19),
    ContentSource, Keywords, Description to their texts.
    """
    site = context.get("site")
    request = context.get("request")
    if site is None or request is None:
        return SafeString("")
    with translation.override(settings.LANGUAGE_CODE):  # for catalogues of sites, always Chinese
        tags = format_html_join(
            "\n  ", '<meta name="{}" content="{}">', tuple(meta_of(context, site))
        )
    canonical = format_html('<link rel="canonical" href="{}{}">', site.base_url, request.path)
    return format_html("{}\n  {}", tags, canonical)


def meta_of(context: RequestContext, site: Site) -> Iterator[tuple[str, str]]:
    """Yield name and content of each meta tag that has something to say."""
    agency, column = context.get("agency"), BY_KEY.get(context.get("column") or "")
    yield "SiteName", f"{agency.name if agency else site.owner} 政府信息公开"
    yield "SiteDomain", site.base_url.partition("://")[2]
    if site.id_code:
        yield "SiteIDCode", site.id_code
    if column:
        yield "ColumnName", str(column.label)
        yield "ColumnDescription", str(column.says)
        yield "ColumnKeywords", "政府信息公开," + str(column.label)
        yield "ColumnType", "政府信息公开"
    yield from ((name, str(text)) for name, text in (context.get("meta") or {}).items() if text)


@register.simple_tag
def item_marks(item: InformationItem, today: dt.date) -> SafeString:
    """Write what stands behind a listed title: a state that a reader must not miss, the document number."""
    word, css = listed_state(item, today)
    parts = [("tag", css, word), ("small", "muted", item.document_number)]
    return format_html_join(
        " ", '<span class="{} {}">{}</span>', (each for each in parts if each[2])
    )
