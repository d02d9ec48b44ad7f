"""What a person wrote, encrypted with a key of the proposal; and the code by which they find the answer again."""

import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass
from typing import Final

from django.conf import settings

from gongkai.notices.sealing import new_wrapped_key, opened, sealed
from gongkai.proposals.models import Proposal

PURPOSE: Final = b"gongkai proposals 1"
LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is taken for another
CODE_LENGTH: Final = 10


@dataclass(frozen=True, slots=True)
class Written:
    """What the person proposes, why, and how to reach them where they want that; ``application`` is a number of theirs."""

    title: str
    reason: str
    application: str = ""
    contact: str = ""


def seal(proposal: Proposal, written: Written) -> None:
    """Put what was written into a proposal that is not saved yet."""
    proposal.wrapped_key = new_wrapped_key()
    text = json.dumps(asdict(written), ensure_ascii=False)
    proposal.sealed = sealed(text, proposal.wrapped_key)


def written_in(proposal: Proposal) -> Written | None:
    """Return what was written; None once it was erased.

    :raises LetterUnreadable: if the key is of another installation
    """
    if proposal.is_erased:
        return None
    return Written(**json.loads(opened(proposal.sealed, proposal.wrapped_key)))


def new_code() -> str:
    """Return a new code, told to the person once."""
    return "".join(secrets.choice(LETTERS) for _place in range(CODE_LENGTH))


def code_mark(code: str) -> str:
    """Return the mark of a code, as it is kept; small letters, spaces and dashes do not matter."""
    bare = "".join(letter for letter in code.upper() if letter.isalnum())
    key = PURPOSE + settings.LETTERS_KEY.encode()
    return hmac.new(key, bare.encode(), hashlib.sha256).hexdigest()
