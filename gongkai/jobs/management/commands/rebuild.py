"""``gongkai rebuild``: derive cached columns anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.jobs.rebuilding import rebuilders


class Command(BaseCommand):
    help = "按原始记录重新推算状态、期限和计数"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("names", nargs="*", metavar="部分", help="只重算这些部分；不写则全部")

    def handle(self, *args: Any, **options: Any) -> None:
        known = rebuilders()
        unknown = [name for name in options["names"] if name not in known]
        if unknown:
            raise CommandError(f"没有 {'、'.join(unknown)}。可以写：{'、'.join(known)}")
        for name in options["names"] or known:
            self.stdout.write(f"{name}：{known[name]()} 行")
