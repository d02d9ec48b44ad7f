"""青山镇 and its county with items in every public state, made without fixtures, and the copy of the whole site."""

import datetime as dt
from dataclasses import dataclass, replace

from gongkai.accounts.models import Role, User
from gongkai.agencies.models import Agency
from gongkai.catalog.actions import drafting, reviewing, withdrawing
from gongkai.catalog.content import ItemContent
from gongkai.catalog.models import InformationItem, ItemClass
from gongkai.site_export.addresses import extent_of
from gongkai.site_export.exporting import export_site, make_report_files
from tests.catalog.conftest import AT, REVIEWERS, fresh, later, pass_one
from tests.factories import CAST, a_county, a_person

SITE = "http://testserver"
UNREVIEWED = "还没有审查的一句话"
FILE = "石桥村，三十棵".encode()
TITLE = "青山镇2026年春季义务植树活动安排"


@dataclass
class World:
    """What the tests look at: the item with two versions, and who works there."""

    people: dict[str, User]
    agency: Agency
    work: ItemClass
    item: InformationItem | None = None

    def draft(self, *, at=AT, **changes):
        content = ItemContent(
            title=TITLE,
            text="现将有关事项通知如下。\n>> 青山镇人民政府\n>> 2026年2月25日",
            summary="植树的时间、地点和分工。",
            formed_on=dt.date(2026, 2, 25),
            item_class=self.work.name,
            item_class_id=self.work.pk,
            head="20-11",
            field="outside",
        )
        changed = replace(content, **changes)
        return drafting.begin_item(
            agency=self.agency, content=changed, by=self.people["lin"], at=at
        )

    def publish(self, item, *, at=AT):
        item = fresh(item)
        reviewing.submit(item=item, by=self.people["lin"], at=at)
        for step, username in REVIEWERS:
            pass_one(item, step, self.people[username], at=at)
        return fresh(item)


def make_county():
    """Make the county and the people of 青山镇."""
    a_county()
    people = {
        username: a_person(username, name, *roles, second_factor=factor)
        for username, (name, roles, factor) in CAST.items()
    }
    bao = ("qingshan", Role.SECRECY_REVIEWER)
    people["bao"] = a_person("bao", "包保密", bao, second_factor=True)
    qingshan = Agency.objects.get(code="qingshan")
    return World(
        people, qingshan, ItemClass.objects.create(agency=qingshan, name="业务工作", position=1)
    )


def make_world():
    """Make items: one with a file and two versions, one withdrawn, an explanation, one that is a draft."""
    world = make_county()
    lin = world.people["lin"]
    first = world.draft(document_number="青政发〔2026〕3号")
    drafting.attach(item=first, data=FILE, name="分工表.txt", kind="txt", by=lin, at=AT)
    first = world.publish(first)
    drafting.begin_version(item=first, why="改了时间", by=lin, at=later(days=1))
    first = world.publish(first, at=later(days=1))
    withdraw(world, world.publish(world.draft(title="写错了名字的通知")))
    named = f"qingshan:{first.index_number}"
    world.publish(world.draft(title="植树安排解读", explains=named))
    begun = drafting.begin_version(item=first, why="还要改", by=lin, at=later(days=2))
    drafting.save_draft(
        item=fresh(first),
        content=replace(begun.value(), summary=UNREVIEWED),
        seen_revision=begun.revision,
        by=lin,
        at=later(days=2),
    )
    world.draft(title=UNREVIEWED, text=UNREVIEWED)
    world.item = fresh(first)
    return world


def withdraw(world, item):
    """Take an item back, as the clerk asks and the signer decides."""
    at = later(days=1)
    withdrawing.ask_withdrawal(item=item, reason="名字有误", by=world.people["lin"], at=at)
    withdrawing.decide_withdrawal(
        item=fresh(item), agrees=True, reason="名字有误", by=world.people["qian"], at=at
    )


def export(folder, agency=None, *, server=""):
    """Export an agency, or the whole site."""
    extent = extent_of(agency, below=False)
    make_report_files(extent)
    return export_site(folder, extent=extent, site_url=SITE, server=server, tell=lambda _said: None)
