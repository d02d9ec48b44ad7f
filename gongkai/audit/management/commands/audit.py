"""``gongkai audit verify`` and ``gongkai audit export``."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError

from gongkai.audit.models import DailyLink
from gongkai.audit.queries import exported
from gongkai.audit.verifying import verify


class Command(BaseCommand):
    help = "核对审计链（verify）或导出审计记录（export）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="what", required=True)
        kinds.add_parser("verify", help="从第一条核对到最后一条")
        export = kinds.add_parser("export", help="导出为每行一个 JSON 的文件")
        export.add_argument("--agency", action="append", help="只导出这个机关（可写多次）")
        export.add_argument("--output", type=Path, help="写入的文件；不写则输出到屏幕")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "verify":
            self.verify()
        elif options["output"] is None:
            self.export(self.stdout, options["agency"])
        else:
            with options["output"].open("w", encoding="utf-8") as out:
                self.export(out, options["agency"])

    def verify(self) -> None:
        verdict = verify(lambda number: self.stderr.write(f"已核对 {number} 条……"))
        if not verdict.holds:
            told = "\n".join(f"  {each}" for each in verdict.breaks)
            raise CommandError(
                f"审计链有断裂，共核对 {verdict.records} 条：\n{told}\n"
                "怎么办：保留现状，不要再写入；用最近一次备份对照这些记录，并报告信息安全负责人。",
                returncode=1,
            )
        self.stdout.write(f"审计链完整：{verdict.records} 条记录，{verdict.links} 条每日链接。")
        last = DailyLink.objects.order_by("-number").first()
        if last is not None:
            self.stdout.write(f"最后一条每日链接：{last.day} {last.hash}（可抄录另存，作为对照）")

    def export(self, out: TextIO | Any, agencies: list[str] | None) -> None:
        for each in exported(agencies):
            out.write(json.dumps(each, ensure_ascii=False) + "\n")
