"""Links between the documents of the repository lead somewhere, and pictures are there."""

import re

import pytest

from tests.conftest import REPOSITORY

DOCUMENTS = sorted({*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")})
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.M | re.S)
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?[^)]*\)|(?:src|href)=\"([^\"]+)\"")
OUTWARD = (
    "http://",
    "https://",
    "mailto:",
    "/",
)  # addresses of the web, and of the program's own pages


def links_of(document):
    text = CODE.sub("", document.read_text(encoding="utf-8"))
    found = (first or second for first, second in LINK.findall(text))
    return [target for target in found if not target.startswith(OUTWARD)]


def anchors_of(document):
    """Return the anchors of the headings as forges make them."""
    text = CODE.sub(
        lambda code: code[0] if code[0].count("`") == 2 else "", document.read_text("utf-8")
    )
    headings = re.findall(r"^#+ +(.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads_somewhere(document, target):
    path, _, anchor = target.partition("#")
    goal = document.parent / path if path else document
    return goal.exists() and (not anchor or goal.suffix != ".md" or anchor in anchors_of(goal))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_links_and_pictures_are_there(document):
    assert [each for each in links_of(document) if not leads_somewhere(document, each)] == []


def test_a_link_to_nothing_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# A heading\n\n[there](#a-heading) [not](#other) ![gone](gone.png)\n")

    assert [each for each in links_of(page) if not leads_somewhere(page, each)] == [
        "#other",
        "gone.png",
    ]


def test_every_decision_has_a_number_of_its_own_and_says_it():
    decisions = sorted((REPOSITORY / "docs" / "decisions").glob("*.md"))
    in_names = [int(each.name[:4]) for each in decisions]
    in_headings = [
        int(each.read_text(encoding="utf-8").split(".")[0].removeprefix("# ")) for each in decisions
    ]

    assert in_names == in_headings == sorted(set(in_names))
