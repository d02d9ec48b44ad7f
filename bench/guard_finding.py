"""How much of what is planted the guard finds, what it finds besides, in the laws, and how fast.

``python -m bench.guard_finding [count] [corpus]`` draws so many documents of all kinds (2,000) and prints recall and precision by kind, the
hits in the folder's law texts (none is the aim, each is printed), and the time against merely extracting the text.
"""

import gzip
import io
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Final

import docx
import openpyxl

from gongkai.files.guard import HitKind, examine
from gongkai.files.opening import open_document
from tests.files.guard.planting.documents import sample
from tests.files.guard.planting.scoring import Score

COUNT: Final = 2_000
WITH_CHECK_DIGIT: Final = frozenset({HitKind.IDENTITY_NUMBER, HitKind.BANK_CARD})
RECALL_BY_ARITHMETIC: Final = 0.99
RECALL: Final = 0.95
PRECISION: Final = 0.95
RATIO: Final = 1.5
FIRST_SEED: Final = 1_000_000  # none that anybody looked at while writing the rules
MEGABYTE: Final = 1_000_000
LAWS_TIMED: Final = 400


def main(arguments: list[str]) -> int:
    """Print the figures; 1 if an aim was missed."""
    count = int(arguments[0]) if arguments else COUNT
    corpus = Path(arguments[1]) if len(arguments) > 1 else Path("../shared/corpus")
    is_missed = _planted(count)
    laws = corpus / "laws" / "laws.jsonl.gz"
    if laws.exists():
        with gzip.open(laws, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
        is_missed = _laws(texts) or is_missed
        is_missed = _speed(texts[:LAWS_TIMED]) or is_missed
    return int(is_missed)


def _planted(count: int) -> bool:
    score, unread = Score(), Counter[str]()
    for seed in range(FIRST_SEED, FIRST_SEED + count):
        made = sample(seed)
        found = examine(made.data, made.name)
        unread[found.reason] += 1
        score.add(made, [(hit.kind, hit.masked) for hit in found.hits])
    print(f"{count} documents, {unread['']} of them examined to the end")
    is_missed = False
    for kind in HitKind:
        if not score.planted[kind]:
            continue
        recall, precision = score.recall(kind), score.precision(kind)
        aim = RECALL_BY_ARITHMETIC if kind in WITH_CHECK_DIGIT else RECALL
        is_missed = is_missed or recall < aim or precision < PRECISION
        print(
            f"  {kind:<16} planted {score.planted[kind]:>6}  recall {recall:7.2%}  precision {precision:7.2%}"
        )
    return is_missed


def _laws(texts: list[str]) -> bool:
    found = 0
    for text in texts:
        for hit in examine(text.encode(), "law.txt").hits:
            found += 1
            print(f"  in a law: {hit.kind} {hit.place} {hit.masked}")
    print(f"{sum(map(len, texts)) / MEGABYTE:.1f} million characters of law: {found} hits")
    return found > 0


def _speed(texts: list[str]) -> bool:
    """Time each kind of file against the library that merely takes the text out of it."""
    is_missed = False
    kinds: tuple[tuple[str, list[bytes], Callable[[bytes], object]], ...] = (
        ("docx", [_word(text) for text in texts], _word_text),
        ("xlsx", [_workbook(text) for text in texts], _workbook_text),
        ("txt", [text.encode() for text in texts], lambda data: open_document(data, "a.txt")),
    )
    for kind, files, extract in kinds:
        plain, guarded = (
            _timed(files, extract),
            _timed(files, partial(_guarded, f"a.{kind}")),
        )
        size = sum(map(len, texts)) * 3 / MEGABYTE
        is_missed = is_missed or guarded > plain * RATIO
        print(
            f"  {kind}: {size / guarded:5.1f} MB of text a second, {guarded / plain:.2f} times extracting it"
        )
    return is_missed


def _guarded(name: str, data: bytes) -> None:
    examine(data, name)


def _timed(files: Iterable[bytes], work: Callable[[bytes], object]) -> float:
    start = time.process_time()
    for data in files:
        work(data)
    return time.process_time() - start


def _word(text: str) -> bytes:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _word_text(data: bytes) -> str:
    return "\n".join(each.text for each in docx.Document(io.BytesIO(data)).paragraphs)


def _workbook(text: str) -> bytes:
    book = openpyxl.Workbook()
    for line in text.splitlines():
        book.active.append([line])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _workbook_text(data: bytes) -> list[object]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [cell for sheet in book for row in sheet.values for cell in row]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
