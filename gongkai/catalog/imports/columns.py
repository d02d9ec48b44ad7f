"""The columns of a sheet of items: their names, what may stand in them, and a cell made into a value.

Names and permitted values come from the form that a clerk fills in, so that a sheet cannot say what the form would refuse.
"""

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from gongkai.catalog.forms import ItemForm
from gongkai.catalog.presentation import LABELS
from gongkai.catalog.register_sheets import day_of, text_of

NAMES: Final = (
    "title", "document_number", "formed_on", "item_class", "head", "field", "summary", "text",
    "channels", "genre", "theme", "keywords", "issuer", "source_unit", "lead_agency",
    "joint_agencies", "status", "ground", "reassess_on", "changed_on", "time_limit", "effective_on",
    "valid_until", "validity", "validity_on", "successor", "explains", "showing_until",
    "showing_kind", "after_showing",
)  # fmt: skip
NEEDED: Final = ("title", "formed_on")
BETWEEN: Final = re.compile(r"[;；\n]+")
SHOWN: Final = 40  # characters of a cell that a message repeats


class BadCell(ValueError):
    """Raised for a cell that cannot be taken; says why and how to mend it, in Chinese."""


def label_of(name: str) -> str:
    """Return the name of a column as it stands in the sheet."""
    return LABELS[name]


def bare(text: str) -> str:
    """Return a text without blanks, as names and values are compared."""
    return "".join(text.split())


def by_label() -> dict[str, str]:
    """Return the entries by the names of their columns."""
    return {bare(label_of(name)): name for name in NAMES}


def permitted(form: ItemForm, name: str) -> dict[str, str]:
    """Return what may stand in a column of choices, with what each means; empty for a column that is written freely.

    The full wording comes first; what stands before a bracket is understood too, where it is clear.
    """
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        return {}
    choices: Any = field.choices
    full = {str(label): str(key) for key, label in choices if key != ""}
    short: dict[str, set[str]] = {}
    for label, key in full.items():
        short.setdefault(re.split("[（：]", label, maxsplit=1)[0], set()).add(key)
    clear = {label: keys.pop() for label, keys in short.items() if len(keys) == 1}
    return full | {label: key for label, key in clear.items() if label and label not in full}


class Cells:
    """Makes the cells of rows into the values of an item; what may stand where is asked once for a whole sheet."""

    def __init__(self, form: ItemForm) -> None:
        self.form = form
        self.meanings = {
            name: {bare(label): key for label, key in permitted(form, name).items()}
            for name in NAMES
        }

    def value(self, name: str, cell: Any) -> Any:
        """Return the value in a cell.

        :raises BadCell: if the form would refuse it
        """
        text = text_of(cell).replace("\r\n", "\n").replace("_x000D_", "")
        field = self.form.fields[name]
        if isinstance(field, forms.DateField):
            return self._day(text, cell)
        if isinstance(field, forms.MultipleChoiceField):
            return tuple(self._meaning(name, each) for each in BETWEEN.split(text) if bare(each))
        if isinstance(field, forms.ChoiceField):
            return self._meaning(name, text) if text else ""
        return self._written(name, text)

    def _day(self, text: str, cell: Any) -> Any:
        day = day_of(cell) if text else None
        if text and day is None:
            raise BadCell(f"“{text[:SHOWN]}”不是日期。怎么办：写成 2026-03-02")
        return day

    def _meaning(self, name: str, text: str) -> str:
        found = self.meanings[name].get(bare(text))
        if found is None:
            several = "，几样之间用分号隔开" if name == "channels" else ""
            raise BadCell(
                f"“{text.strip()[:SHOWN]}”不在可填的值里。怎么办：照模板“可填的值”一页写{several}"
            )
        return found

    def _written(self, name: str, text: str) -> str:
        field = self.form.fields[name]
        limit = getattr(field, "max_length", None)
        if limit is not None and len(text) > limit:
            raise BadCell(f"有 {len(text)} 个字，最多 {limit} 个。怎么办：改短一些")
        try:
            return str(field.clean(text))
        except ValidationError as refusal:
            raise BadCell(
                f"{''.join(refusal.messages)}怎么办：删去看不见的字符，重新录入"
            ) from refusal
