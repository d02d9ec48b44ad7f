"""The tables of a PDF as they are seen: rulings give the cells, and each character stands in one of them."""

from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

NEAR = 2.0  # points: two rulings this close are one
LEAST_LINE = 8.0  # points: a shorter path is no ruling
THINNEST_BAR = 2.0  # points: a path this thin is a line, not an area


@dataclass(frozen=True)
class Picture:
    """One ruled table of a page: where its columns and rows are, and the characters in it."""

    page: int
    xs: tuple[float, ...]  # from left to right
    ys: tuple[float, ...]  # from top to bottom
    characters: tuple[tuple[str, float, float], ...]

    def text(self, placed):
        """Return what is seen in the place of a cell of the form, merged places included."""
        left, right = self.xs[placed.column], self.xs[placed.column + placed.cell.colspan]
        top, bottom = self.ys[placed.row], self.ys[placed.row + placed.cell.rowspan]
        return "".join(
            character
            for character, x, y in self.characters
            if left < x < right and bottom < y < top
        )


def _merged(places):
    """Return places in order, those near each other as one."""
    found = []
    for place in sorted(places):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return found


def _lines(page):
    """Return the level and upright rulings of a page as (x0, y0, x1, y1)."""
    boxes = [each.get_bounds() for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]
    level = [b for b in boxes if b[3] - b[1] < THINNEST_BAR and b[2] - b[0] > LEAST_LINE]
    upright = [b for b in boxes if b[2] - b[0] < THINNEST_BAR and b[3] - b[1] > LEAST_LINE]
    return level, upright


def _characters(page):
    text = page.get_textpage()
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if character.strip():
            left, bottom, right, top = text.get_charbox(index)
            yield character, (left + right) / 2, (bottom + top) / 2


def _tables(level, upright):
    """Return the ends of each table of a page, top first: rulings that no upright line ties together part tables."""
    heights = _merged(b[1] for b in level)
    tied = [
        any(b[1] < low + NEAR and b[3] > high - NEAR for b in upright)
        for low, high in pairwise(heights)
    ]
    groups = [[heights[0]]]
    for high, is_tied in zip(heights[1:], tied, strict=True):
        if is_tied:
            groups[-1].append(high)
        else:
            groups.append([high])
    return [group[::-1] for group in reversed(groups) if len(group) > 1]


def pictures(data):
    """Return the ruled tables of a PDF in reading order."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for number, page in enumerate(document, start=1):
        level, upright = _lines(page)
        if not level:
            continue
        characters = tuple(_characters(page))
        for ys in _tables(level, upright):
            within = [b for b in upright if b[1] > ys[-1] - NEAR and b[3] < ys[0] + NEAR]
            xs = _merged((b[0] + b[2]) / 2 for b in within)
            found.append(Picture(number, tuple(xs), tuple(ys), characters))
    document.close()
    return found
