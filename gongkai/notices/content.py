"""The text of a signed letter: kept as canonical JSON, frozen by its hash, read only if the hash holds."""

import hashlib
import json
from dataclasses import asdict

from gongkai.notices.models import Letter
from gongkai.notices.sealing import opened
from gongkai.rules.letters.composing import LetterContent


class LetterDamaged(RuntimeError):
    """Raised when the text of a signed letter is not what was signed."""


def as_text(content: LetterContent) -> str:
    """Return the content as text that is always the same for the same letter."""
    return json.dumps(asdict(content), ensure_ascii=False, sort_keys=True)


def hash_of(text: str) -> str:
    """Return the hash a letter is frozen by."""
    return hashlib.sha256(text.encode()).hexdigest()


def content_of(letter: Letter) -> LetterContent:
    """Return what a signed letter says.

    :raises LetterDamaged: if it is not what was signed
    :raises LetterUnreadable: if its key was destroyed
    """
    text = opened(letter.sealed, letter.wrapped_key)
    if hash_of(text) != letter.content_hash:
        raise LetterDamaged(f"{letter}的内容与签发时不一致，不能使用。怎么办：请管理员从备份核对")
    content = json.loads(text)
    return LetterContent(
        title=content["title"],
        agency=content["agency"],
        number=content["number"],
        addressee=content["addressee"],
        paragraphs=tuple(content["paragraphs"]),
        rows=tuple((label, value) for label, value in content["rows"]),
        signed_on=content["signed_on"],
    )
