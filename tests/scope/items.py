"""What 青山镇 has in the catalog: one item that is public, one draft that nobody outside may see, and a register."""

import datetime as dt

from gongkai.accounts.models import Role
from gongkai.agencies.models import Office
from gongkai.catalog.actions import arranging, drafting, registering, reviewing
from gongkai.catalog.calls import actions as calls
from gongkai.catalog.content import ItemContent
from gongkai.catalog.lifecycle import Step
from gongkai.catalog.models import (
    AskedOffice,
    ImportJob,
    ImportKind,
    InformationItem,
    OldAddress,
    RegisterKind,
)
from gongkai.catalog.secrecy import QUESTIONS
from gongkai.proposals.actions import receive
from gongkai.proposals.content import Written
from gongkai.site_export.actions import hand_over, note_online
from gongkai.site_export.models import PartnerSite, ReceivedState
from tests.factories import AT, a_person

REVIEWERS = ((Step.REVIEW, "sun"), (Step.SECRECY, "bao"), (Step.SIGN, "qian"))


def add_items(world, canary):
    """Give the township its items; everything that is not public carries the canary."""
    bao = ("qingshan", Role.SECRECY_REVIEWER)
    world.people["bao"] = a_person("bao", "包保密", bao, second_factor=True)
    by = world.people["lin"]
    world.item_class = arranging.add_class(
        agency=world.agency, name="业务工作", head="20-11", by=by, at=AT
    )
    world.draft = drafting.begin_item(
        agency=world.agency, content=ItemContent(title=canary, text=canary), by=by, at=AT
    )
    drafting.attach(
        item=world.draft, data=canary.encode(), name=f"{canary}.txt", kind="txt", by=by, at=AT
    )
    drafting.keep_unsaved(item=world.draft, typed={"title": canary}, seen_revision=2, by=by, at=AT)
    world.draft = InformationItem.objects.select_related("current").get(pk=world.draft.pk)
    world.entry = registering.add_entry(
        agency=world.agency,
        kind=RegisterKind.LICENSE,
        entry=registering.NewEntry(canary, canary, AT.date()),
        by=by,
        at=AT,
    )
    world.asked = a_call(world, canary)
    world.proposal, _code = receive(
        agency=world.agency, written=Written(canary, canary, canary, canary), at=AT
    )
    world.import_job = a_finished_import(world, canary)
    OldAddress.objects.create(
        agency=world.agency, item=world.draft, address=f"old.example.cn/{canary}"
    )
    publish(world)


def a_call(world, canary):
    """A call for material with what an office sent; all of it says the canary."""
    by = world.people["lin"]
    office = Office.objects.create(agency=world.agency, name="材料办公室")
    calls.set_contacts(office=office, people=[by], by=by, at=AT)
    new = calls.NewCall(canary, canary, AT.date() + dt.timedelta(days=4), [office])
    asked = calls.call(agency=world.agency, new=new, by=by, at=AT).asked.get()
    file = drafting.NewFile(f"{canary}.txt", "txt", canary.encode())
    calls.send(asked=asked, title=canary, text=canary, files=[file], by=by, at=AT)
    return AskedOffice.objects.select_related("call").get(pk=asked.pk)


def a_finished_import(world, canary):
    """A sheet that was taken in, with the draft and the row left out; both say the canary."""
    job = ImportJob.objects.create(
        agency=world.agency,
        kind=ImportKind.ITEMS,
        file_name=f"{canary}.xlsx",
        created_at=AT,
        created_by=world.people["lin"],
        beat_at=AT,
        finished_at=AT,
        total=1,
    )
    job.faults.create(row=2, column=canary, why=canary)
    job.items.create(agency=world.agency, item=world.draft, row=3, key=canary, content_digest="")
    return job


def publish(world):
    """Take an item of the township to the public; it is examined as the agency's plan says."""
    content = ItemContent(
        title="青山镇义务植树安排",
        text="植树的时间和地点。",
        summary="植树的时间和地点。",
        formed_on=AT.date() - dt.timedelta(days=2),
        item_class=world.item_class.name,
        item_class_id=world.item_class.pk,
        head="20-11",
        field="outside",
        channels=("website",),
    )
    by = world.people["lin"]
    item = drafting.begin_item(agency=world.agency, content=content, by=by, at=AT)
    drafting.attach(item=item, data=b"2026", name="附件.txt", kind="txt", by=by, at=AT)
    reviewing.submit(item=item, by=by, at=AT)
    for step, username in REVIEWERS:
        item = InformationItem.objects.select_related("agency", "current").get(pk=item.pk)
        reviewer = world.people[username]
        for each in item.current.value().attachments:
            reviewing.note_opened(version=item.current, sha256=each.sha256, by=reviewer, at=AT)
        answers = {key: "no" for key, _label in QUESTIONS} if step is Step.SECRECY else None
        reviewing.pass_step(
            item=item,
            step=step,
            seen_hash=item.current.content_address,
            answers=answers,
            by=reviewer,
            at=AT,
        )
    world.item = InformationItem.objects.select_related("agency", "published").get(pk=item.pk)
    world.hand_over = hand_over(agency=world.agency, items=[world.item], by=by, at=AT)
    note_online(
        handed=world.hand_over.items.get(),
        url=f"https://example.com/{world.draft.current.title}",
        on=AT.date(),
        by=by,
        at=AT,
    )
    world.received = a_received_item(world)


def a_received_item(world):
    """An item of another installation that the township took in; it is public there, and here."""
    site = PartnerSite.objects.create(
        agency=world.agency,
        code="elsewhere",
        name="别处镇人民政府",
        public_key="0" * 64,
        trusted_at=AT,
        last_made_at=AT,
    )
    content = world.item.published
    return site.items.create(
        index_number="1",
        agency_code="elsewhere",
        agency_name=site.name,
        title=content.title,
        url="https://example.com/1",
        state=ReceivedState.PUBLIC,
        first_published_at=AT,
        sha256=content.content_address,
    )
