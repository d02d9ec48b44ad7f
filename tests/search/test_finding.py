"""Finding, alike on both engines."""

import pytest

from gongkai.search import finding
from tests.search.conftest import a_document

SUBSIDY = "示例县人民政府关于印发农村危房改造补助办法的通知"


@pytest.fixture
def filled(shelf):
    """Three documents, the youngest last: a rule, a list of a township with its file, an old rule."""
    shelf.put(
        "rule",
        a_document(
            SUBSIDY,
            "规定农村危房改造的补助对象、标准和申请程序。中华人民共和国境内适用。",
            number="示政规〔2026〕3号 shili/2026-00003",
            validity="valid",
            year="2026",
        ),
    )
    shelf.put(
        "list",
        a_document(
            "2026年第二批改造对象公示",
            "繁城镇经评议，现予公示。",
            day=1,
            files=[("名单.txt", "大王庄村 蜂农 王某某 1户")],
            within=("0001", "00010002"),
            validity="valid",
            year="2026",
        ),
    )
    shelf.put(
        "old",
        a_document(
            "旧办法", "按示政规〔2026〕3号执行。", day=-400, validity="repealed", year="2025"
        ),
    )
    shelf.index()
    return shelf


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("危房改造", [SUBSIDY]),
        ("房改", [SUBSIDY]),  # across two words, in a title
        ("补助 申请", [SUBSIDY]),  # both are to be there
        ("“申请程序”", [SUBSIDY]),
        ("人民共和国", [SUBSIDY]),  # within a longer word
        ("繁城镇", ["2026年第二批改造对象公示"]),
        ("繁城", ["2026年第二批改造对象公示"]),
        ("蜂农", ["2026年第二批改造对象公示"]),  # in the file alone
        ("名单", ["2026年第二批改造对象公示"]),  # the name of the file
        ("示政规〔2026〕3号", [SUBSIDY, "旧办法"]),
        ("[2026]３号", [SUBSIDY, "旧办法"]),
        ("示政规〔2026〕", [SUBSIDY]),
        ("shili/2026-00003", [SUBSIDY]),
        ("危房補助", [SUBSIDY]),
        ("村", [SUBSIDY]),  # one character: in titles, or where it is a word
        ("示", [SUBSIDY, "2026年第二批改造对象公示"]),
        ("2026年", ["2026年第二批改造对象公示"]),
    ],
)
def test_it_is_found(filled, typed, titles):
    assert sorted(filled.titles(typed)) == sorted(titles)


def test_the_newest_is_first_and_the_most_relevant_on_request(shelf):
    shelf.put("weak", a_document("植树安排", "附带说到危房一次。" + "植树造林绿化。" * 30, day=2))
    shelf.put("strong", a_document("危房改造办法", "危房改造，危房鉴定，危房拆除。"))
    shelf.index()

    assert shelf.titles("危房") == ["植树安排", "危房改造办法"]
    assert shelf.titles("危房", by_relevance=True) == ["危房改造办法", "植树安排"]


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({"within": "0001"}, 3),
        ({"within": "00010002"}, 1),
        ({"validity": "repealed"}, 1),
        ({"year": "2026"}, 2),
        ({"year": "2026", "within": "00010002"}, 1),
        ({"kind": "report"}, 0),
    ],
)
def test_conditions_alone_select(filled, filters, number):
    assert filled.find("", **filters).count == number


def test_words_may_be_looked_for_in_titles_numbers_or_files_alone(filled):
    assert filled.titles("改造", columns="title") == ["2026年第二批改造对象公示", SUBSIDY]
    assert filled.titles("示政规〔2026〕3号", columns="number") == [SUBSIDY]
    assert filled.titles("大王庄", columns="files") == ["2026年第二批改造对象公示"]
    assert filled.titles("公示", columns="files") == []


def test_words_that_do_not_stand_together_are_looked_for_one_by_one(filled):
    found = filled.find("农村补助对象申请")

    assert (found.is_loosened, [each.document.title for each in found.hits]) == (True, [SUBSIDY])


def test_the_words_are_marked_in_title_and_extract(filled):
    hit = filled.find("危房改造").hits[0]

    assert [each.text for each in hit.title if each.is_found] == ["危房改造"]
    assert "".join(each.text for each in hit.extract).startswith("规定农村危房改造")


def test_a_hit_says_in_which_file_the_words_stand(filled):
    hit = filled.find("蜂农").hits[0]

    assert (hit.file_kind, hit.file_name) == ("TXT", "名单.txt")
    assert [each.text for each in hit.extract if each.is_found] == ["蜂农"]


def test_older_hits_follow_by_key_without_gap_or_repetition(shelf):
    for number in range(25):
        shelf.put(str(number), a_document(f"植树安排之{number}", day=number))
    shelf.index()

    first = shelf.find("植树安排")
    second = shelf.find("植树安排", before=first.before)
    third = shelf.find("植树安排", before=second.before)
    keys = [hit.document.key for page in (first, second, third) for hit in page.hits]

    assert (first.count, third.before) == (25, None)
    assert keys == [str(number) for number in range(24, -1, -1)]


def test_pages_by_relevance_have_no_gap_either(shelf):
    for number in range(12):
        shelf.put(str(number), a_document(f"植树安排之{number}"))
    shelf.index()

    pages = [shelf.find("植树", by_relevance=True, page=page) for page in (1, 2)]

    assert [page.next_page for page in pages] == [2, None]
    assert len({hit.document.key for page in pages for hit in page.hits}) == 12


def test_beyond_the_cap_a_count_says_more_than(shelf, monkeypatch):
    monkeypatch.setattr(finding, "COUNT_CAP", 2)
    for number in range(3):
        shelf.put(str(number), a_document("植树安排"))
    shelf.index()

    found = shelf.find("植树")

    assert (found.count, found.is_capped) == (2, True)


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "'; DROP TABLE search_searchdocument; --",
        "NEAR(危房, 3) OR title:*",
        "危房* AND NOT 补助 OR",
        "^危房 {title}: -改造",
        "(.*)+$ [a-z]{1,9999}",
        "'危房':A & !'x' <-> |",
        "危房\\' :* \\",
        "\0\x01危\ud800房",
        "危" * 10_000,
        "a b " * 5_000,
        "％％__〔〕〔〔2026〕",
        "→kind·item",
        "😀 ﷽ ا",
    ],
)
def test_whatever_is_typed_does_no_harm(filled, typed):
    filled.find(typed)
    filled.find(typed, by_relevance=True, columns="title", year="2026")

    assert filled.titles("危房改造") == [SUBSIDY]


def test_a_filter_cannot_be_typed(filled):
    assert filled.titles("→validity·repealed") == []
