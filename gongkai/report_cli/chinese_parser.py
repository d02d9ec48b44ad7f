"""argparse that speaks Chinese: headings, usage and refusals."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, Final, NoReturn

from gongkai.report_cli.drawing import wrap

USAGE_ERROR: Final = 2

_REFUSALS: Final = (
    (re.compile(r"the following arguments are required: (.+)"), r"缺少：\1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"不认识或多余的内容：\1"),
    (
        re.compile(r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)"),
        r"\1 不能是“\2”，可以是：\3",
    ),
    (re.compile(r"argument (.+?): expected (?:one|at least one) argument"), r"\1 后面要写一个值"),
    (re.compile(r"argument (.+?): (.+)"), r"\1：\2"),
)


class ChineseFormatter(argparse.HelpFormatter):
    """Writes 用法 in front of the usage."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the usage with its Chinese heading."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrap(text, width))


class ChineseParser(argparse.ArgumentParser):
    """A parser with 参数 and 选项 as headings and refusals in Chinese."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            **settings, add_help=False, allow_abbrev=False, formatter_class=ChineseFormatter
        )
        self.things = self.add_argument_group("参数")
        self.options = self.add_argument_group("选项")
        self.options.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """Print how it is used and what was wrong, and leave."""
        self.exit(USAGE_ERROR, f"{self.format_usage()}{self.prog}：{in_chinese(message)}\n")


def in_chinese(message: str) -> str:
    """Translate a refusal of argparse; one that is not known stays as it is."""
    for pattern, words in _REFUSALS:
        if match := pattern.fullmatch(message):
            return match.expand(words).replace("'", "")
    return message
