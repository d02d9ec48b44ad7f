"""The command ``gongkai report``: from what was written after it to an exit status."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final

from gongkai.report_cli.arguments import parser
from gongkai.report_cli.console import Console, console_in_utf8

Command = Callable[[Console, argparse.Namespace], int]

COMMANDS: Final = {  # loaded when asked for: ``--help`` answers at once
    "read": ("gongkai.report_cli.read_command", "run_read"),
    "check": ("gongkai.report_cli.check_command", "run_check"),
    "roll-up": ("gongkai.report_cli.roll_up_command", "run_roll_up"),
    "convert": ("gongkai.report_cli.convert_command", "run_convert"),
    "template": ("gongkai.report_cli.convert_command", "run_template"),
}
INTERRUPTED: Final = 130  # as shells say it: 128 and the number of the signal


def run(arguments: Sequence[str]) -> int:
    """Run ``gongkai report`` with these arguments and return its exit status.

    :raises SystemExit: for ``--help`` and for arguments that make no sense
    """
    console = console_in_utf8(sys.stdout, sys.stderr)
    given = parser().parse_args(arguments)
    module, function = COMMANDS[given.command]
    command: Command = getattr(import_module(module), function)
    try:
        status = command(console, given)
        console.out.flush()
    except KeyboardInterrupt:
        console.warn("已中断")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe, such as head, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status
