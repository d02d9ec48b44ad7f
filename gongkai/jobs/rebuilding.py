"""Deriving cached columns anew from the facts (``gongkai rebuild``)."""

from collections.abc import Callable

_REBUILDERS: dict[str, Callable[[], int]] = {}


def register(name: str, rebuild: Callable[[], int]) -> None:
    """Offer a rebuilder; it derives every row anew and returns how many there were."""
    _REBUILDERS[name] = rebuild


def rebuilders() -> dict[str, Callable[[], int]]:
    """Return the rebuilders by name, in the order of registration: lower floors first."""
    return dict(_REBUILDERS)
