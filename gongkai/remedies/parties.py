"""Who challenges, in their own words, kept encrypted; opened only for the work and, in full, with a record."""

import json
from dataclasses import asdict, dataclass

from gongkai.notices.sealing import Kept, new_wrapped_key, opened, sealed
from gongkai.remedies.models import Party


@dataclass(frozen=True, slots=True)
class PartyData:
    """The applicant for reconsideration or plaintiff, who represents them, what they ask for and why."""

    name: str
    contact: str
    claims: str
    grounds: str


def keep(data: PartyData) -> Party:
    """Keep the data under a new key."""
    key = new_wrapped_key()
    return Party.objects.create(
        wrapped_key=key, sealed=sealed(json.dumps(asdict(data), ensure_ascii=False), key)
    )


def data_of(party: Party) -> PartyData:
    """Return the data.

    :raises LetterUnreadable: if the key was destroyed or is of another installation
    """
    return PartyData(**json.loads(opened(party.sealed, party.wrapped_key)))


def words_sealed(party: Party, words: str) -> bytes | None:
    """Return words about a case encrypted with the key of its party, None where there are none."""
    return sealed(words, party.wrapped_key) if words else None


def words_opened(party: Party, kept: Kept | None) -> str:
    """Return the words that were sealed."""
    return opened(kept, party.wrapped_key) if kept else ""
