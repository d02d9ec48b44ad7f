"""How far the work is, on standard error, for whoever waits."""

from dataclasses import dataclass
from typing import Final, TextIO

MANY: Final = 20  # files; from there on progress is worth a line even in a log
STEPS: Final = 10  # lines of progress in a log
ERASE: Final = "\r\x1b[K"


@dataclass(slots=True)
class Progress:
    """Counts files; on a terminal in one changing line, in a log ten lines in all."""

    err: TextIO
    total: int
    done: int = 0

    @property
    def is_terminal(self) -> bool:
        return self.err.isatty()

    def clear(self) -> None:
        """Take the changing line away before something else is written."""
        if self.is_terminal and self.done > 0:
            self.err.write(ERASE)

    def advance(self) -> None:
        """Count one file more and show it."""
        self.done += 1
        if self.total <= 1:
            return
        if self.is_terminal:
            end = ERASE if self.done == self.total else ""
            self.err.write(f"{ERASE}已处理 {self.done}/{self.total} 个文件{end}")
            self.err.flush()
        elif self.total > MANY and self._is_step():
            self.err.write(f"已处理 {self.done}/{self.total} 个文件\n")

    def _is_step(self) -> bool:
        return self.done * STEPS // self.total > (self.done - 1) * STEPS // self.total
