"""``gongkai backup DIR|FILE``."""

import os
from argparse import ArgumentParser
from getpass import getpass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from gongkai.jobs.backups.manifest import BackupRefused, file_name
from gongkai.jobs.backups.sealing import SHORTEST_PASSPHRASE
from gongkai.jobs.backups.taking import back_up

PASSPHRASE = "GONGKAI_BACKUP_PASSPHRASE"  # noqa: S105


class Command(BaseCommand):
    help = "备份数据库、文件和密钥（系统可以照常运行）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("target", type=Path, help="文件夹，或以 .tar.gz 结尾的文件名")
        parser.add_argument("--without-keys", action="store_true", help="不备份密钥")

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.localtime()
        target: Path = options["target"]
        if not target.name.endswith(".tar.gz"):
            target = target / file_name(at)
        passphrase = None
        if not options["without_keys"]:
            passphrase = asked(f"备份口令（至少 {SHORTEST_PASSPHRASE} 个字符，恢复密钥时要用）：")
        try:
            made = back_up(target, at=at, keys_folder=settings.DATA / "keys", passphrase=passphrase)
        except (BackupRefused, OSError) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"已备份到 {target}：{sum(made.rows.values())} 行，"
            f"{sum(part.name.startswith('files/') for part in made.parts)} 个文件，"
            f"{'含密钥（已加密）' if made.has_keys else '不含密钥，请另行妥善保存 keys 文件夹'}。"
        )


def asked(question: str) -> str:
    """Return the passphrase from the environment, or ask for it."""
    given = os.environ.get(PASSPHRASE)
    return getpass(question) if given is None else given
