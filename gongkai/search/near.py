"""Near words: what somebody may have meant whose words were not found, taken from the titles there are."""

from difflib import SequenceMatcher
from typing import Final

from gongkai.search.analysing import RUN
from gongkai.search.engines import engine
from gongkai.search.folding import fold
from gongkai.search.models import SearchDocument
from gongkai.search.questions import Question

TITLES: Final = 20  # titles that hold most of the pairs, compared with what was typed
NEAR: Final = 0.6  # how much of it has to be the same
LONGEST: Final = 30  # characters that are compared


def near_words(question: Question) -> str:
    """Return the words of a title that are nearest to what was typed; empty where none is near."""
    typed = "".join(RUN.findall(fold(question.typed)))[:LONGEST]
    pairs = list(dict.fromkeys(pair for term in question.terms for pair in term.pairs))
    if len(typed) < 3 or not pairs:
        return ""
    places = engine().near_titles(pairs, TITLES)
    titles = SearchDocument.objects.filter(pk__in=places).values_list("title", flat=True)
    candidates = [near for title in titles if (near := _nearest(typed, title))]
    score, words = max(candidates, default=(0.0, ""))
    return words if NEAR <= score < 1 else ""


def _nearest(typed: str, title: str) -> tuple[float, str] | None:
    """Return the stretch of a title most like what was typed, with how like it is."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(typed)
    best: tuple[float, str] | None = None
    for run in RUN.findall(fold(title)):
        for start in range(max(1, len(run) - len(typed) + 1)):
            stretch = run[start : start + len(typed)]
            matcher.set_seq1(stretch)
            if best is None or matcher.quick_ratio() > best[0]:
                ratio = matcher.ratio()
                best = (ratio, stretch) if best is None or ratio > best[0] else best
    return best
