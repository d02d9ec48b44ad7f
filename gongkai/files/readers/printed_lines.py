"""From glyphs to printed lines, as the eye reads them: from the top down, left to right."""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import Final

from gongkai.files.readers.page_marks import Glyph

_SAME_LINE: Final = 0.45  # of the size of a glyph: baselines nearer than this are one line
_SPACE: Final = 0.13  # of the size: a wider gap is a blank
_WIDE_SPACE: Final = 0.18  # the same between Chinese characters, which are often set apart
_COLUMN: Final = 1.3  # of the size: a wider gap parts columns, and the next begins at its own place
_SAME_PLACE: Final = 0.2  # of the size: the same glyph printed again to look bold
_WIDEST: Final = 400  # places in a line; nothing is set further right
_FULL_WIDTH_FROM: Final = "\u2e80"


def printed_lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Group glyphs by baseline, from the top down; each line from left to right."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: (each.base, each.left)):
        line = lines[-1] if lines else None
        if line is not None and glyph.base - line[0].base <= _reach(line[0], glyph):
            line.append(glyph)
        else:
            lines.append([glyph])
    return [_without_doubles(sorted(line, key=lambda each: each.left)) for line in lines]


def _reach(first: Glyph, other: Glyph) -> float:
    return _SAME_LINE * min(first.size, other.size)


def _without_doubles(line: list[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in line:
        before = kept[-1] if kept else None
        is_double = (
            before is not None
            and before.text == glyph.text
            and glyph.left - before.left < _SAME_PLACE * glyph.size
        )
        if not is_double:
            kept.append(glyph)
    return kept


def cell_text(glyphs: Iterable[Glyph]) -> str:
    """Return the text of one cell, its printed lines kept."""
    return "\n".join(_run_on(line) for line in printed_lines(glyphs))


def _run_on(line: Sequence[Glyph]) -> str:
    text = ""
    end: float | None = None
    for glyph in line:
        if end is not None and glyph.left - end > _blank(text, glyph):
            text += " "
        text += glyph.text
        end = glyph.right
    return text


def _blank(text: str, glyph: Glyph) -> float:
    """Return how wide a gap after ``text`` must be to count as a blank, in points."""
    is_wide = glyph.text >= _FULL_WIDTH_FROM and text[-1:] >= _FULL_WIDTH_FROM
    return (_WIDE_SPACE if is_wide else _SPACE) * glyph.size


def half_width(glyphs: Sequence[Glyph]) -> float:
    """Return half the width of a Chinese character of the usual size: one place of a laid-out line."""
    wide = [glyph.right - glyph.left for glyph in glyphs if glyph.text >= _FULL_WIDTH_FROM]
    sizes = wide or [glyph.size for glyph in glyphs]
    return max(median(sizes) / 2, 1.0)


def laid_out(line: Sequence[Glyph], *, margin: float, place: float) -> str:
    """Return a line whose columns begin at their places, counted in half widths from the margin.

    Every character takes one place in the string, so that figures under one another begin at
    the same index whatever stands before them.
    """
    text = ""
    end: float | None = None
    for glyph in line:
        gap = glyph.left - (margin if end is None else end)
        if gap > _COLUMN * glyph.size:
            start = min(round((glyph.left - margin) / place), _WIDEST)
            text = text.ljust(max(start, len(text) + (2 if text else 0)))
        elif end is not None and gap > _blank(text, glyph):
            text += " "
        text += glyph.text
        end = glyph.right
    return text
