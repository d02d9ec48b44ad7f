"""The command ``gongkai guard``: from what was written after it to an exit status."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from gongkai.files.guard.hits import Examination
from gongkai.guard_cli.arguments import parser
from gongkai.guard_cli.copying import write_copy
from gongkai.guard_cli.looking import look_at
from gongkai.guard_cli.showing import lines
from gongkai.report_cli.console import Console, console_in_utf8

CLEAN: Final = 0
HITS: Final = 1
NOT_EXAMINED: Final = 2
INTERRUPTED: Final = 130  # as shells say it: 128 and the number of the signal


def run(arguments: Sequence[str]) -> int:
    """Run ``gongkai guard`` with these arguments and return its exit status.

    :raises SystemExit: for ``--help`` and for arguments that make no sense
    """
    console = console_in_utf8(sys.stdout, sys.stderr)
    given = parser().parse_args(arguments)
    try:
        allowed = _words(given.allow)
    except (OSError, UnicodeError) as problem:
        console.warn(f"读不了 {given.allow}：{problem}")
        return NOT_EXAMINED
    status = CLEAN
    try:
        for path in given.files:
            status = max(status, _one(console, given, path, allowed))
        console.out.flush()
    except KeyboardInterrupt:
        console.warn("已中断")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe, such as head, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def _one(console: Console, given: argparse.Namespace, path: Path, allowed: Sequence[str]) -> int:
    found = look_at(path, allowed)
    copy = write_copy(path, given.out, allowed, given.keep) if given.mask else None
    if given.json:
        content = found.as_json() | ({} if copy is None else {"copy": copy.as_json()})
        console.say(json.dumps(content, ensure_ascii=False))
        return status_of(found)
    for line in [*lines(found), *(() if copy is None else copy.lines())]:
        console.say(line)
    return status_of(found)


def status_of(found: Examination) -> int:
    """Return 0 for a clean file, 1 for one with hits, 2 for one that could not be read to the end."""
    if not found.examined:
        return NOT_EXAMINED
    return HITS if found.hits else CLEAN


def _words(path: Path | None) -> Sequence[str]:
    if path is None:
        return ()
    return [line.strip() for line in path.read_text("utf-8-sig").splitlines() if line.strip()]
