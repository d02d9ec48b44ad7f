"""What stands on a page of a PDF: glyphs and straight lines, in points from the top left corner."""

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from gongkai.files.limits import Budget

Point = tuple[float, float]
Turn = Callable[[float, float], Point]
_THIN: Final = 3.0  # points: a rectangle up to this thick is a printed line
_SHORTEST: Final = 4.0  # points: shorter marks rule nothing
_UPRIGHT: Final = 15  # degrees a glyph may lean; anything more is a watermark
_HYPHEN: Final = 2  # what the library puts for a hyphen at the end of a line
_ASCENT: Final = 0.8  # of the box of a glyph lies about its size


class Glyph(NamedTuple):
    """One character: its box from ``left`` to ``right``, ``base`` (baseline, downwards), ``size``."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def middle(self) -> Point:
        """The point that decides in which cell it stands."""
        return (self.left + self.right) / 2, self.base - self.size * 0.35


class Rule(NamedTuple):
    """A straight line, level or upright: ``at`` on the other axis, from ``start`` to ``end``."""

    is_level: bool
    at: float
    start: float
    end: float


class PageMarks(NamedTuple):
    glyphs: list[Glyph]
    rules: list[Rule]


def page_marks(page: pdfium.PdfPage, budget: Budget) -> PageMarks:
    """Read one page upright, whichever way it is turned. Marks outside the page are left out."""
    textpage = page.get_textpage()
    try:
        count = max(textpage.count_chars(), 0)
        budget.spend(count)
        indexes = [each for each in range(count) if raw.FPDFText_IsGenerated(textpage, each) == 0]
        angles = [math.degrees(raw.FPDFText_GetCharAngle(textpage, each)) for each in indexes]
        quarter = _main_quarter(angles)
        turn, width, height = _turn(page, quarter)
        glyphs = [
            glyph
            for each, angle in zip(indexes, angles, strict=True)
            if _leans(angle, quarter) <= _UPRIGHT
            and (glyph := _glyph(textpage, each, turn)) is not None
            and -1 <= glyph.middle[0] <= width + 1
            and -1 <= glyph.middle[1] <= height + 1
        ]
    finally:
        textpage.close()
    return PageMarks(glyphs, list(_rules(page, turn, budget)))


def _main_quarter(angles: list[float]) -> int:
    """Return how most of the text is turned: 0, 90, 180 or 270 degrees."""
    quarters = Counter(round(angle / 90) % 4 * 90 for angle in angles)
    return quarters.most_common(1)[0][0] if quarters else 0


def _leans(angle: float, quarter: int) -> float:
    return abs((angle - quarter + 180) % 360 - 180)


def _turn(page: pdfium.PdfPage, quarter: int) -> tuple[Turn, float, float]:
    """Return what takes a point of the page to where it is read, and the page's width and height."""
    left, bottom, right, top = page.get_cropbox()
    across, down = right - left, top - bottom
    turns: dict[int, tuple[Turn, float, float]] = {
        0: (lambda x, y: (x - left, top - y), across, down),
        90: (lambda x, y: (top - y, right - x), down, across),
        180: (lambda x, y: (right - x, y - bottom), across, down),
        270: (lambda x, y: (y - bottom, x - left), down, across),
    }
    return turns[quarter]


def _glyph(textpage: pdfium.PdfTextPage, index: int, turn: Turn) -> Glyph | None:
    code = raw.FPDFText_GetUnicode(textpage, index)
    text = "-" if code == _HYPHEN else chr(code)
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    raw.FPDFText_GetCharOrigin(textpage, index, x, y)
    raw.FPDFText_GetLooseCharBox(textpage, index, box)
    corners = turn(box.left, box.bottom), turn(box.right, box.top)
    left, right = sorted(corner[0] for corner in corners)
    upper, lower = sorted(corner[1] for corner in corners)
    size = (lower - upper) * _ASCENT
    if size <= 0 or not all(map(math.isfinite, (left, right, upper, lower))):
        return None
    return Glyph(text, left, right, turn(x.value, y.value)[1], size) if text > " " else None


def _rules(page: pdfium.PdfPage, turn: Turn, budget: Budget) -> Iterator[Rule]:
    kinds = [raw.FPDF_PAGEOBJ_PATH]
    for shape in page.get_objects(filter=kinds):
        is_stroked = _is_stroked(shape)
        for outline in _outlines(shape, budget):
            yield from _straight([turn(*point) for point in outline], is_stroked=is_stroked)


def _is_stroked(shape: pdfium.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape, fill, stroke)
    return bool(stroke.value)


def _outlines(shape: pdfium.PdfObject, budget: Budget) -> Iterator[list[Point]]:
    """Yield every run of points of a path, in the page's own coordinates."""
    count = raw.FPDFPath_CountSegments(shape)
    budget.spend(max(count, 1))
    place = shape.get_matrix()
    form = shape.container
    while form is not None:
        place = place.multiply(form.get_matrix())
        form = form.container
    run: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(shape, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and run:
            yield run
            run = []
        run.append(place.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            run.append(run[0])
    if run:
        yield run


def _straight(outline: list[Point], *, is_stroked: bool) -> Iterator[Rule]:
    """Yield the lines of an outline: itself if thin, its level and upright sides if it is drawn."""
    across = [point[0] for point in outline]
    down = [point[1] for point in outline]
    left, right, top, bottom = min(across), max(across), min(down), max(down)
    if not all(map(math.isfinite, (left, right, top, bottom))):
        return
    if min(right - left, bottom - top) <= _THIN:
        if max(right - left, bottom - top) >= _SHORTEST:
            yield _line(left, top, right, bottom)
        return
    if is_stroked:
        for (x0, y0), (x1, y1) in pairwise(outline):
            is_straight = min(abs(x0 - x1), abs(y0 - y1)) <= 1
            if is_straight and max(abs(x0 - x1), abs(y0 - y1)) >= _SHORTEST:
                yield _line(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _line(left: float, top: float, right: float, bottom: float) -> Rule:
    if right - left >= bottom - top:
        return Rule(is_level=True, at=(top + bottom) / 2, start=left, end=right)
    return Rule(is_level=False, at=(left + right) / 2, start=top, end=bottom)
