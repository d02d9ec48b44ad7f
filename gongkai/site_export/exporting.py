"""Making the static copy of an agency's public site: every page as the program serves it, at the same addresses.

What the copy holds follows from links: from the pages of the agencies and their items and reports to everything these
lead to. An address that needs the program, or that belongs to another agency, leads to the server, or says so.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from django.utils import timezone

from gongkai.annual_reports import actions as reports
from gongkai.annual_reports.models import AnnualReport, FileKind
from gongkai.annual_reports.queries import public_versions
from gongkai.catalog.models import ItemVersion
from gongkai.files.annual_report_writer import CannotPrint
from gongkai.site_export import manifest as manifests
from gongkai.site_export.addresses import SEARCH, Extent, is_static, match_of, seeds
from gongkai.site_export.answers import Answer, Program
from gongkai.site_export.links import links_of, on_this_site, posts_to_the_program
from gongkai.site_export.manifest import Page, SiteManifest
from gongkai.site_export.nginx import NOT_TAKEN_AT, SEARCH_AT
from gongkai.site_export.own_pages import INDEX_AT, OwnPages
from gongkai.site_export.releases import ExportRefused, Release, alone_in
from gongkai.storage import digest

logger = logging.getLogger(__name__)

LIKE: Final = "/accessibility/"  # a page that depends on nothing
NOWHERE: Final = "/-/"
OK: Final = 200
BROKEN: Final = 500
UNAVAILABLE: Final = 503
NOT_FOUND: Final = 404
TOLD_EVERY: Final = 200

Tell = Callable[[str], None]


@dataclass(slots=True)
class Outcome:
    """What an export came to. ``faults`` are addresses that did not answer as they should, with their status."""

    release: Path
    pages: int
    written: int
    faults: list[tuple[str, int]] = field(default_factory=list)


def refuse_without_server(extent: Extent, server: str) -> None:
    """Refuse a copy of some agencies whose links to others would lead nowhere.

    :raises ExportRefused: if there is no server that has the others
    """
    if not extent.is_whole and not server:
        raise ExportRefused(
            "只导出一部分机关时，页面上有通向其他机关的链接，副本里没有那些页。"
            "怎么办：设置 GONGKAI_EXPORT_SERVER（系统的网址）；或者不写 --agency，导出全部。"
        )


def make_report_files(extent: Extent) -> None:
    """Make the files of public reports that nobody asked for yet: a copy is made from what is there."""
    for report in AnnualReport.objects.filter(
        agency__code__in=extent.codes, published__isnull=False
    ).select_related("agency"):
        for version in public_versions(report):
            version.report = report
            for kind in FileKind:
                try:
                    reports.release_file(version=version, kind=kind, at=timezone.now())
                except CannotPrint:
                    logger.warning("no %s of report %s: it cannot be printed here", kind, report.pk)


def export_site(folder: Path, *, extent: Extent, site_url: str, server: str, tell: Tell) -> Outcome:
    """Write the copy and make it the one that counts.

    :param server: where the program itself is reached; empty where nowhere
    :raises ExportRefused: if it cannot be made; what was there before stays as it was
    """
    refuse_without_server(extent, server)
    with alone_in(folder):
        return Export(folder, extent, site_url, server, tell).run()


class Export:
    """One run: the addresses still to be asked for, and the pages the copy has."""

    def __init__(
        self, folder: Path, extent: Extent, site_url: str, server: str, tell: Tell
    ) -> None:
        self.extent = extent
        self.tell = tell
        self.program = Program(site_url)
        self.release = Release(folder)
        self.made = SiteManifest(site_url, extent.agency.code, len(extent.codes) > 1, server)
        like = self.program.answer(LIKE)
        if like.status != OK:
            raise ExportRefused(
                f"系统不在 {site_url} 这个网址上答复（{like.status}）。"
                "怎么办：把这个域名写进 GONGKAI_HOSTS，网址写进 GONGKAI_SITE_URL。"
            )
        self.own = OwnPages(self.program, extent, server, like)
        self.waiting: deque[str] = deque()
        self.seen: set[str] = set()
        self.faults: list[tuple[str, int]] = []

    def run(self) -> Outcome:
        """Ask for every address, then make the copy count."""
        self._note(seeds(self.extent))
        while self.waiting:
            address = self.waiting.popleft()
            self._take(address)
            if len(self.made.pages) % TOLD_EVERY == 0:
                self.tell(f"已写 {len(self.made.pages)} 个网址……")
        self._add_own()
        target = self.release.finish(self.made)
        return Outcome(target, len(self.made.pages), self.release.written, self.faults)

    def _note(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            if address not in self.seen:
                self.seen.add(address)
                self.waiting.append(address)

    def _take(self, address: str) -> None:
        match = match_of(address)
        if match is not None and match.view_name == SEARCH:
            return
        if not self.extent.has(address):
            self._add(address, self._elsewhere(address), made_by="copy")
            return
        answer = self.program.answer(address)
        if "Set-Cookie" in answer.headers or (answer.is_page and _is_for_program(answer)):
            self._add(address, self.own.needs_program(address), made_by="copy")
            return
        if answer.status >= BROKEN and answer.status != UNAVAILABLE:
            raise ExportRefused(f"{address} 出错（{answer.status}），没有导出。怎么办：查看日志。")
        self._look_after(address, answer)
        self._add(address, answer, reviewed=reviewed_hash(address, answer))

    def _elsewhere(self, address: str) -> Answer:
        if address == "/":
            page = self.own.needs_program(address)
            own_page = f"/{self.extent.agency.code}/"
            return Answer(302, {**page.headers, "Location": own_page}, page.body)
        return self.own.needs_program(address)

    def _look_after(self, address: str, answer: Answer) -> None:
        """Note where the answer leads to, and whether it is one that should not be."""
        if answer.status in {NOT_FOUND, UNAVAILABLE}:
            self.faults.append((address, answer.status))
        if "Location" in answer.headers:
            self._note(filter(None, [on_this_site(answer.headers["Location"], self.made.site_url)]))
        if "Content-Disposition" not in answer.headers:
            content = (answer.body, answer.content_type, address, self.made.site_url)
            self._note(links_of(*content))

    def _add(
        self, address: str, answer: Answer, *, made_by: str = "program", reviewed: str = ""
    ) -> None:
        page = self.release.add(address, answer, made_by=made_by, reviewed=reviewed)
        self.made.pages[address] = page

    def _add_own(self) -> None:
        """Add the search of the copy, what a wrong address gets, and what a form gets."""
        page = self.release.add(SEARCH_AT, self.own.search(), made_by="copy", any_question=True)
        self.made.pages[SEARCH_AT] = page
        body = self.own.search()
        self._note(links_of(body.body, body.content_type, SEARCH_AT, self.made.site_url))
        while self.waiting:
            self._take(self.waiting.popleft())
        self._add(INDEX_AT, self.own.index(), made_by="copy")
        others: dict[str, Page] = self.made.others
        others[manifests.NOT_FOUND] = self.release.add(
            NOWHERE, self.program.answer(f"{NOWHERE}nothing")
        )
        others[manifests.NOT_TAKEN] = self.release.add(
            NOT_TAKEN_AT, self.own.not_taken(), made_by="copy"
        )


def _is_for_program(answer: Answer) -> bool:
    return answer.status == OK and posts_to_the_program(answer.body)


def reviewed_hash(address: str, answer: Answer) -> str:
    """Return the hash that the review passed of an item's page, or of a file; empty for other pages.

    :raises ExportRefused: if a file is not what its address says
    """
    match = match_of(address)
    if match is None or answer.status != OK or is_static(address):
        return ""
    if match.view_name == "portal:item_file":
        sha256 = str(match.kwargs["sha256"])
        if digest(answer.body) != sha256:
            raise ExportRefused(f"{address} 不是审查过的文件，没有导出。怎么办：从备份恢复原件。")
        return sha256
    if match.view_name not in {"portal:item", "portal:item_version"}:
        return ""
    of_item = {
        "item__agency__code": match.kwargs["code"],
        "item__index_number": match.kwargs["index_number"],
    }
    found = ItemVersion.objects.filter(**of_item).exclude(published_at=None)
    if "number" in match.kwargs:
        found = found.filter(number=match.kwargs["number"])
    return found.order_by("-number").values_list("content_address", flat=True).first() or ""
