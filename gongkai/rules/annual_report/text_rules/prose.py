"""Official prose made ready for checking: one spelling of digits, no stray spaces, sentences.

Pages reach us with spaces between digits and words, with lines broken in mid-sentence, and with
full-width digits. The same sentence must be found in all of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from gongkai.rules.annual_report.registry import ARTICLE_50, NOTICE_2021
from gongkai.rules.annual_report.report import TEXT_PARTS, Report

SOURCE: Final = f"{ARTICLE_50}；{NOTICE_2021}"

FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９％．：；", "0123456789%.：；")
HALF_WIDTH_MARKS: Final = {"(": "（", ")": "）", ";": "；"}
KEPT_TEXTS: Final = 1024  # every rule reads the same few texts
SPACES: Final = re.compile(r"[ \t\u00a0\u2002-\u200b\u3000\ufeff]+")
THOUSANDS: Final = re.compile(
    r"(?<![\d.])\d{1,3}(?:[,，]\d{3}){2,}(?![\d,，])|(?<![\d.])\d{1,3},\d{3}(?!\d)"
)
MARKDOWN: Final = re.compile(r"^\s*#+\s*|\*\*", re.MULTILINE)
HALF_COMMA: Final = re.compile(r",(?!\d)|(?<!\d),")
HALF_COLON: Final = re.compile(r":(?![/\d])")
PAGE_NUMBER: Final = re.compile(r"[-—－]\s*\d{1,3}\s*[-—－]")

ENDS: Final = "。！？；：:;!?"
HEAD_OF_LINE: Final = re.compile(
    r"（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|[一二三四五六七八九十]是|第[一二三四五六七八九十]|"
    r"\d{1,2}[.、．](?!\d)|（\d{1,2}）"
)
SHORT_HEADING: Final = re.compile(
    r"(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)[^。，；]{0,24}"
)
SENTENCE: Final = re.compile(r"[^。！？!?]+[。！？!?]?[”』》）]?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: the part it stands in, its paragraph and its number there, both from 0."""

    part: str
    paragraph: int
    number: int
    text: str

    @property
    def where(self) -> str:
        return f"section.{self.part}"


def _without_space(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    is_latin = before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
    return " " if is_latin else ""


def tidy(text: str) -> str:
    """Return the text with half-width digits, full-width brackets, and no spaces or thousands marks."""
    text = MARKDOWN.sub("", text).translate(FULL_WIDTH)
    for half, full in HALF_WIDTH_MARKS.items():
        text = text.replace(half, full)
    text = SPACES.sub(_without_space, text)
    text = HALF_COLON.sub("：", HALF_COMMA.sub("，", text))
    return THOUSANDS.sub(lambda match: re.sub(r"[,，]", "", match.group()), text)


def _goes_on(line: str, following: str) -> bool:
    """Test whether a line was broken in mid-sentence."""
    if not line or line[-1] in ENDS or HEAD_OF_LINE.match(following):
        return False
    return not SHORT_HEADING.fullmatch(line)


@lru_cache(maxsize=KEPT_TEXTS)
def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, tidied, with lines broken in mid-sentence joined again."""
    lines = (tidy(line) for line in re.split(r"[\n\r\f\v]+", text))
    joined: list[str] = []
    for line in lines:
        if not line or PAGE_NUMBER.fullmatch(line):
            continue
        if joined and _goes_on(joined[-1], line):
            joined[-1] += line
        else:
            joined.append(line)
    return tuple(joined)


def sentences_of(part: str, text: str) -> Iterator[Sentence]:
    """Yield the sentences of one part, in reading order."""
    for paragraph, line in enumerate(paragraphs(text)):
        for number, match in enumerate(SENTENCE.finditer(line)):
            yield Sentence(part, paragraph, number, match.group())


def parts_with_prose(report: Report) -> tuple[str, ...]:
    """Return the parts whose text is checked: of an earlier report all, else opening, 一, 五 and 六."""
    if report.edition is None:
        return tuple(part for part in report.sections if part != "title")
    return tuple(part for part in ("opening", *TEXT_PARTS) if part in report.sections)


def sentences(report: Report) -> Iterator[Sentence]:
    """Yield every sentence of the report's prose, in reading order."""
    for part in parts_with_prose(report):
        yield from sentences_of(part, report.sections[part])


def in_sequence(report: Report) -> Iterator[tuple[Sentence, Sentence | None]]:
    """Yield each sentence with the one before it in the same paragraph."""
    before: Sentence | None = None
    for sentence in sentences(report):
        same = before and (before.part, before.paragraph) == (sentence.part, sentence.paragraph)
        yield sentence, before if same else None
        before = sentence


def text_of(report: Report, *parts: str) -> str:
    """Return the tidied text of these parts (all parts if none is named), without line breaks."""
    chosen = parts or tuple(report.sections)
    return "".join("".join(paragraphs(report.sections.get(part, ""))) for part in chosen)
