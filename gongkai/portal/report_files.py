"""A published report as a file, and what the page says of each file."""

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from gongkai.annual_reports import actions, gate, queries
from gongkai.annual_reports.models import FileKind, ReportVersion, Scope
from gongkai.annual_reports.serving import file_answer
from gongkai.files.annual_report_writer import CannotPrint
from gongkai.storage import fetch

KEPT: Final = 1000  # versions whose sizes are remembered
SAYS: Final[dict[str, Promise]] = {
    FileKind.PDF: _("印刷版式"),
    FileKind.DOCX: _("可编辑文稿"),
    FileKind.XLSX: _("全文和三张表"),
    FileKind.TXT: _("纯文本"),
    "csv": _("三张表的数据"),
    "json": _("开放数据"),
}


@dataclass(frozen=True, slots=True)
class Download:
    """A file as the page offers it; ``size`` in bytes, None while it was not made yet."""

    kind: str
    says: Promise
    url: str
    size: int | None


@require_safe
def report_file(
    request: HttpRequest,
    code: str,
    year: int,
    kind: str,
    number: int | None = None,
    scope: str = Scope.OWN,
) -> HttpResponseBase:
    """Give a published report as a PDF, Word file, spreadsheet or text: always the same bytes.

    ``number`` is that of a version; without it the one that is valid now is given.
    """
    version = queries.published_version(code, year, scope)
    if version is not None and number is not None:
        version = queries.public_version(version.report, number)
    if version is None or kind not in FileKind.values:
        raise Http404
    try:
        found = actions.release_file(version=version, kind=FileKind(kind), at=timezone.now())
    except CannotPrint as refusal:
        raise Http404(str(refusal)) from refusal
    data = fetch(found.address)
    return file_answer(request, data, name=str(version.report), kind=kind, digest=found.address)


def downloads_of(version: ReportVersion, at: dt.datetime) -> tuple[Download, ...]:
    """Return the files of a published version as its page offers them at a moment."""
    report = version.report
    name, kinds = "report_file", tuple(SAYS)
    address: dict[str, object] = {}
    if report.published_id != version.pk:  # a version that was corrected stands at its own address
        name, kinds = "report_version_file", (*FileKind.values, "json")
        address["number"] = version.number
    sizes = sizes_of(version, at)
    return tuple(
        Download(kind, SAYS[kind], report.public_url(name, **address, kind=kind), sizes.get(kind))
        for kind in kinds
    )


def sizes_of(version: ReportVersion, at: dt.datetime) -> dict[str, int]:
    """Return the size of each file that was made, as it was known in the minute of ``at``."""
    return _sizes(_Made(version.pk, version.content_hash, version), int(at.timestamp() // 60))


@dataclass(frozen=True, slots=True)
class _Made:
    """A version, told apart by its number and content."""

    pk: int
    content_hash: str
    version: ReportVersion = field(compare=False)


@lru_cache(maxsize=KEPT)
def _sizes(made: _Made, _minute: int) -> dict[str, int]:
    return queries.released_sizes(made.version) | _data_sizes(made)


@lru_cache(maxsize=KEPT)
def _data_sizes(made: _Made) -> dict[str, int]:
    return {
        "csv": len(gate.csv_text(made.version).encode()),
        "json": len(gate.json_text(made.version).encode()),
    }


def forget_sizes() -> None:
    """Forget what is remembered of every version."""
    _sizes.cache_clear()
    _data_sizes.cache_clear()
