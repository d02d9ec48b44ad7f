"""``gongkai import-site PACKAGE --agency CODE [--trust FINGERPRINT]``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from gongkai.agencies.queries import by_code
from gongkai.site_export.packages import LARGEST_PACKAGE, PackageRefused
from gongkai.site_export.receiving import receive


class Command(BaseCommand):
    help = "核对并收下其他平台的公开信息包"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "package", type=Path, metavar="PACKAGE", help="对方用 export-package 打的包"
        )
        parser.add_argument(
            "--agency", required=True, metavar="代码", help="由本平台的哪个机关收下"
        )
        parser.add_argument(
            "--trust", default="", metavar="指纹", help="第一次收：和对方核对过的指纹"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        agency = by_code(options["agency"])
        if agency is None:
            raise CommandError(
                f"没有代码是 {options['agency']} 的机关。怎么办：在机关管理里核对代码。"
            )
        file: Path = options["package"]
        try:
            if file.stat().st_size > LARGEST_PACKAGE:
                raise PackageRefused("包太大，没有读。怎么办：请对方分几个机关导出。")
            made = receive(
                data=file.read_bytes(), agency=agency, trusted=options["trust"], at=timezone.now()
            )
        except (PackageRefused, OSError) as refusal:
            raise CommandError(f"没有收下。{refusal}") from refusal
        self.stdout.write(
            f"已收下 {made.site.name} 的 {made.count} 条：新增 {made.added}，更新 {made.changed}，"
            f"撤下或遮盖 {made.withdrawn}，包里不再有的 {made.missing}。"
        )
