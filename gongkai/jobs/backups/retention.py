"""Backups made by the clock, and which of them are kept."""

import datetime as dt
import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Final

from gongkai.jobs.backups.manifest import file_name
from gongkai.jobs.backups.taking import back_up
from gongkai.jobs.clock import LOCAL

MONTHS_KEPT: Final = 12
OURS: Final = re.compile(r"gongkai-(\d{6})\d{2}-\d{6}\.tar\.gz")


def outdated(names: Iterable[str], *, newest: int, months: int = MONTHS_KEPT) -> list[str]:
    """Return the backups to remove: all but the newest ones and the last of each of the newest months.

    Files that are not named as our backups are never among them.
    """
    ours = sorted((name for name in names if OURS.fullmatch(name)), reverse=True)
    last_of_month = [next(group) for _month, group in groupby(ours, key=lambda name: name[8:14])]
    kept = {*ours[:newest], *last_of_month[:months]}
    return [name for name in ours if name not in kept]


def back_up_daily(
    at: dt.datetime, *, folder: Path, keys_folder: Path, passphrase: str | None, newest: int
) -> Path:
    """Take the backup of the day and remove the outdated ones; return its file."""
    target = folder / file_name(at.astimezone(LOCAL))
    back_up(target, at=at, keys_folder=keys_folder, passphrase=passphrase)
    for name in outdated((file.name for file in folder.iterdir()), newest=newest):
        (folder / name).unlink()
    return target
