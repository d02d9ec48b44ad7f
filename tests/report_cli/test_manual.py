import argparse
import re

import pytest

from gongkai.report_cli.arguments import KINDS, LEVELS, REPORT_KINDS, parser
from gongkai.report_cli.command import COMMANDS
from tests.conftest import REPOSITORY

MANUAL = (REPOSITORY / "docs" / "manual" / "report-command.md").read_text("utf-8")
CHAPTERS = {
    name: chapter
    for chapter in re.split(r"^## ", MANUAL, flags=re.MULTILINE)
    for name in [chapter.partition("\n")[0].rpartition("：")[2]]
}


def subparsers():
    [action] = (each for each in parser()._actions if isinstance(each, argparse._SubParsersAction))
    return action.choices


OPTIONS = [
    (command, option)
    for command, subparser in subparsers().items()
    for action in subparser._actions
    for option in action.option_strings
    if option not in ("-h", "--help")
]


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_in_the_chapter_of_its_command(command, option):
    assert f"`{option}" in CHAPTERS[command]


def test_every_command_can_be_run_and_has_a_chapter():
    assert set(subparsers()) == set(COMMANDS)
    assert set(COMMANDS) <= set(CHAPTERS)


@pytest.mark.parametrize("word", [*LEVELS, *KINDS, *REPORT_KINDS])
def test_every_choice_is_in_the_manual(word):
    assert f"`{word}`" in MANUAL
