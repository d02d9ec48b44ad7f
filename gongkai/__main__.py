"""The command ``gongkai``: annual reports as files need no Django; everything else is its commands."""

import os
import sys
from collections.abc import Sequence
from typing import Final

REPORT: Final = "report"
SETTINGS: Final = "gongkai.settings.production"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [REPORT]:
        from gongkai.report_cli.command import run

        return run(given[1:])
    return _run_django(given)


def _run_django(arguments: list[str]) -> int:
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    execute_from_command_line(["gongkai", *arguments])
    return 0


if __name__ == "__main__":
    sys.exit(main())
