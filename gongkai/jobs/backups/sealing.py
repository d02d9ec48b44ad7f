"""The installation's keys in a backup: encrypted with a passphrase (scrypt, AES-256-GCM), or not there."""

import json
import os
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from gongkai.jobs.backups.manifest import BackupRefused

SHORTEST_PASSPHRASE: Final = 12
COST: Final = 2**15
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
KEY_BYTES: Final = 32
PURPOSE: Final = b"gongkai backup keys 1"


class PassphraseTooShort(BackupRefused):
    """Raised for a passphrase that could be guessed."""

    def __init__(self) -> None:
        super().__init__(
            f"口令太短：至少 {SHORTEST_PASSPHRASE} 个字符。怎么办：换长口令，或加 --without-keys 不备份密钥。"
        )


def sealed(keys: dict[str, bytes], passphrase: str) -> bytes:
    """Return the keys encrypted.

    :raises PassphraseTooShort: if it has fewer than 12 characters
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise PassphraseTooShort
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    plain = json.dumps({name: b64encode(value).decode() for name, value in keys.items()})
    return salt + nonce + AESGCM(_key(passphrase, salt)).encrypt(nonce, plain.encode(), PURPOSE)


def opened(data: bytes, passphrase: str) -> dict[str, bytes]:
    """Return the keys that ``sealed`` encrypted.

    :raises BackupRefused: if the passphrase is another one, or the bytes were changed
    """
    salt, rest = data[:SALT_BYTES], data[SALT_BYTES:]
    nonce, secret = rest[:NONCE_BYTES], rest[NONCE_BYTES:]
    try:
        plain = AESGCM(_key(passphrase, salt)).decrypt(nonce, secret, PURPOSE)
    except InvalidTag as problem:
        raise BackupRefused(
            "口令不对，密钥打不开。怎么办：核对口令；或加 --without-keys，另行放回 keys 文件夹。"
        ) from problem
    return {name: b64decode(value) for name, value in json.loads(plain).items()}


def keys_in(folder: Path) -> dict[str, bytes]:
    """Return the keys of an installation by file name."""
    if not folder.is_dir():
        return {}
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}


def put_keys(keys: dict[str, bytes], folder: Path, *, aside: str) -> None:
    """Write the keys, readable by the owner only; other keys there are moved aside under that name."""
    if keys_in(folder) == keys:
        return
    if keys_in(folder):
        folder.rename(folder.with_name(aside))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name, value in keys.items():
        descriptor = os.open(folder / Path(name).name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            out.write(value)


def _key(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=KEY_BYTES, n=COST, r=8, p=1).derive(passphrase.encode())
