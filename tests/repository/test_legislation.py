"""docs/legislation.md points to modules and tests that are there, and has a row for every check."""

import ast
import re

import pytest

from gongkai.rules.annual_report.checks import CHECKS
from tests.conftest import REPOSITORY

PAGE = (REPOSITORY / "docs" / "legislation.md").read_text(encoding="utf-8")
PLACES = sorted(set(re.findall(r"`((?:gongkai|tests)/[^`]+)`", PAGE)))
MODULES = [place for place in PLACES if "::" not in place]
TESTS = [place for place in PLACES if "::" in place]
CHECK_ROWS = re.findall(r"^\| `([a-z_]+\.[a-z_]+)` \|", PAGE, re.M)


def functions_of(path):
    tree = ast.parse((REPOSITORY / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("path", MODULES)
def test_a_module_that_is_named_is_there(path):
    assert (REPOSITORY / path).is_file()


@pytest.mark.parametrize("place", TESTS)
def test_a_test_that_is_named_is_there(place):
    path, _, name = place.partition("::")

    assert name in functions_of(path)


def test_every_check_has_one_row():
    assert sorted(CHECK_ROWS) == sorted(check.id for check in CHECKS)


def test_every_row_names_a_module_and_a_test():
    rows = [line for line in PAGE.splitlines() if line.startswith("|") and "---" not in line]
    wrong = [row for row in rows if row.count("`gongkai/") != 1 or row.count("`tests/") != 1]

    assert [row.split(" | ")[-1] for row in wrong] == ["Test |", "Test |"]
