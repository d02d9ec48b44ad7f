"""Notice boards of two practice townships: some as they should be, some late, one sheet whose time is over."""

import datetime as dt
from dataclasses import dataclass
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency, Village
from gongkai.boards import actions
from gongkai.boards.actions import BoardFacts, NewSheet
from gongkai.boards.models import Board, BoardKind, PaperSize, Sheet
from gongkai.catalog.models import InformationItem

SET_UP_AGO: Final = dt.timedelta(days=400)
SHOWN_FOR: Final = dt.timedelta(days=7)
QUARTERLY: Final = ("decisions", "relief", "assistance")
# How many months ago each village put up its finance last; those beyond the last are never late
LAST_FINANCE: Final = (0, 1, 3, 0, 5)
FINANCE: Final = """\
本月收支已经村务监督委员会审核，现予公布。
项目｜收入（元）｜支出（元）
集体土地承包费｜12600｜
村级公益事业补助｜8000｜
环境卫生保洁｜｜3200
办公水电费｜｜640.50
合计｜20600｜3840.50
期末结余 96204.80 元。单据在村委会，村民可以查阅。"""
OTHERS: Final = {
    "decisions": "村民代表会议决定硬化村内道路六百米，资金来自公益事业补助，工程由村民代表验收。",
    "relief": "本季度临时救助两户，经村民代表会议评议，镇民政办公室审核。",
    "assistance": "协助镇政府做好秸秆禁烧、城乡居民养老保险缴费和人口信息核对。",
}


@dataclass(frozen=True, slots=True)
class BoardHands:
    """Who sets up and keeps the boards of a township."""

    agency: Agency
    head: User
    keeper: User


def make_boards(at: dt.datetime) -> None:
    """Make boards, sheets and what was put up in two townships."""
    for code, head, keeper in (("qingshan", "zhao", "lan"), ("lvshui", "zhou", "wang")):
        people = {each.username: each for each in User.objects.filter(username__in=[head, keeper])}
        hands = BoardHands(Agency.objects.get(code=code), people[head], people[keeper])
        _of_town(hands, at)
        villages = Village.objects.filter(township=hands.agency).order_by("pk")
        for place, village in enumerate(villages):
            _of_village(hands, village, LAST_FINANCE[place % len(LAST_FINANCE)], at)


def _set_up(hands: BoardHands, at: dt.datetime, **facts: object) -> Board:
    known = {
        "kind": BoardKind.PAPER,
        "paper": PaperSize.A4,
        "keeper_name": hands.keeper.name,
        "telephone": "0000-0000000",
        "set_up_on": timezone.localdate(at - SET_UP_AGO),
        "keeper": hands.keeper,
    }
    return actions.set_up_board(
        agency=hands.agency,
        facts=BoardFacts(**(known | facts)),  # type: ignore[arg-type]  # the names are those of the fields
        by=hands.head,
        at=at - SET_UP_AGO,
    )


def _of_town(hands: BoardHands, at: dt.datetime) -> None:
    town = hands.agency.short_name
    hall = _set_up(
        hands,
        at,
        name=f"{town}政务公开栏",
        place="镇政府院内，便民服务中心门口",
        paper=PaperSize.A3,
    )
    _set_up(
        hands, at, name=f"{town}便民服务中心电子屏", place="便民服务中心大厅", kind=BoardKind.SCREEN
    )
    items = InformationItem.objects.filter(agency=hands.agency, is_public=True, is_masked=False)
    for number, item in enumerate(items.select_related("published", "agency").order_by("pk")[:2]):
        begun = at - dt.timedelta(days=20 - number)
        made = actions.make_sheet(
            agency=hands.agency,
            sheet=NewSheet(
                duty="policy",
                title=item.title,
                shown_from=timezone.localdate(begun),
                shown_until=timezone.localdate(begun + SHOWN_FOR) if number else None,
                unit=hands.agency.name,
                telephone="0000-0000000",
                item=item,
            ),
            by=hands.keeper,
            at=begun,
        )
        _put_up(hands, hall, made, begun)


def _of_village(hands: BoardHands, village: Village, months_ago: int, at: dt.datetime) -> None:
    board = _set_up(
        hands,
        at,
        name=f"{village.name}公开栏",
        place="村委会院墙外",
        village=village,
        finance_is_monthly=True,
    )
    for duty in QUARTERLY:
        _village_sheet(hands, board, duty, OTHERS[duty], at - dt.timedelta(days=2))
    _village_sheet(hands, board, "finance", FINANCE, _months_before(at, months_ago))


def _months_before(at: dt.datetime, months: int) -> dt.datetime:
    for _month in range(months):
        at = at.replace(day=1) - dt.timedelta(days=1)
    return at


def _village_sheet(hands: BoardHands, board: Board, duty: str, text: str, at: dt.datetime) -> None:
    on = timezone.localdate(at)
    made = actions.make_sheet(
        agency=hands.agency,
        sheet=NewSheet(
            duty=duty,
            title=f"{board.village}{on.year}年{on.month}月{_NAMES[duty]}",
            shown_from=on,
            unit=f"{board.village}村民委员会",
            telephone="0000-0000000",
            village=board.village,
            text=text,
            checked_by="刘监督",
        ),
        by=hands.keeper,
        at=at,
    )
    _put_up(hands, board, made, at)


_NAMES: Final = {
    "finance": "财务收支",
    "decisions": "村民会议决定事项实施情况",
    "relief": "救助款物使用情况",
    "assistance": "协助政府开展工作情况",
}


def _put_up(hands: BoardHands, board: Board, sheet: Sheet, at: dt.datetime) -> None:
    actions.put_up(
        board=board,
        sheet=sheet,
        on=timezone.localdate(at),
        sent_as=uuid5(NAMESPACE_URL, f"practice/{board.pk}/{sheet.pk}"),
        by=hands.keeper,
        at=at,
    )
