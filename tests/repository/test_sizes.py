"""Files and functions stay small enough to be read in one go (EXAMPLES, section 4)."""

import ast
import io
import tokenize

import pytest

from tests.conftest import REPOSITORY

LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
LONGEST_TEST = 40

MODULES = sorted(
    path
    for folder in ("gongkai", "tests", "tools", "bench")
    for path in (REPOSITORY / folder).rglob("*.py")
    if "migrations" not in path.parts
)


def source_lines(text, tree):
    """Return the numbers of lines that hold code: no blanks, comments or docstrings."""
    lines = set()
    skipped = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in skipped and token.type != tokenize.ENDMARKER:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            lines.difference_update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def is_declared_data(path):
    return "tables" in path.name or path.name.endswith("_table.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_a_module_is_not_past_its_size(path):
    text = path.read_text(encoding="utf-8")

    assert is_declared_data(path) or len(source_lines(text, ast.parse(text))) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_no_function_is_past_its_size(path):
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    lines = source_lines(text, tree)
    limit = LONGEST_TEST if path.name.startswith("test_") else LONGEST_FUNCTION
    too_long = {
        node.name: length
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := sum(node.lineno <= n <= (node.end_lineno or n) for n in lines)) > limit
    }

    assert too_long == {}
