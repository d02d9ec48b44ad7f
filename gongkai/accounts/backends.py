"""Who is not let in before any password is compared."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


class NoPracticePassword:
    """Refuses the practice county's password in every other installation; knows no people itself."""

    def authenticate(
        self, request: HttpRequest | None, password: str | None = None, **credentials: Any
    ) -> None:
        """Let the next backend decide, unless the password is the published one.

        :raises PermissionDenied: for the practice password outside a practice installation
        """
        if password == settings.PRACTICE_PASSWORD and not settings.PRACTICE:
            raise PermissionDenied
