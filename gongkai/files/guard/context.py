"""What stands before something found, as far as it can speak of it."""

import re
from typing import Final

FULL_LINE: Final = 25  # characters: a shorter line ends where its writer ended it
SENTENCE_END: Final = re.compile(r"[。；;！？!?\x1e]|\n[ \t]*\n")


def words_before(text: str, start: int, length: int) -> str:
    """Return up to ``length`` characters before a place: of its sentence and its line.

    Where it begins its line, the line before counts: a label may stand at the end of one line and its number on the next.
    """
    sentence = SENTENCE_END.split(text[max(0, start - length) : start])[-1]
    before, _end, line = sentence.rpartition("\n")
    return line if line.strip() else before.rpartition("\n")[2] + line


def wrapped_before(text: str, start: int, length: int) -> str:
    """Return up to ``length`` characters of its sentence before a place, over ends of lines that are full."""
    lines = SENTENCE_END.split(text[max(0, start - length) : start])[-1].split("\n")
    kept = [lines[-1]]
    for line in reversed(lines[:-1]):
        if len(line) < FULL_LINE:
            break
        kept.append(line)
    return "\n".join(reversed(kept))


def line_around(text: str, start: int, end: int, length: int) -> str:
    """Return up to ``length`` characters of sentence and line on both sides of a place, and the place."""
    after = SENTENCE_END.split(text[end : end + length])[0].partition("\n")[0]
    return words_before(text, start, length) + text[start:end] + after
