"""Putting computed sentences into a text, and renewing them without touching what somebody wrote.

A computed sentence is known by its exact words. One that somebody changed or took out is theirs: it is left, and named. A new fact
comes after the computed sentence before it, or at the end of its aspect.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from gongkai.rules.annual_report.drafting.facts import Place
from gongkai.rules.annual_report.drafting.sentences import place_of

NUMERALS: Final = "一二三四五六七八九"
_OPENS: Final = "（"


@dataclass(frozen=True, slots=True)
class Renewed:
    """The text as it is to stand, and the keys of sentences that somebody changed and that were left."""

    text: str
    left: tuple[str, ...]


def composed(sentences: Mapping[str, str]) -> str:
    """Return the text of a part with nothing but these sentences, under the headings of their aspects."""
    text = ""
    for key, says in sentences.items():
        text = _inserted(text, key, says)
    return text


def renewed(text: str, before: Mapping[str, str], now: Mapping[str, str]) -> Renewed:
    """Return the text with each sentence of before as it is now; ``before`` is what was computed last time."""
    left = []
    for key in (key for key in before if key not in now):
        text = _without(text, before[key])
    for key, says in now.items():
        if says in text:
            continue
        if key not in before:
            text = _beside_its_own(text, key, now)
        elif before[key] in text:
            text = text.replace(before[key], says, 1)
        else:
            left.append(key)
    return Renewed(text, tuple(left))


def _beside_its_own(text: str, key: str, now: Mapping[str, str]) -> str:
    """Put a new sentence after the computed one before it, where that still stands; else at the end of its aspect."""
    earlier = [
        now[each] for each in list(now)[: list(now).index(key)] if place_of(each) is place_of(key)
    ]
    if earlier and earlier[-1] in text:
        return text.replace(earlier[-1], f"{earlier[-1]}{now[key]}", 1)
    return _inserted(text, key, now[key])


def _without(text: str, says: str) -> str:
    """Take a sentence out, and the line it stood on alone."""
    lines = [line.replace(says, "", 1) if says in line else line for line in text.splitlines()]
    kept = zip(text.splitlines(), lines, strict=True)
    return "\n".join(line for was, line in kept if line.strip() or not was.strip())


def _inserted(text: str, key: str, says: str) -> str:
    """Put a sentence at the end of its aspect, whose heading is added where it is missing."""
    place = place_of(key)
    lines = text.splitlines()
    if place.part != "一":
        return "\n".join([*lines[:-1], f"{lines[-1]}{says}"]) if lines else says
    at = _heading_of(place, lines)
    if at is None:
        number = sum(1 for line in lines if _is_heading(line))
        return "\n".join([*lines, f"（{NUMERALS[number]}）{place.value}", says])
    end = next((n for n in range(at + 1, len(lines)) if _is_heading(lines[n])), len(lines))
    if end == at + 1:
        return "\n".join([*lines[:end], says, *lines[end:]])
    return "\n".join([*lines[: end - 1], f"{lines[end - 1]}{says}", *lines[end:]])


def _heading_of(place: Place, lines: Iterable[str]) -> int | None:
    for number, line in enumerate(lines):
        if _is_heading(line) and _names(line, place):
            return number
    return None


def _names(line: str, place: Place) -> bool:
    """Test whether a heading names the aspect, also in the shorter words that officials use."""
    if place is Place.APPLICATIONS:
        return "申请" in line
    short = place.value.removeprefix("政府信息公开").removeprefix("政府信息")
    return short in line


def _is_heading(line: str) -> bool:
    stripped = line.strip()
    closing = stripped.find("）")
    return (
        stripped.startswith(_OPENS)
        and 1 < closing <= 2
        and stripped[1] in NUMERALS
        and not stripped.endswith("。")
    )
