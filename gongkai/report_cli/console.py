"""Where the command writes: results to one stream, remarks to the other."""

import contextlib
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Console:
    """Standard output for what was asked for, standard error for everything beside it."""

    out: TextIO
    err: TextIO

    def say(self, line: str = "") -> None:
        """Write one line of the result."""
        self.out.write(f"{line}\n")

    def warn(self, line: str) -> None:
        """Write one line that is not part of the result."""
        self.err.write(f"{line}\n")


def console_in_utf8(out: TextIO, err: TextIO) -> Console:
    """Return a console that never fails on a character: UTF-8, whatever the system's code page."""
    for stream in (out, err):
        if isinstance(stream, TextIOWrapper):
            with contextlib.suppress(OSError, ValueError):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return Console(out, err)
