"""Setting up a board, changing what is known of it, closing it."""

import datetime as dt
from dataclasses import dataclass, fields
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency, Village
from gongkai.boards.actions.recording import BOARD, hold, write_down
from gongkai.boards.models import Board
from gongkai.boards.refusals import BoardRefusal, WrongDay


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """What is known of a board; ``village`` is None for the agency's own."""

    name: str
    place: str
    kind: str
    paper: str
    keeper_name: str
    telephone: str
    set_up_on: dt.date
    village: Village | None = None
    keeper: User | None = None
    finance_is_monthly: bool = False


SETTABLE: Final = tuple(each.name for each in fields(BoardFacts))


@transaction.atomic
def set_up_board(*, agency: Agency, facts: BoardFacts, by: User, at: dt.datetime) -> Board:
    """Set up a board under the next number of the agency.

    :raises BoardRefusal: for a village of another township
    :raises WrongDay: for a day to come
    """
    _check(agency, facts, timezone.localdate(at))
    hold(agency)
    last = Board.objects.filter(agency=agency).aggregate(last=Max("number"))["last"] or 0
    known = {name: getattr(facts, name) for name in SETTABLE}
    made = Board.objects.create(agency=agency, number=last + 1, **known)
    write_down(
        "set_up",
        kind=BOARD,
        pk=made.pk,
        agency=agency,
        by=by,
        at=at,
        name=made.name,
        place=made.place,
    )
    return made


@transaction.atomic
def change_board(*, board: Board, facts: BoardFacts, by: User, at: dt.datetime) -> list[str]:
    """Change what is known of a board and return the names of the fields that changed.

    :raises BoardRefusal: for a village of another township
    :raises WrongDay: for a day to come
    """
    board = Board.objects.select_for_update(of=("self",)).select_related("agency").get(pk=board.pk)
    _check(board.agency, facts, timezone.localdate(at))
    changed = [name for name in SETTABLE if getattr(board, name) != getattr(facts, name)]
    for name in changed:
        setattr(board, name, getattr(facts, name))
    if changed:
        board.save(update_fields=changed)
        write_down(
            "changed",
            kind=BOARD,
            pk=board.pk,
            agency=board.agency,
            by=by,
            at=at,
            name=board.name,
            fields=changed,
        )
    return changed


@transaction.atomic
def close_board(*, board: Board, reason: str, by: User, at: dt.datetime) -> None:
    """Close a board: it wants nothing from now on; what hung there stays on record.

    :raises BoardRefusal: without a reason, or while sheets hang there
    """
    board = Board.objects.select_for_update(of=("self",)).select_related("agency").get(pk=board.pk)
    if not reason.strip():
        raise BoardRefusal("停用要写原因。怎么办：写清是拆除、搬走还是并到别的栏。")
    hanging = board.postings.filter(taken_down_at=None).count()
    if hanging:
        raise BoardRefusal(f"栏上还有 {hanging} 张没有登记取下。怎么办：先登记取下，再停用。")
    if board.closed_on is None:
        board.closed_on = timezone.localdate(at)
        board.save(update_fields=["closed_on"])
        write_down(
            "closed",
            kind=BOARD,
            pk=board.pk,
            agency=board.agency,
            by=by,
            at=at,
            name=board.name,
            reason=reason.strip()[:200],
        )


def _check(agency: Agency, facts: BoardFacts, today: dt.date) -> None:
    if facts.village is not None and facts.village.township_id != agency.pk:
        raise BoardRefusal(f"{facts.village.name}不属于{agency.name}。怎么办：选本镇的村。")
    if facts.set_up_on > today:
        raise WrongDay(f"启用日期 {facts.set_up_on} 晚于今天。怎么办：填已经启用的日期。")
