"""Tells what happened in a sentence. The record holds facts; the words are chosen when somebody reads it.

Each app keeps its sentences beside its actions, in a module ``sentences`` with one mapping ``SENTENCES``:
``{"annual_reports.returned": _("退回报告：{reason}")}``. Names in braces are facts of the record.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from string import Formatter
from typing import Any, Final

from django.apps import apps
from django.utils.functional import Promise

OURS: Final = "gongkai."
UNKNOWN: Final = "—"


class FactsInWords(Formatter):
    """Fills a sentence; a fact that an older record did not keep is a dash."""

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:
        value = kwargs.get(str(key))
        return UNKNOWN if value in (None, "") else value


@cache
def sentences() -> dict[str, str | Promise]:
    """Return the sentences of all our apps by action."""
    found: dict[str, str | Promise] = {}
    for config in apps.get_app_configs():
        module = f"{config.name}.sentences"
        if config.name.startswith(OURS) and config.label != "desk" and find_spec(module):
            found.update(import_module(module).SENTENCES)
    return found


def sentence_of(action: str, facts: Mapping[str, Any]) -> str:
    """Tell one action in words; an action without a sentence is named with its facts."""
    template = sentences().get(action)
    if template is None:
        told = "，".join(f"{name}：{value}" for name, value in sorted(facts.items()))
        return f"{action}（{told}）" if told else action
    return FactsInWords().vformat(str(template), (), facts)
