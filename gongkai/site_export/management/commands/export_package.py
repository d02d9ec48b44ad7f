"""``gongkai export-package FILE [--agency CODE [--below]]``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from gongkai.catalog.gate import NotReleased
from gongkai.jobs.backups.rows import snapshot
from gongkai.site_export.management.commands.export_site import asked_extent
from gongkai.site_export.packages import write_package
from gongkai.site_export.signing import fingerprint, public_key
from gongkai.storage import KeptFileDamaged, KeptFileMissing


class Command(BaseCommand):
    help = "把公开的信息打成一个签名的包，给上级的平台导入"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="写成哪个文件（.zip）")
        parser.add_argument("--agency", metavar="代码", help="机关的代码；不写则是全部机关")
        parser.add_argument("--below", action="store_true", help="连同所有下级机关")

    def handle(self, *args: Any, **options: Any) -> None:
        extent = asked_extent(options["agency"], below=options["below"])
        if not settings.SITE_URL:
            raise CommandError(
                "没有设置网站的网址，包里写不出原网址。怎么办：设置 GONGKAI_SITE_URL。"
            )
        try:
            with snapshot(connection):
                count = write_package(options["file"], extent, timezone.now())
        except (NotReleased, KeptFileMissing, KeptFileDamaged) as problem:
            raise CommandError(
                f"有一条信息和审查过的不一样，没有打包（{problem}）。怎么办：从备份恢复原件。"
            ) from problem
        self.stdout.write(f"已打包 {count} 条：{options['file']}")
        self.stdout.write(
            f"签名公钥的指纹：{fingerprint(public_key())}（第一次交给对方时，在电话里核对）"
        )
