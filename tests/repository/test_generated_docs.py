"""The generated pages of the manual are what the program does now."""

from gongkai.rules.annual_report.checks import CHECKS
from tools import generate_docs


def test_the_page_of_the_checks_is_current():
    assert generate_docs.PAGE.read_text(encoding="utf-8") == generate_docs.page(), (
        "run: python tools/generate_docs.py"
    )


def test_every_check_stands_on_its_page_once():
    page = generate_docs.page()

    listed = [page.count(f"| `{check.id}` |") for check in CHECKS]
    assert listed == [1] * len(CHECKS)


def test_a_bar_in_a_text_does_not_tear_the_table():
    check = CHECKS[0]
    torn = type(check)(check.id, check.level, "甲|乙", check.title, check.example, check.mend)

    assert "甲｜乙" in generate_docs.page([torn])
