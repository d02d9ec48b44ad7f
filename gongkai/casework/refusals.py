"""Why a step on an application cannot be taken now: what, which article, and what to do."""

from gongkai.rules.refusals import NotAllowed


class StepNotAllowed(NotAllowed):
    """Raised for a step that the application's state does not allow; the message is for the officer."""
