"""Words that mislead stay out of names (GLOSSARY, last section)."""

import ast
import re

from tests.repository.test_sizes import MODULES, parsed

FORBIDDEN_MODULES = {"utils", "helpers", "misc", "common", "manager", "handler"}
FORBIDDEN_NAMES = re.compile(r"(^|_)(utils?|helpers?|misc|status2)(_|$)", re.IGNORECASE)


def misleading_names(path):
    """Return what a module defines under a name that says nothing."""
    return [
        f"{path}:{node.name}"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and FORBIDDEN_NAMES.search(node.name)
    ]


def test_every_module_is_named_for_its_idea():
    wrong = [path for path in MODULES if FORBIDDEN_MODULES & set(path.with_suffix("").parts)]

    assert wrong == []


def test_what_modules_define_is_named_for_its_idea():
    assert [name for path in MODULES for name in misleading_names(path)] == []


def test_a_name_that_says_nothing_is_found(tmp_path):
    module = tmp_path / "a_module.py"
    module.write_text("def date_utils(): ...\n")

    assert misleading_names(module) == [f"{module}:date_utils"]
