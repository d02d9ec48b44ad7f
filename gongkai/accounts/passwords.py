"""One-time passwords: read aloud or printed, and changed at the first sign-in."""

import secrets
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Without letters and digits that look alike on paper
ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS: Final = 4
GROUP_LENGTH: Final = 4


def one_time_password() -> str:
    """Return a new one-time password, some 79 bits in four groups of four."""
    return "-".join(
        "".join(secrets.choice(ALPHABET) for _each in range(GROUP_LENGTH))
        for _each in range(GROUPS)
    )


class NotTheSame:
    """Refuses a new password that is the one used so far (a one-time password is not kept)."""

    def validate(self, password: str, user: object = None) -> None:
        """:raises ValidationError: if it is the password the person has now."""
        check = getattr(user, "check_password", None)
        if check and getattr(user, "pk", None) and check(password):
            raise ValidationError(_("新口令不能与现在的口令相同。"), code="same_password")

    def get_help_text(self) -> str:
        """Say the rule."""
        return _("不能与现在的口令相同。")
