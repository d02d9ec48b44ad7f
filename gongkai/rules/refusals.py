"""What the law does not allow: the refusal an officer reads, with the article and what can be done instead."""


class NotAllowed(ValueError):
    """Raised for a step that the law does not allow; its text is in Chinese and complete."""
