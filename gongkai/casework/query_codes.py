"""Numbers and query codes as people write them, and their keyed hashes. Pure but for the key of the installation."""

import hashlib
import hmac
import re
import secrets
import unicodedata
from typing import Final

from django.conf import settings

PURPOSE: Final = b"gongkai query codes 1"
ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that looks like something else
LENGTH: Final = (
    12  # sixty bits: more than can be guessed in a lifetime at the rate that is let through
)
GROUP: Final = 4
NUMBER: Final = re.compile(r"(20[0-9]{2})\D+0*([0-9]{1,9})\D*$")
LARGEST_NUMBER: Final = 2**31 - 1


def new_code() -> str:
    """Make a code."""
    return "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))


def shown(code: str) -> str:
    """Return the code as it is shown: in groups, so that it can be read out."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def as_written(typed: str) -> str:
    """Return the code in what somebody typed: full-width letters, small ones, dashes and blanks do not matter."""
    folded = unicodedata.normalize("NFKC", typed[:200]).upper()
    return "".join(each for each in folded if each in ALPHABET)


def number_in(typed: str) -> tuple[int, int] | None:
    """Return year and number in what somebody typed: the whole number, or 2026-3; None where there is none."""
    found = NUMBER.search(unicodedata.normalize("NFKC", typed[:200]))
    if found is None or int(found[2]) > LARGEST_NUMBER:
        return None
    return int(found[1]), int(found[2])


def hash_of(words: str) -> str:
    """Return the keyed hash; who has the database alone can try no code against it."""
    key = hashlib.sha256(PURPOSE + settings.LETTERS_KEY.encode()).digest()
    return hmac.new(key, words.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def is_same(one: str, other: str) -> bool:
    """Compare two hashes in a time that does not depend on where they differ."""
    return hmac.compare_digest(one, other)
