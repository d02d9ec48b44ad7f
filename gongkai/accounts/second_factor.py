"""How secrets of the second factor are kept: encrypted with a key that is not in the database."""

import base64
from typing import Final

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

KEY_BYTES: Final = 32
PURPOSE: Final = b"gongkai second factor"


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Encrypts authenticator secrets and recovery seeds."""

    def get_totp_issuer(self) -> str:
        return str(settings.SITE_OWNER)

    def get_totp_label(self, user: object) -> str:
        return str(getattr(user, "username", ""))

    def encrypt(self, text: str) -> str:
        return box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return box().decrypt(encrypted_text.encode()).decode()


def box() -> Fernet:
    """Return what encrypts, with a key drawn from the installation's secret key."""
    secret = settings.SECRET_KEY.encode()
    key = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=PURPOSE).derive(secret)
    return Fernet(base64.urlsafe_b64encode(key))
