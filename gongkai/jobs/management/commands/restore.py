"""``gongkai restore FILE``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from gongkai.jobs.backups.manifest import BackupRefused
from gongkai.jobs.backups.restoring import restore
from gongkai.jobs.management.commands.backup import asked


class Command(BaseCommand):
    help = "从备份恢复（先停止服务）；SQLite 的备份可以恢复到 PostgreSQL，反之亦可"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", type=Path, help="备份文件")
        parser.add_argument("--replace", action="store_true", help="替换现有全部数据")
        parser.add_argument("--without-keys", action="store_true", help="不恢复密钥")

    def handle(self, *args: Any, **options: Any) -> None:
        passphrase = None if options["without_keys"] else asked("备份口令：")
        try:
            done = restore(
                options["source"],
                keys_folder=settings.DATA / "keys",
                passphrase=passphrase,
                replace=options["replace"],
            )
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"已恢复 {done.manifest.made_at} 的备份：{done.rows} 行，{done.files} 个文件，"
            f"{'密钥已放回' if done.has_keys else '没有恢复密钥，请放回备份时的 keys 文件夹'}。"
            "接着运行 gongkai audit verify 和 gongkai rebuild 核对。"
        )
