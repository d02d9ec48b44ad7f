"""What the search has of items: published bytes alone, with their files, gone when they are withdrawn."""

import datetime as dt
from dataclasses import replace

import pytest

from gongkai.agencies.models import Agency
from gongkai.catalog import searching
from gongkai.catalog.actions import drafting, publishing, withdrawing
from gongkai.search import indexing
from gongkai.search.finding import Asked, find
from gongkai.search.questions import question_of
from tests.catalog.conftest import AT, later


def titles(typed, **filters):
    indexing.index_due()
    cuts = indexing.analyser()
    groups = {name: (value,) for name, value in filters.items()}
    found = find(Asked(question_of(typed, cuts), groups), cuts)
    return [hit.document.title for hit in found.hits]


@pytest.fixture
def with_a_file(a_draft, publish, cast):
    """A public item with a list as attachment."""
    item = a_draft(document_number="青政发〔2026〕7号", text="|甲|乙|\n|油茶|合欢|")
    drafting.attach(
        item=item,
        data="领苗名单：石桥沟村，蜂农三户".encode(),
        name="名单.txt",
        kind="txt",
        by=cast["lin"],
        at=AT,
    )
    return publish(item)


@pytest.mark.parametrize(
    "typed",
    ["义务植树", "青政发[2026]7号", "分工", "合欢", "蜂农", "qingshan/2026-00001", "石桥沟"],
)
def test_a_public_item_is_found_by_all_it_says(with_a_file, typed):
    assert titles(typed) == ["青山镇2026年春季义务植树活动安排"]


def test_an_item_is_found_within_the_agencies_above_its_own(with_a_file, qingshan):
    county = Agency.objects.get_parent(qingshan)

    assert titles("植树", within=county.path) == titles("植树", within=qingshan.path) != []


def test_a_draft_is_not_found(a_draft):
    a_draft()

    assert titles("植树") == []


def test_what_is_changed_in_a_draft_is_not_found_until_it_is_signed(published, cast):
    drafting.begin_version(item=published, why="更正", by=cast["lin"], at=AT)
    draft = published.versions.get(number=2)
    content = draft.value()
    drafting.save_draft(
        item=published,
        content=replace(content, title="种花安排"),
        seen_revision=draft.revision,
        by=cast["lin"],
        at=AT,
    )

    assert titles("种花") == []
    assert titles("植树") != []


def test_a_withdrawn_item_leaves_the_search_in_the_same_transaction(published, cast):
    indexing.index_due()
    assert titles("植树") != []

    withdrawing.take_down(item=published, reason="名单里有身份证号", by=cast["zhao"], at=later())

    cuts = indexing.analyser()
    assert find(Asked(question_of("植树", cuts), {}), cuts).count == 0
    assert titles("植树") == []


def test_a_restored_item_is_found_again(published, cast):
    withdrawing.take_down(item=published, reason="名单里有身份证号", by=cast["zhao"], at=AT)
    withdrawing.decide_withdrawal(
        item=published, agrees=False, reason="核实没有", by=cast["qian"], at=later()
    )

    assert titles("植树") != []


def test_an_item_whose_kept_bytes_are_lost_is_not_indexed(published, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "elsewhere"

    assert searching.document(str(published.pk)) is None


def test_what_a_new_version_leaves_out_is_not_found_from_its_publication_on(
    published, cast, publish
):
    indexing.index_due()
    drafting.begin_version(item=published, why="更正", by=cast["lin"], at=AT)
    draft = published.versions.get(number=2)
    drafting.save_draft(
        item=published,
        content=replace(draft.value(), title="种花安排"),
        seen_revision=draft.revision,
        by=cast["lin"],
        at=AT,
    )

    publish(published, at=later())

    cuts = indexing.analyser()
    assert find(Asked(question_of("义务植树", cuts), {}), cuts).count == 0
    assert titles("种花") == ["种花安排"]


def test_an_item_masked_after_its_showing_is_not_found_by_its_text_or_files(a_draft, publish, cast):
    item = a_draft(text="拟补助合欢户。", showing_until=dt.date(2026, 3, 12), after_showing="mask")
    drafting.attach(
        item=item, data="蜂农".encode(), name="1.txt", kind="txt", by=cast["lin"], at=AT
    )
    publish(item)
    assert titles("蜂农") != []

    publishing.end_showings(later(days=11))

    cuts = indexing.analyser()
    assert find(Asked(question_of("合欢", cuts), {}), cuts).count == 0
    assert (titles("蜂农"), titles("合欢")) == ([], [])
    assert titles("义务植树") != []


def test_an_item_is_found_by_the_format_of_its_file_its_own_agency_and_its_field(with_a_file):
    title = ["青山镇2026年春季义务植树活动安排"]

    assert titles("植树", file="txt") == titles("植树", own="qingshan") == title
    assert titles("植树", field="outside") == title
    assert titles("植树", file="pdf") == titles("植树", own="shili") == []
