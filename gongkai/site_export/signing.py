"""Signatures on packages: Ed25519, with a key of the installation that is made on its first run and kept beside the data."""

import hashlib
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

PURPOSE: Final = b"gongkai site package 1\n"
GROUP: Final = 4  # characters of a fingerprint that are read out together
GROUPS: Final = 8


def _private() -> Ed25519PrivateKey:
    """Return the key: its seed is the hash of the secret text in the file ``site_key``."""
    seed = hashlib.sha256(PURPOSE + settings.SITE_KEY.encode()).digest()
    return Ed25519PrivateKey.from_private_bytes(seed)


def public_key() -> str:
    """Return the public key of this installation, in hexadecimal."""
    return _private().public_key().public_bytes_raw().hex()


def signature_of(data: bytes) -> str:
    """Return the signature of this installation, in hexadecimal."""
    return _private().sign(PURPOSE + data).hex()


def is_signed(data: bytes, signature: str, key: str) -> bool:
    """Test whether the holder of a public key signed the bytes."""
    try:
        found = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        found.verify(bytes.fromhex(signature), PURPOSE + data)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(key: str) -> str:
    """Return what two people compare over the telephone: eight groups of four characters of the key's hash."""
    digest = hashlib.sha256(key.encode()).hexdigest()
    return "-".join(digest[GROUP * n : GROUP * (n + 1)] for n in range(GROUPS))
