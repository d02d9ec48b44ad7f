"""Reads one file in a process of its own, so that a hostile one takes only that process with it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from gongkai.files.documents import Unreadable
from gongkai.files.guard.examining import examine_allowing
from gongkai.files.guard.hits import Examination
from gongkai.files.limits import DEFAULT_LIMITS, MEGABYTE
from gongkai.jobs.confined import Bounds, OutOfBounds, run_confined

TOO_MUCH: Final = "读它用的时间或内存超过了上限，没有查完。"
BOUNDS: Final = Bounds(processor_seconds=60, seconds=120.0)


def look_at(path: Path, allowed: Iterable[str]) -> Examination:
    """Return what was found in the file at this path; whatever goes wrong is the reason in it."""
    name = str(path)
    try:
        size = path.stat().st_size
        if size > DEFAULT_LIMITS.size:
            return Examination(name, (), f"文件有 {size // MEGABYTE} MB，超过上限，没有查。")
        data = path.read_bytes()
    except OSError as problem:
        return Examination(name, (), f"打不开：{problem.strerror or problem}")
    try:
        found: Examination = run_confined(
            examine_allowing, data, name, tuple(allowed), bounds=BOUNDS
        )
    except OutOfBounds:
        return Examination(name, (), TOO_MUCH)
    except Unreadable as refusal:
        return Examination(name, (), refusal.says)
    return found
