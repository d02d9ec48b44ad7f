"""Every variable that sets something has a row in docs/operating.md, and no row is about nothing."""

import re

from tests.conftest import REPOSITORY

READ = re.compile(r'environment\.\w+\(\s*"(GONGKAI_\w+)"')
OF_THE_TESTS = {"GONGKAI_TEST_DATABASE"}
SETTINGS = (REPOSITORY / "gongkai" / "settings").glob("*.py")
PAGE = (REPOSITORY / "docs" / "operating.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(GONGKAI_\w+)` \| (.*) \| (.+) \|$", PAGE, re.M)
VARIABLES = {name for path in SETTINGS for name in READ.findall(path.read_text(encoding="utf-8"))}


def test_the_variables_read_are_those_of_the_table():
    assert {name for name, _, _ in ROWS} == VARIABLES - OF_THE_TESTS


def test_a_variable_stands_in_the_table_once():
    assert len(ROWS) == len({name for name, _, _ in ROWS})


def test_every_row_says_the_default_and_what_it_sets():
    assert all(default.strip() and says.strip() for _, default, says in ROWS)
