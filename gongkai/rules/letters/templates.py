"""Templates of letters: files with their time in force, checked when they are loaded.

A file has ``kind``, ``title``, ``valid_from`` (``valid_until`` where it has ended), ``addressee``, and ``body`` with a
paragraph on each line, or ``rows`` for a form. A reply has ``findings``: the paragraph {finding} of each
ending. Fields stand in braces. What is wrong is refused with its line.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from gongkai.rules.letters.fields import FIELDS
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.letters.mandatory import OF_ENDING, mandatory

FIELD: Final = re.compile(r"\{([a-z_]+)\}")
FINDING: Final = "{finding}"
FOLDER: Final = "gongkai.rules.letters"


class BadTemplate(ValueError):
    """Raised for a template that cannot be used; names the line, in Chinese."""

    def __init__(self, says: str, line: int | None = None) -> None:
        super().__init__(f"第{line}行：{says}" if line else says)
        self.line = line


class NoTemplate(LookupError):
    """Raised when no template of a kind is in force on a day."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a form: what is asked and what stands there."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """The wording of a letter while it is in force (both ends included)."""

    kind: LetterKind
    ending: str
    title: str
    addressee: str
    paragraphs: tuple[str, ...]
    rows: tuple[Row, ...]
    valid_from: dt.date
    valid_until: dt.date | None = None

    @property
    def text(self) -> str:
        """Everything that may hold a field."""
        return "\n".join((self.addressee, *self.paragraphs, *(row.value for row in self.rows)))

    @property
    def fields(self) -> frozenset[str]:
        """The fields it has."""
        return frozenset(FIELD.findall(self.text))

    def is_in_force_on(self, day: dt.date) -> bool:
        """Test whether letters of the day use it."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


def templates_in(text: str) -> tuple[LetterTemplate, ...]:
    """Return the templates of one file: one, or for replies one for each ending it has.

    :raises BadTemplate: if it cannot be read, has an unknown or broken field, or lacks what such a letter must say
    """
    try:
        content = tomllib.loads(text)
        found = tuple(_templates(content))
    except tomllib.TOMLDecodeError as mistake:
        raise BadTemplate(f"文书样式的写法有误（{mistake}），请参照已有的样式改正") from mistake
    except (KeyError, ValueError) as mistake:
        raise BadTemplate(f"文书样式缺少或者写错了“{mistake.args[0]}”一项") from mistake
    refuse_broken_fields(text)
    for template in found:
        refuse_silence(template)
    return found


def template_for(kind: LetterKind, on: dt.date, ending: str = "") -> LetterTemplate:
    """Return the template of a kind, and for a reply of an ending, that is in force on a day.

    :raises NoTemplate: if there is none
    """
    for template in known_templates():
        if (template.kind, template.ending) == (kind, ending) and template.is_in_force_on(on):
            return template
    raise NoTemplate(f"{on.isoformat()}没有可以使用的文书样式：{kind} {ending}".rstrip())


@cache
def known_templates() -> tuple[LetterTemplate, ...]:
    """Return the templates that came with this version, in the order of kinds and endings."""
    folder = files(FOLDER) / "forms"
    found = [
        template
        for each in folder.iterdir()
        if each.name.endswith(".toml")
        for template in templates_in(each.read_text(encoding="utf-8"))
    ]
    kinds, endings = list(LetterKind), ["", *OF_ENDING]
    return tuple(
        sorted(found, key=lambda each: (kinds.index(each.kind), endings.index(each.ending)))
    )


def _templates(content: dict[str, Any]) -> Iterator[LetterTemplate]:
    kind = LetterKind(content["kind"])
    findings = content["findings"] if kind is LetterKind.REPLY else {"": ""}
    for ending, finding in findings.items():
        if ending and ending not in OF_ENDING:
            raise KeyError(ending)
        yield LetterTemplate(
            kind=kind,
            ending=ending,
            title=content["title"],
            addressee=content.get("addressee", ""),
            paragraphs=tuple(_paragraphs(content.get("body", ""), finding)),
            rows=tuple(Row(*row) for row in content.get("rows", ())),
            valid_from=content["valid_from"],
            valid_until=content.get("valid_until"),
        )


def _paragraphs(body: str, finding: str) -> Iterator[str]:
    for line in body.replace(FINDING, finding.strip()).splitlines():
        if line.strip():
            yield line.strip()


def refuse_broken_fields(text: str) -> None:
    """Refuse unknown or broken fields, with the line.

    :raises BadTemplate: at the first
    """
    for number, line in enumerate(text.splitlines(), start=1):
        for name in FIELD.findall(line):
            if name not in FIELDS and name != FINDING[1:-1]:
                raise BadTemplate(f"不认识的栏目“{{{name}}}”，请对照栏目表改正", number)
        if set("{}") & set(FIELD.sub("", line)):
            raise BadTemplate("花括号不成对，或者里面不是栏目的名称，请改正", number)


def refuse_silence(template: LetterTemplate) -> None:
    """Refuse a template that lacks what such a letter must say.

    :raises BadTemplate: naming what
    """
    must = mandatory(template.kind, template.ending)
    if missing := sorted(must.fields - template.fields):
        names = "、".join(FIELDS[name].label for name in missing)
        raise BadTemplate(f"“{template.title}”缺少必须写明的内容：{names}")
    for words in must.words:
        if words not in template.text:
            raise BadTemplate(f"“{template.title}”必须写有“{words}”")
    if template.kind is not LetterKind.REPLY and "remedy" in template.fields:
        raise BadTemplate(f"“{template.title}”不是答复，不写救济途径")
