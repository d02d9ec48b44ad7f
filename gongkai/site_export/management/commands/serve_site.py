"""``gongkai serve-site DIR``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.jobs.web_server import WebServer, server_settings
from gongkai.site_export.releases import CURRENT
from gongkai.site_export.serving import CopyApplication


class Command(BaseCommand):
    help = "试看一份静态副本（不用数据库）"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="export-site 写的文件夹")
        parser.add_argument("--bind", default="127.0.0.1:8001", help="地址和端口")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            application = CopyApplication(options["folder"] / CURRENT)
        except FileNotFoundError as problem:
            raise CommandError(
                f"{options['folder']} 里没有静态副本。怎么办：先运行 gongkai export-site。"
            ) from problem
        self.stdout.write(f"网址：http://{options['bind']}/　按 Ctrl+C 停止")
        WebServer(application, server_settings(bind=options["bind"], workers=1, threads=4)).run()
