"""What was found against what was planted, by kind."""

from collections import Counter
from dataclasses import dataclass, field

from gongkai.files.guard.hits import HitKind
from gongkai.files.guard.masks import masked
from tests.files.guard.planting.documents import Sample

_NOT_COUNTED = frozenset({HitKind.HIDDEN_CONTENT, HitKind.METADATA})


@dataclass
class Score:
    """Counts by kind: planted, found of these, found besides."""

    planted: Counter[HitKind] = field(default_factory=Counter)
    found: Counter[HitKind] = field(default_factory=Counter)
    beside: Counter[HitKind] = field(default_factory=Counter)
    missed_words: list[tuple[HitKind, str]] = field(default_factory=list)
    wrong_words: list[tuple[HitKind, str]] = field(default_factory=list)

    def add(self, sample: Sample, hits: list[tuple[HitKind, str]]) -> None:
        """Count one document; what is found is compared as it may be shown."""
        wanted = Counter((kind, masked(value, kind)) for kind, value in sample.planted)
        seen = Counter(each for each in hits if each[0] not in _NOT_COUNTED)
        for (kind, _shown), count in wanted.items():
            self.planted[kind] += count
        for each in set(wanted) | set(seen):
            self.found[each[0]] += min(wanted[each], seen[each])
            self.beside[each[0]] += max(seen[each] - wanted[each], 0)
            self.wrong_words += [each] * max(seen[each] - wanted[each], 0)
        for kind, value in sample.planted:
            if (kind, masked(value, kind)) not in seen:
                self.missed_words.append((kind, value))

    def recall(self, kind: HitKind) -> float:
        return self.found[kind] / self.planted[kind] if self.planted[kind] else 1.0

    def precision(self, kind: HitKind) -> float:
        seen = self.found[kind] + self.beside[kind]
        return self.found[kind] / seen if seen else 1.0
