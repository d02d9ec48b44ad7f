"""``gongkai export-site DIR --agency CODE [--below]``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from gongkai.agencies.models import Agency
from gongkai.agencies.queries import by_code
from gongkai.jobs.backups.rows import snapshot
from gongkai.site_export.addresses import Extent, extent_of
from gongkai.site_export.exporting import export_site, make_report_files, refuse_without_server
from gongkai.site_export.releases import ExportRefused

MOST_TOLD = 20


class Command(BaseCommand):
    help = "把一个机关（或连同下级）的公开网站写成静态文件"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="写到哪个文件夹")
        parser.add_argument("--agency", metavar="代码", help="机关的代码；不写则导出全部机关")
        parser.add_argument("--below", action="store_true", help="连同所有下级机关")

    def handle(self, *args: Any, **options: Any) -> None:
        server = settings.EXPORT_SERVER.rstrip("/")
        extent = asked_extent(options["agency"], below=options["below"])
        if not settings.SITE_URL:
            raise CommandError(
                "没有设置网站的网址，页面里的完整网址写不出来。"
                "怎么办：设置 GONGKAI_SITE_URL，例如 https://xxgk.example.com。"
            )
        try:
            refuse_without_server(extent, server)
            call_command("collectstatic", interactive=False, verbosity=0)
            make_report_files(extent)
            with snapshot(connection):
                outcome = export_site(
                    options["folder"],
                    extent=extent,
                    site_url=settings.SITE_URL.rstrip("/"),
                    server=server,
                    tell=self.stderr.write,
                )
        except (ExportRefused, OSError) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"已写好 {outcome.pages} 个网址，其中 {outcome.written} 个文件有变化：{outcome.release}"
        )
        for address, status in outcome.faults[:MOST_TOLD]:
            self.stderr.write(f"  {status} {address}")
        if outcome.faults:
            self.stderr.write(
                f"有 {len(outcome.faults)} 个网址打不开，副本里也一样。怎么办：逐个核对上面的网址。"
            )


def asked_extent(code: str | None, *, below: bool) -> Extent:
    """Return which agencies are to be exported.

    :raises CommandError: if there is no such agency
    """
    agency = by_code(code) if code else None
    if code and agency is None:
        raise CommandError(f"没有代码是 {code} 的机关。怎么办：在机关管理里核对代码。")
    try:
        return extent_of(agency, below=below)
    except Agency.DoesNotExist as problem:
        raise CommandError("还没有机关，没有可导出的。怎么办：先运行 gongkai init。") from problem
