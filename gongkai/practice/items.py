"""Items, registers and opening balances of the practice county, made through the actions that people use."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, Final

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.catalog.actions import arranging, drafting, registering, reviewing, withdrawing
from gongkai.catalog.content import Ground, ItemContent, Status, Validity
from gongkai.catalog.lifecycle import Step
from gongkai.catalog.models import InformationItem, ItemClass, RegisterKind
from gongkai.catalog.secrecy import QUESTIONS, Answer
from gongkai.practice import sample_items as samples
from gongkai.practice.sample_items import SampleItem

ALL_CLEAR: Final = {key: Answer.NO.value for key, _label in QUESTIONS}
FORMED_BEFORE: Final = dt.timedelta(days=2)  # the day of the paper before that of the draft
REASSESSED_AFTER: Final = dt.timedelta(days=365)
WITHDRAWN_AGO: Final = 30
PAST_BY: Final = dt.timedelta(days=12)
REGISTERED_AGO: Final = (10, 40, 70)


@dataclass(frozen=True, slots=True)
class Hands:
    """Who does what at an agency."""

    agency: Agency
    clerk: User
    reviewer: User
    secrecy: User
    signer: User
    head: User

    def of(self, step: Step) -> User:
        """Return who takes a step."""
        return {
            Step.REVIEW: self.reviewer,
            Step.SECRECY: self.secrecy,
            Step.SIGN: self.signer,
        }[step]


def _hands(code: str, *usernames: str) -> Hands:
    people = {each.username: each for each in User.objects.filter(username__in=usernames)}
    return Hands(Agency.objects.get(code=code), *(people[each] for each in usernames))


def make_items(at: dt.datetime) -> None:
    """Make items in every state at three agencies, their classes, opening balances and registers."""
    qingshan = _hands("qingshan", "lin", "sun", "bao", "qian", "zhao")
    lvshui = _hands("lvshui", "wang", "ma", "zhou", "wu", "zhou")
    bureau = _hands("shili-fagai", "zheng", "hu", "chen", "feng", "chen")
    for hands in (qingshan, lvshui, bureau):
        _arrange(hands, at)
    public: dict[str, InformationItem] = {}
    for each in samples.QINGSHAN_PUBLIC:
        explained = public.get(each.explains)
        explains = explained.index_number if explained else ""
        public[each.name] = _published(qingshan, each, at, explains=explains)
    for hands, items in ((lvshui, samples.LVSHUI_PUBLIC), (bureau, samples.BUREAU_PUBLIC)):
        for each in items:
            _published(hands, each, at)
    _drafted(lvshui, samples.LVSHUI_DRAFT, at)
    _repeal(qingshan, public[samples.OLD_RULES], public[samples.NEW_RULES], at)
    _withdraw(qingshan, public[samples.WRONG_NAME], at)
    _make_unfinished(qingshan, at)
    _register(bureau, at)
    _neglect(lvshui, at)


def _arrange(hands: Hands, at: dt.datetime) -> None:
    """Make the classes, and say what was public before the program was used."""
    when = at - dt.timedelta(days=720)
    for name, head in samples.CLASSES:
        arranging.add_class(agency=hands.agency, name=name, head=head, by=hands.head, at=when)
    work = ItemClass.objects.get(agency=hands.agency, name=samples.WORK)
    for year, count in ((None, 120), (when.year - 1, 64)):
        arranging.set_opening_balance(
            agency=hands.agency,
            year=year,
            item_class=work,
            count=count,
            in_force_count=2 if year is None else 0,
            source="旧网站导出的清单",
            by=hands.head,
            at=when,
        )


def _content(hands: Hands, sample: SampleItem, when: dt.datetime) -> ItemContent:
    chosen = ItemClass.objects.get(agency=hands.agency, name=sample.item_class)
    formed = (when - FORMED_BEFORE).date()
    more = {
        key: value.replace("{年}", str(formed.year)) if isinstance(value, str) else value
        for key, value in sample.more.items()
    }
    entries: dict[str, Any] = {"head": chosen.head, "field": "outside", **more}
    return ItemContent(
        title=sample.title,
        text=sample.text,
        summary=sample.summary,
        formed_on=formed,
        item_class=chosen.name,
        item_class_id=chosen.pk,
        **entries,
    )


def _drafted(
    hands: Hands, sample: SampleItem, at: dt.datetime, explains: str = ""
) -> InformationItem:
    when = at - dt.timedelta(days=sample.days_ago)
    content = replace(_content(hands, sample, when), explains=explains)
    return drafting.begin_item(agency=hands.agency, content=content, by=hands.clerk, at=when)


def _published(
    hands: Hands, sample: SampleItem, at: dt.datetime, explains: str = ""
) -> InformationItem:
    item = _drafted(hands, sample, at, explains)
    _review(hands, item, at - dt.timedelta(days=sample.days_ago))
    item.refresh_from_db()
    return item


def _review(
    hands: Hands,
    item: InformationItem,
    when: dt.datetime,
    steps: tuple[Step, ...] = (Step.REVIEW, Step.SECRECY, Step.SIGN),
) -> None:
    """Submit and pass the steps, an hour each."""
    reviewing.submit(item=item, by=hands.clerk, at=when)
    item.refresh_from_db(fields=["current"])
    seen = item.current.content_address if item.current else ""
    for step in steps:
        reviewing.pass_step(
            item=item,
            step=step,
            seen_hash=seen,
            by=hands.of(step),
            at=when,
            answers=ALL_CLEAR if step is Step.SECRECY else None,
        )


def _repeal(hands: Hands, old: InformationItem, new: InformationItem, at: dt.datetime) -> None:
    """Mark the old rules repealed, with what took their place, as a new version through review."""
    when = at - dt.timedelta(days=50)
    version = drafting.begin_version(
        item=old, why="新办法施行，旧办法废止", by=hands.clerk, at=when
    )
    content = replace(
        version.value(),
        validity=Validity.REPEALED.value,
        validity_on=new.formed_on,
        successor=new.index_number,
    )
    drafting.save_draft(
        item=old, content=content, seen_revision=version.revision, by=hands.clerk, at=when
    )
    _review(hands, old, when)


def _withdraw(hands: Hands, item: InformationItem, at: dt.datetime) -> None:
    when = at - dt.timedelta(days=WITHDRAWN_AGO)
    withdrawing.ask_withdrawal(
        item=item, reason="内容写错，更正后重新公开", by=hands.clerk, at=when
    )
    withdrawing.decide_withdrawal(
        item=item,
        agrees=True,
        reason="内容写错，更正后重新公开",
        by=hands.signer,
        at=when,
    )


def _make_unfinished(hands: Hands, at: dt.datetime) -> None:
    """Make what waits: a draft with a finding, items at two steps, one returned, one for its time, one kept."""
    _drafted(hands, samples.PERSONAL_DATA, at)
    _review(
        hands, _drafted(hands, samples.IN_REVIEW, at), at - dt.timedelta(days=2), (Step.REVIEW,)
    )
    _review(
        hands,
        _drafted(hands, samples.TO_SIGN, at),
        at - dt.timedelta(days=1),
        (Step.REVIEW, Step.SECRECY),
    )
    returned = _drafted(hands, samples.RETURNED, at)
    _review(hands, returned, at - dt.timedelta(days=3), ())
    reviewing.send_back(
        item=returned,
        reason="写明各档次的缴费金额，和哪一天截止",
        step=Step.REVIEW,
        by=hands.reviewer,
        at=at - dt.timedelta(days=2),
    )
    _schedule(hands, at)
    _published_with(
        hands,
        samples.KEPT,
        at,
        status=Status.WITHHELD.value,
        ground=Ground.INTERNAL_AFFAIRS.value,
        reassess_on=(at + REASSESSED_AFTER).date(),
    )


def _schedule(hands: Hands, at: dt.datetime) -> None:
    when = at - dt.timedelta(days=samples.SCHEDULED.days_ago)
    item = _drafted(hands, samples.SCHEDULED, at)
    drafting.save_draft(
        item=item,
        content=_content(hands, samples.SCHEDULED, when),
        seen_revision=1,
        publish_at=(at + dt.timedelta(days=7)).replace(hour=9, minute=0, second=0, microsecond=0),
        by=hands.clerk,
        at=when,
    )
    _review(hands, item, when)


def _register(hands: Hands, at: dt.datetime) -> None:
    """Register decisions of three months."""
    for kind, word, matter in (
        (RegisterKind.LICENSE, "准", "企业投资项目核准"),
        (RegisterKind.PENALTY, "罚", "未按规定明码标价"),
    ):
        entries = [
            registering.NewEntry(
                number=f"示发改{word}〔{day.year}〕{place}号",
                matter=matter,
                decided_on=day,
                is_public=place != len(REGISTERED_AGO),
            )
            for place, day in enumerate(
                ((at - dt.timedelta(days=ago)).date() for ago in REGISTERED_AGO), 1
            )
        ]
        registering.import_entries(
            agency=hands.agency, kind=kind, entries=entries, by=hands.clerk, at=at
        )


def _neglect(hands: Hands, at: dt.datetime) -> None:
    """Make what supervision finds: stale news, a document past its validity, a dead link, a forgotten draft."""
    _published(hands, samples.OLD_NEWS, at)
    missed = (at - PAST_BY).date()
    _published_with(hands, samples.PAST_VALIDITY, at, valid_until=missed)
    taken_back = _published(hands, samples.TAKEN_BACK, at)
    _published(hands, samples.EXPLAINS_TAKEN_BACK, at, explains=taken_back.index_number)
    _withdraw(hands, taken_back, at)
    _drafted(hands, samples.FORGOTTEN, at)
    _published_with(
        hands,
        samples.TO_ASSESS,
        at,
        status=Status.WITHHELD.value,
        ground=Ground.PROCESS_INFORMATION.value,
        reassess_on=missed,
    )


def _published_with(
    hands: Hands, sample: SampleItem, at: dt.datetime, **entries: Any
) -> InformationItem:
    """Take an item with further entries through review: it is public then, or kept where it is withheld."""
    when = at - dt.timedelta(days=sample.days_ago)
    content = replace(_content(hands, sample, when), **entries)
    item = drafting.begin_item(agency=hands.agency, content=content, by=hands.clerk, at=when)
    _review(hands, item, when)
    return item
