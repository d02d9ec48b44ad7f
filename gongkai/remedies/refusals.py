"""Why a step on a case of reconsideration or litigation cannot be taken now: what, which article, and what to do."""

from gongkai.rules.refusals import NotAllowed


class RemedyStepNotAllowed(NotAllowed):
    """Raised for a step that the case's state does not allow; the message is for the officer."""
