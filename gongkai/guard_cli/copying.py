"""Writes the masked copy of one file, made in a process of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongkai.files.guard.hits import HitKind
from gongkai.files.guard.masking import CannotMask, MaskedCopy, masked_copy_allowing
from gongkai.guard_cli.looking import BOUNDS, TOO_MUCH
from gongkai.jobs.confined import OutOfBounds, run_confined


@dataclass(frozen=True, slots=True)
class Written:
    """Where the copy is, what was done to it; or why there is none."""

    path: str
    report: tuple[str, ...]
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        return {"file": self.path, "report": list(self.report), "reason": self.reason}

    def lines(self) -> Iterator[str]:
        """Yield what people read."""
        if self.reason:
            yield f"    没有写副本：{self.reason}"
            return
        yield f"    副本：{self.path}"
        yield from (f"        {each}" for each in self.report)


def write_copy(
    path: Path, folder: Path | None, allowed: Sequence[str], keep: Sequence[HitKind]
) -> Written:
    """Write the copy beside the file, or into the folder; an existing file is not overwritten."""
    target = (folder or path.parent) / f"{path.stem}.masked{path.suffix}"
    try:
        made: MaskedCopy = run_confined(
            masked_copy_allowing,
            path.read_bytes(),
            path.name,
            tuple(allowed),
            tuple(keep),
            bounds=BOUNDS,
        )
        with target.open("xb") as file:
            file.write(made.data)
    except CannotMask as refusal:
        return Written("", (), refusal.says)
    except OutOfBounds:
        return Written("", (), TOO_MUCH)
    except FileExistsError:
        return Written("", (), f"{target} 已经有了，不覆盖。请改名或用 --out 换一个文件夹。")
    except OSError as problem:
        return Written("", (), f"写不了 {target}：{problem.strerror or problem}")
    return Written(str(target), made.report)
