"""What somebody typed, as terms: words apart are all to be there, what stands in quotation marks or unbroken is one phrase."""

import re
from dataclasses import dataclass
from typing import Final

from gongkai.search.analysing import Analyser, Term

LONGEST_QUESTION: Final = 100  # characters; the rest of a longer one is not looked at
MOST_TERMS: Final = 8
PHRASE: Final = re.compile(r"[\"“”„‟「『]([^\"“”„‟」』]+)[\"“”„‟」』]|(\S+)")


@dataclass(frozen=True, slots=True)
class Question:
    """The question as it was typed, cut to length, and its terms; none where nothing can be looked for."""

    typed: str
    terms: tuple[Term, ...]

    def loosened(self, analyser: Analyser) -> "Question":
        """Return the question with each word looked for by itself; the same where there is nothing to loosen."""
        words = list(
            dict.fromkeys(word for each in self.terms for word in analyser.words_of(each.asked))
        )
        if len(words) <= len(self.terms):
            return self
        terms = (analyser.term(word) for word in words[: 2 * MOST_TERMS])
        return Question(self.typed, tuple(each for each in terms if each))


def question_of(typed: str, analyser: Analyser) -> Question:
    """Return the question in what somebody typed, whatever it is."""
    cut = " ".join(typed.replace("\0", " ").split())[:LONGEST_QUESTION]
    parts = [(found[1] or found[2]).strip() for found in PHRASE.finditer(cut)]
    terms = [term for part in parts if (term := analyser.term(part))]
    unique = {(term.pairs, term.words): term for term in terms}
    return Question(cut, tuple(unique.values())[:MOST_TERMS])
