"""Putting a sheet up, taking it down, reminding a keeper."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.boards.actions.recording import BOARD, write_down
from gongkai.boards.gate import shown
from gongkai.boards.models import Board, BoardReminder, Posting, Sheet
from gongkai.boards.refusals import (
    BoardRefusal,
    HangsAlready,
    NotFitToHang,
    RemindedToday,
    WrongDay,
)
from gongkai.storage import keep


@transaction.atomic
def put_up(
    *,
    board: Board,
    sheet: Sheet,
    on: dt.date,
    sent_as: UUID,
    by: User,
    at: dt.datetime,
    photo: bytes = b"",
) -> Posting:
    """Register that a sheet was put up on a day; the same form sent again changes nothing.

    :raises NotFitToHang: for a sheet of another agency or village, or a board that is closed
    :raises HangsAlready: if it hangs there
    :raises WrongDay: for a day to come, or before the board or the sheet was there
    :raises NotReleased: if the item is no longer public
    """
    board = Board.objects.select_for_update(of=("self",)).select_related("agency").get(pk=board.pk)
    known = Posting.objects.filter(sent_as=sent_as, board=board).first()
    if known is not None:
        return known
    _check_place(board, sheet)
    _check_day(board, sheet, on, timezone.localdate(at))
    shown(sheet)
    if board.postings.filter(sheet=sheet, taken_down_at=None).exists():
        raise HangsAlready(sheet.title)
    made = Posting.objects.create(
        board=board,
        sheet=sheet,
        sent_as=sent_as,
        put_up_on=on,
        put_up_at=at,
        put_up_by=by,
        photo=keep(photo) if photo else "",
    )
    _record("put_up", made, by, at, on=on, photo=made.photo)
    return made


@transaction.atomic
def take_down(
    *, posting: Posting, on: dt.date, by: User, at: dt.datetime, photo: bytes = b""
) -> Posting:
    """Register that a sheet was taken down on a day; one that was taken down already stays as it is.

    :raises WrongDay: for a day to come, or before it was put up
    """
    found = Posting.objects.select_for_update(of=("self",)).select_related("board__agency", "sheet")
    posting = found.get(pk=posting.pk)
    if posting.taken_down_at is not None:
        return posting
    if not posting.put_up_on <= on <= timezone.localdate(at):
        raise WrongDay(
            f"取下日期 {on} 不对：{posting.put_up_on} 上栏，今天是 {timezone.localdate(at)}。怎么办：核对日期。"
        )
    posting.taken_down_on, posting.taken_down_at, posting.taken_down_by = on, at, by
    posting.last_photo = keep(photo) if photo else ""
    posting.save(update_fields=["taken_down_on", "taken_down_at", "taken_down_by", "last_photo"])
    _record("taken_down", posting, by, at, on=on, photo=posting.last_photo)
    return posting


@transaction.atomic
def remind(
    *, board: Board, missed: str, by: User, acting_for: Agency, at: dt.datetime
) -> BoardReminder:
    """Remind the keeper of a board of what was missed, in words.

    :raises BoardRefusal: if nothing was missed
    :raises RemindedToday: if that was done on the same day already
    """
    if not missed:
        raise BoardRefusal(f"{board.name}没有迟贴的，不用催。")
    today = timezone.localdate(at)
    made, is_new = BoardReminder.objects.get_or_create(
        board=board, on=today, defaults={"at": at, "by": by}
    )
    if not is_new:
        raise RemindedToday(board.name)
    write_down(
        "reminded",
        kind=BOARD,
        pk=board.pk,
        agency=board.agency,
        by=by,
        at=at,
        acting_for=acting_for,
        name=board.name,
        missed=missed,
    )
    return made


def _check_place(board: Board, sheet: Sheet) -> None:
    if sheet.agency_id != board.agency_id:
        raise NotFitToHang("这张公示页不是本机关的。怎么办：用本机关做的公示页。")
    if board.closed_on is not None:
        raise NotFitToHang(f"{board.name}已经停用。怎么办：选在用的栏。")
    if sheet.is_village_affairs and sheet.village_id != board.village_id:
        raise NotFitToHang(
            f"这是{sheet.village}的村务，不能贴在{board.name}。怎么办：贴在本村的公开栏。"
        )


def _check_day(board: Board, sheet: Sheet, on: dt.date, today: dt.date) -> None:
    if on > today:
        raise WrongDay(f"上栏日期 {on} 晚于今天。怎么办：贴好以后再登记。")
    earliest = max(board.set_up_on, timezone.localdate(sheet.made_at))
    if on < earliest:
        raise WrongDay(
            f"上栏日期 {on} 早于 {earliest}：那天这张公示页还没有做好，或者公开栏还没有启用。怎么办：核对日期。"
        )


def _record(
    action: str, posting: Posting, by: User, at: dt.datetime, *, on: dt.date, photo: str
) -> None:
    write_down(
        action,
        kind=BOARD,
        pk=posting.board_id,
        agency=posting.board.agency,
        by=by,
        at=at,
        number=posting.sheet.number_text,
        title=posting.sheet.title,
        on=on.isoformat(),
        photo=photo,
    )
