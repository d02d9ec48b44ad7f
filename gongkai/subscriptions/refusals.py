"""Why a subscription is not taken."""

from gongkai.rules.refusals import NotAllowed


class MailIsOff(NotAllowed):
    """Raised where the installation has no server for letters, or no address for the links in them."""


class TooManyUnconfirmed(NotAllowed):
    """Raised when an address was asked to confirm too often: it may be somebody else's."""
