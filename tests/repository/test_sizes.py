"""Files and functions stay small enough to be read in one go (EXAMPLES, section 4)."""

import ast
import io
import tokenize
from functools import cache

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


@cache
def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def source_lines(path):
    """Return the numbers of lines that hold code: no blanks, comments or docstrings."""
    lines = set()
    skipped = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
    text = path.read_text(encoding="utf-8")
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in skipped and token.type != tokenize.ENDMARKER:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            lines.difference_update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def is_declared_data(path):
    return "tables" in path.name or path.name.endswith("_table.py")


def functions_of(path):
    """Yield the functions of a module, each with the number of its source lines."""
    lines = source_lines(path)
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, sum(node.lineno <= n <= (node.end_lineno or n) for n in lines)


def longest_allowed(path):
    return LONGEST_TEST if path.name.startswith("test_") else LONGEST_FUNCTION


def test_no_module_is_past_its_size():
    lengths = {path: len(source_lines(path)) for path in MODULES if not is_declared_data(path)}

    assert {str(path): size for path, size in lengths.items() if size > LONGEST_MODULE} == {}


def test_no_function_is_past_its_size():
    too_long = {
        f"{path}:{name}": length
        for path in MODULES
        for name, length in functions_of(path)
        if length > longest_allowed(path)
    }

    assert too_long == {}


def test_a_function_that_is_too_long_is_found(tmp_path):
    module = tmp_path / "long.py"
    module.write_text(
        "def long():\n    '''Say.'''\n\n    # why\n" + "    pass\n" * LONGEST_FUNCTION
    )

    assert list(functions_of(module)) == [("long", LONGEST_FUNCTION + 1)]
