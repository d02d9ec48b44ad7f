"""Django's ``flush``, which empties every table, with our triggers set aside meanwhile."""

from typing import Any

from django.core.management.commands.flush import Command as Flush
from django.db import connections

from gongkai.jobs.triggers import suspended


class Command(Flush):
    def handle(self, **options: Any) -> None:
        with suspended(connections[options["database"]]):
            super().handle(**options)
