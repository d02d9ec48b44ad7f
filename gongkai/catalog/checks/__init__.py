"""Checks of a draft before it is submitted. They run on the server and fail closed."""

from gongkai.catalog.checks.running import findings_of

__all__ = ["findings_of"]
