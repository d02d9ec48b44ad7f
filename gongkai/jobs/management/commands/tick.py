"""``gongkai tick``: run what is due by the clock, once or for ever."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils import timezone

from gongkai.jobs import clock
from gongkai.jobs.processes import end_with_parent

PAUSE_SECONDS: Final = 30


class Command(BaseCommand):
    help = "运行到点的定时事项（--loop 一直运行）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--loop", action="store_true", help="一直运行，每半分钟看一次")
        parser.add_argument("--now", metavar="事项", help="不等到点，现在就运行这一项")
        parser.add_argument("--list", action="store_true", help="列出全部定时事项")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            for work in clock.works():
                self.stdout.write(f"{work.name}　{work.every}")
        elif options["loop"]:
            self.loop()
        else:
            self.once(options["now"])

    def once(self, only: str | None) -> None:
        if only is not None and only not in {work.name for work in clock.works()}:
            raise CommandError(f"没有叫 {only} 的定时事项。怎么办：用 gongkai tick --list 查看")
        failed = []
        for entry in clock.run_due(timezone.now(), only=only):
            self.stdout.write(f"{entry.name}：{'失败' if entry.failure else '完成'}")
            if entry.failure:
                failed.append(entry.failure)
        if failed:
            raise CommandError("\n".join(failed))

    def loop(self) -> None:
        stopping = threading.Event()
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda _number, _frame: stopping.set())
        end_with_parent()
        while not stopping.is_set():
            close_old_connections()
            clock.run_due(timezone.now())
            stopping.wait(PAUSE_SECONDS)
