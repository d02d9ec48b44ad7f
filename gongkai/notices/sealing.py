"""The text of letters at rest: encrypted with a key of each letter, which a key outside the database wraps.

Letters name applicants. Whoever takes the database alone reads nothing; destroying the wrapped key of a letter makes
its text unreadable for good, while its number and hash stay.
"""

import hashlib
import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
PURPOSE: Final = b"gongkai letters 1"

Kept = bytes | memoryview  # as databases give bytes back


class LetterUnreadable(RuntimeError):
    """Raised when the text of a letter cannot be opened: key destroyed, or key file of another installation."""


def new_wrapped_key() -> bytes:
    """Make the key of a letter and return it wrapped."""
    return _encrypted(_master(), secrets.token_bytes(KEY_BYTES))


def sealed(text: str, wrapped_key: Kept) -> bytes:
    """Return the text encrypted with the key of its letter."""
    return _encrypted(_decrypted(_master(), wrapped_key), text.encode())


def sealed_bytes(data: bytes, wrapped_key: Kept) -> bytes:
    """Return a file encrypted with the key that seals the words around it."""
    return _encrypted(_decrypted(_master(), wrapped_key), data)


def opened_bytes(data: Kept, wrapped_key: Kept) -> bytes:
    """Return the file that was sealed.

    :raises LetterUnreadable: if its key was destroyed, is of another installation, or the bytes were changed
    """
    return _decrypted(_decrypted(_master(), wrapped_key), data)


def opened(data: Kept, wrapped_key: Kept) -> str:
    """Return the text that was sealed.

    :raises LetterUnreadable: if its key was destroyed, is of another installation, or the bytes were changed
    """
    return _decrypted(_decrypted(_master(), wrapped_key), data).decode()


def _master() -> bytes:
    return hashlib.sha256(PURPOSE + settings.LETTERS_KEY.encode()).digest()


def _encrypted(key: bytes, plain: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, PURPOSE)


def _decrypted(key: bytes, kept: Kept) -> bytes:
    data = bytes(kept)
    try:
        return AESGCM(key).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], PURPOSE)
    except (InvalidTag, ValueError) as problem:
        raise LetterUnreadable(
            "这件文书打不开：密钥已经销毁，或者不是本安装的密钥。怎么办：请管理员核对 keys 文件夹"
        ) from problem
