"""The archive package: every filed report in all formats, its signed scans, and a list of hashes."""

import csv
import datetime as dt
import io
import json
import zipfile
from typing import Any, Final

from django.utils import timezone

from gongkai.annual_reports import actions
from gongkai.annual_reports.bulk.binding import NOT_FILED, filed_version
from gongkai.annual_reports.bulk.running import Result
from gongkai.annual_reports.gate import BYTE_ORDER_MARK, figures_csv
from gongkai.annual_reports.models import BulkItem, BulkJob, Outcome, ReportVersion, SignedScan
from gongkai.files.annual_report_writer import write_report
from gongkai.files.printing import CannotPrint
from gongkai.storage import fetch, keep

KINDS: Final = ("docx", "pdf", "json")
MANIFEST_HEAD: Final = (
    "文件",
    "机关",
    "机关代码",
    "年度",
    "版本",
    "内容校验码",
    "字节数",
    "SHA-256",
)
EARLIEST: Final = (1980, 1, 1, 0, 0, 0)  # what a zip entry can say at the least
NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))

File = tuple[str, str, int]  # name, address, bytes


def prepare(item: BulkItem) -> tuple[ReportVersion, list[File]] | str | None:
    """Write the filed version in every format, outside any transaction."""
    version = filed_version(item)
    if version is None:
        return None
    report = version.value()
    signed_on = actions.signed_on(version)
    name = f"{version.report.agency.name}{version.report.year}年度报告"
    try:
        made = [
            (f"{name}.{kind}", write_report(report, kind, signed_on=signed_on)) for kind in KINDS
        ]
    except CannotPrint as refusal:
        return str(refusal)
    made.append((f"{name}.csv", figures_csv(report).encode()))
    files = [(each, keep(data), len(data)) for each, data in made]
    if version.source_address:
        files.append((f"原件 {version.source_name}", version.source_address, 0))
    for number, scan in enumerate(SignedScan.objects.filter(version=version), start=1):
        files.append((f"签章扫描件{number} {scan.name}", scan.address, scan.size))
    return version, files


def carry_out(
    _item: BulkItem, made: tuple[ReportVersion, list[File]] | str | None, _at: dt.datetime
) -> Result:
    """Note where the files of the report are kept."""
    if made is None:
        return Result(Outcome.REFUSED, NOT_FILED)
    if isinstance(made, str):
        return Result(Outcome.REFUSED, made)
    version, files = made
    return Result(
        Outcome.DONE,
        f"{len(files)} 个文件",
        version_id=version.pk,
        facts={"files": [list(each) for each in files]},
    )


def finish(job: BulkJob) -> tuple[str, bytes] | None:
    """Pack everything with the list of hashes; None where there is nothing."""
    items = job.items.filter(outcome=Outcome.DONE).select_related("version__report__agency")
    out = io.BytesIO()
    manifest = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for item in items.order_by("position"):
            manifest += [_packed(package, item, *each) for each in item.facts["files"]]
        if not manifest:
            job.failure = "一份也没有：还没有报送的报告。怎么办：有机关报送以后再做。"
            return None
        _write(package, "清单.csv", _manifest_csv(manifest))
        _write(package, "manifest.json", _manifest_json(job, manifest))
    return f"{job.facts['area']}{job.year}年度报告归档.zip", out.getvalue()


def _packed(
    package: zipfile.ZipFile, item: BulkItem, name: str, address: str, _size: int
) -> tuple[str, ...]:
    data = fetch(address)
    version = item.version
    assert version is not None  # a done item has its version  # noqa: S101
    agency = version.report.agency
    place = (
        f"{item.position:03} {agency.name.translate(NOT_IN_NAMES)}/{name.translate(NOT_IN_NAMES)}"
    )
    _write(package, place, data)
    return (
        place,
        agency.name,
        agency.code,
        str(version.report.year),
        str(version.number),
        version.content_hash,
        str(len(data)),
        address,
    )


def _write(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    package.writestr(entry, data)


def _manifest_csv(rows: list[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    csv.writer(out).writerows([MANIFEST_HEAD, *rows])
    return out.getvalue().encode()


def _manifest_json(job: BulkJob, rows: list[tuple[str, ...]]) -> bytes:
    keys = ("file", "agency", "agency_code", "year", "version", "content_sha256", "bytes", "sha256")
    content: dict[str, Any] = {
        "schema": "gongkai-report-archive/1",
        "office": job.office.name,
        "office_code": job.office.code,
        "year": job.year,
        "made_on": timezone.localdate(job.created_at).isoformat(),
        "files": [dict(zip(keys, row, strict=True)) for row in rows],
        "missing": job.facts["missing"],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
