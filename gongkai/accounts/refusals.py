"""What cannot be done to accounts, each said so that an official knows how to mend it."""


class AccountRefusal(ValueError):
    """Raised when an account, a role or a deputy cannot be changed that way; the message is for people."""
