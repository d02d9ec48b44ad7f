"""Why an answer is not taken."""

from gongkai.rules.refusals import NotAllowed


class NoAnswer(NotAllowed):
    """Raised for an answer without words, or one that points to an item that is not public."""


class NamesPerson(NotAllowed):
    """Raised where words that will be public hold personal data."""
