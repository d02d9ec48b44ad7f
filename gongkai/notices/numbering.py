"""Numbers of letters: 代字〔year〕number, one sequence for each agency, kind and year."""

from gongkai.agencies.models import Agency
from gongkai.notices.models import LetterSettings, NumberSequence
from gongkai.rules.letters.kinds import KINDS, LetterKind

DEFAULT_ENDING = "公开"


def number_in_words(
    agency: Agency, settings: LetterSettings, kind: LetterKind, year: int, number: int
) -> str:
    """Return a number as letters print it: 示青公开答〔2026〕3号 (GB/T 9704: no leading zero, no 第)."""
    prefix = settings.number_prefix or f"{agency.short_name or agency.name}{DEFAULT_ENDING}"
    return f"{prefix}{KINDS[kind].number_word}〔{year}〕{number}号"


def take_number(agency: Agency, kind: LetterKind, year: int) -> int:
    """Take the next number; call it inside a transaction.

    The sequence stays locked until that transaction ends: no number twice, and none lost when it fails.
    """
    sequence, _made = NumberSequence.objects.select_for_update().get_or_create(
        agency=agency, kind=kind, year=year
    )
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return sequence.last
