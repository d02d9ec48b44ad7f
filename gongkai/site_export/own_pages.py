"""The pages a copy has in place of what needs the program: its search, and where to go for the rest."""

import json
from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone, translation

from gongkai.catalog import gate
from gongkai.catalog.models import InformationItem
from gongkai.site_export.addresses import Extent
from gongkai.site_export.answers import Answer, Program
from gongkai.site_export.nginx import NOT_TAKEN_AT, SEARCH_AT
from gongkai.storage import KeptFileDamaged, KeptFileMissing

INDEX_AT: Final = "/search/index.json"
MOST_SEARCHED: Final = 20_000  # the newest; an index of more is slow on an old telephone
LONGEST_WORDS: Final = 300  # characters of summary and text of each item
TEMPORARY_REDIRECT: Final = 302


class OwnPages:
    """Makes them in the frame of the public pages, with the headers of one that the program serves."""

    def __init__(self, program: Program, extent: Extent, server: str, like: Answer) -> None:
        self.program = program
        self.extent = extent
        self.server = server
        self.headers = like.headers

    def needs_program(self, address: str) -> Answer:
        """Return the page at an address that only the program can answer; with a server it leads there."""
        page = self._page("needs_program.html", address, wanted=address)
        if not self.server:
            return page
        headers = {**page.headers, "Location": self.server + address}
        return Answer(TEMPORARY_REDIRECT, headers, page.body)

    def not_taken(self) -> Answer:
        """Return what is said where something was sent that a copy cannot take."""
        return self._page("needs_program.html", NOT_TAKEN_AT, wanted="/")

    def search(self) -> Answer:
        """Return the page of the search."""
        return self._page("search.html", SEARCH_AT, index=INDEX_AT, most=MOST_SEARCHED)

    def index(self) -> Answer:
        """Return what the search looks through: titles, numbers and first words of what passed review."""
        rows = list(self._rows())
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        headers = {**self.headers, "Content-Type": "application/json"}
        return Answer(200, headers, text.encode())

    def _rows(self) -> Iterator[list[str]]:
        public = InformationItem.objects.filter(
            is_public=True, agency__code__in=self.extent.codes
        ).select_related("agency", "published")
        for item in public.order_by("-first_published_at", "-pk")[:MOST_SEARCHED]:
            try:
                content = gate.released(item)
            except (gate.NotReleased, KeptFileMissing, KeptFileDamaged):
                continue
            at = item.first_published_at
            names = " ".join(each.name for each in content.attachments)
            yield [
                item.public_url(),
                content.title,
                " ".join(filter(None, (content.document_number, item.index_number))),
                item.agency.name,
                f"{timezone.localdate(at)}" if at else "",
                f"{content.summary} {content.text}"[:LONGEST_WORDS],
                names,
            ]

    def _page(self, template: str, address: str, **context: Any) -> Answer:
        with translation.override(settings.LANGUAGE_CODE):
            request = self.program.request(address)
            shown = {"server": self.server, "from_agency": self.extent.agency, **context}
            response = render(request, f"site_export/{template}", shown)
        return Answer(200, self.headers, response.content)
