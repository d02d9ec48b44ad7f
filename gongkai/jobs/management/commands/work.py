"""``gongkai work``: carry out queued tasks."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from gongkai.jobs.processes import end_with_parent


class Command(BaseCommand):
    help = "执行排队的后台任务"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--batch", action="store_true", help="做完排队的任务就结束")

    def handle(self, *args: Any, **options: Any) -> None:
        end_with_parent()
        call_command(
            "db_worker",
            queue_name="*",
            batch=options["batch"],
            reload=False,
            startup_delay=False,
            verbosity=options["verbosity"],
        )
