"""Links in letters: they name a subscription and are signed, so that nobody confirms or ends another's."""

from typing import Final

from django.core.signing import BadSignature, Signer

CONFIRM: Final = "gongkai.subscriptions.confirm"
END: Final = "gongkai.subscriptions.end"


def token_for(pk: int, purpose: str) -> str:
    """Return the token of a subscription for one purpose."""
    return Signer(salt=purpose).sign(str(pk))


def pk_in(token: str, purpose: str) -> int | None:
    """Return the subscription a token names; None for one that we did not make for this purpose."""
    try:
        return int(Signer(salt=purpose).unsign(token))
    except (BadSignature, ValueError):
        return None
