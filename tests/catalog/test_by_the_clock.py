"""What the clock does to items: publishing at the time set, and what becomes of a showing that is over."""

import datetime as dt
from dataclasses import replace

import pytest

from gongkai.catalog import gate
from gongkai.catalog.actions import drafting, publishing
from gongkai.catalog.drafts import still_stopping
from gongkai.catalog.lifecycle import State
from gongkai.catalog.models import ItemVersion
from tests.catalog.conftest import AT, fresh, kinds_of, later

LAST_DAY = dt.date(2026, 3, 12)
DAY_AFTER = later(days=11)


@pytest.fixture
def scheduled(a_draft, publish, cast):
    """Make an item that has passed its review and waits for the next day."""

    def made(title):
        item = a_draft(title=title)
        drafting.save_draft(
            item=item,
            content=item.current.value(),
            seen_revision=1,
            publish_at=later(days=1),
            by=cast["lin"],
            at=AT,
        )
        return publish(item)

    return made


@pytest.fixture
def shown(a_draft, publish):
    """Make a public item shown until 12 March."""

    def made(after):
        return publish(a_draft(showing_until=LAST_DAY, after_showing=after))

    return made


def test_one_that_cannot_be_published_holds_up_no_other(scheduled):
    damaged, sound = scheduled("坏了的一条信息"), scheduled("好的一条信息")
    ItemVersion.objects.filter(item=damaged).update(content_address="0" * 64)

    published = publishing.publish_due(later(days=1))

    assert published == 1
    assert (fresh(damaged).is_public, fresh(sound).is_public) == (False, True)


def test_a_showing_that_runs_is_left_alone(shown):
    item = shown("take_down")

    publishing.end_showings(dt.datetime.combine(LAST_DAY, dt.time(23, 59), AT.tzinfo))

    assert fresh(item).is_public


def test_a_showing_that_is_over_is_taken_down_where_the_item_says_so(shown):
    item = shown("take_down")

    publishing.end_showings(DAY_AFTER)

    after = fresh(item)
    assert (after.is_public, after.state) == (False, State.WITHDRAWN)
    assert after.withdrawn_why == "公示期已于2026-03-12届满"


def test_a_showing_that_is_over_is_masked_where_the_item_says_so(shown):
    item = shown("mask")

    publishing.end_showings(DAY_AFTER)

    left = gate.released(fresh(item))
    assert (left.title, left.text, left.html) == ("青山镇2026年春季义务植树活动安排", "", "")


def test_no_file_of_a_masked_item_leaves(a_draft, publish, cast):
    item = a_draft(showing_until=LAST_DAY, after_showing="mask")
    drafting.attach(item=item, data=b"1", name="1.txt", kind="txt", by=cast["lin"], at=AT)
    file = publish(item).published.value().attachments[0]

    publishing.end_showings(DAY_AFTER)

    with pytest.raises(gate.NotReleased):
        gate.attachment(fresh(item), file.sha256)


def test_a_masked_item_is_masked_once(shown):
    item = shown("mask")

    publishing.end_showings(DAY_AFTER)
    publishing.end_showings(DAY_AFTER)

    assert kinds_of(item).count("masked") == 1


def test_a_showing_that_is_to_stay_stays(shown):
    item = shown("keep")

    publishing.end_showings(DAY_AFTER)

    assert gate.released(fresh(item)).text


def test_what_was_masked_is_whole_again_in_a_new_version(shown, cast, publish):
    item = shown("mask")
    publishing.end_showings(DAY_AFTER)
    version = drafting.begin_version(item=item, why="公示结果", by=cast["lin"], at=DAY_AFTER)
    drafting.save_draft(
        item=item,
        content=replace(version.value(), showing_until=None, after_showing=""),
        seen_revision=version.revision,
        by=cast["lin"],
        at=DAY_AFTER,
    )

    after = publish(item, at=DAY_AFTER)

    assert gate.released(after).text


def test_the_public_reads_why_a_masked_page_is_empty(shown, client):
    item = shown("mask")
    publishing.end_showings(DAY_AFTER)

    page = client.get(item.public_url()).content.decode()

    assert "公示期已经届满" in page
    assert "现将有关事项通知如下" not in page


def stopped_by(item):
    return [each.key for each in still_stopping(item.current, item, AT.date())]


@pytest.mark.parametrize(
    ("entries", "stops"),
    [
        ({"showing_until": LAST_DAY}, ["showing.after"]),
        ({"showing_kind": "draft_decision"}, ["showing.until"]),
        (
            {
                "showing_until": dt.date(2026, 3, 31),
                "after_showing": "keep",
                "showing_kind": "draft_decision",
            },
            ["showing.short"],
        ),
        (
            {
                "showing_until": dt.date(2026, 4, 1),
                "after_showing": "keep",
                "showing_kind": "draft_decision",
            },
            [],
        ),
    ],
)
def test_a_showing_says_how_long_and_what_follows(a_draft, entries, stops):
    assert stopped_by(a_draft(**entries)) == stops
