"""``gongkai web``: answer requests."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.core.wsgi import get_wsgi_application

from gongkai.jobs.processes import end_with_parent
from gongkai.jobs.web_server import WebServer, server_settings


class Command(BaseCommand):
    help = "启动网页服务"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bind", default="127.0.0.1:8000", help="地址和端口")
        parser.add_argument("--workers", type=int, default=2, help="进程数")
        parser.add_argument("--threads", type=int, default=4, help="每个进程的线程数")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("collectstatic", interactive=False, verbosity=0)
        end_with_parent()
        settings = server_settings(
            bind=options["bind"], workers=options["workers"], threads=options["threads"]
        )
        WebServer(get_wsgi_application(), settings).run()
