"""Words that mislead stay out of names (GLOSSARY, last section)."""

import ast
import re

import pytest

from tests.conftest import REPOSITORY
from tests.repository.test_sizes import MODULES

FORBIDDEN_MODULES = {"utils", "helpers", "misc", "common", "manager", "handler"}
FORBIDDEN_NAMES = re.compile(r"(^|_)(utils?|helpers?|misc|status2)(_|$)", re.IGNORECASE)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_a_module_is_named_for_its_idea(path):
    assert not FORBIDDEN_MODULES & set(path.with_suffix("").parts)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_what_a_module_defines_is_named_for_its_idea(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and FORBIDDEN_NAMES.search(node.name)
    ]

    assert names == []
