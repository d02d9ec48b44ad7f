"""What was found, as lines for people."""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.files.guard.hits import KIND_LABELS, Examination
from gongkai.files.guard.place_words import place_in_words

MOST_SHOWN: Final = 200  # of one file; the rest is counted
CERTAIN: Final = 0.8


def lines(found: Examination) -> Iterator[str]:
    """Yield a heading for the file, then its hits."""
    name = re.sub(r"[\x00-\x1f\x7f]", "?", found.name)
    if found.is_clean:
        yield f"{name}：没有发现"
        return
    told = f"发现 {len(found.hits)} 处" if found.hits else "没有查完"
    yield f"{name}：{told}"
    if found.reason:
        yield f"    没有查完：{found.reason}"
    for hit in found.hits[:MOST_SHOWN]:
        doubt = "" if hit.confidence >= CERTAIN else "（请核对）"
        yield f"    {place_in_words(hit.place)}  {KIND_LABELS[hit.kind]}  {hit.masked}{doubt}"
    if len(found.hits) > MOST_SHOWN:
        yield f"    还有 {len(found.hits) - MOST_SHOWN} 处，用 --json 看全部"
