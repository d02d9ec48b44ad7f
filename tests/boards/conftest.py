"""青山镇 with 上河村 on 2 March 2026: Zhao sets boards up, Lan keeps them, Lin is the clerk; Wang works in 绿水镇."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest

from gongkai.accounts.models import Role
from gongkai.agencies.models import Agency, Village
from gongkai.boards import actions
from gongkai.boards.actions import BoardFacts, NewSheet
from tests.catalog.conftest import (  # noqa: F401  how an item becomes public
    a_content,
    a_draft,
    business,
    cast,
    publish,
)
from tests.factories import AT, a_person

FACTS = BoardFacts(
    name="上河村公开栏",
    place="村委会院墙外",
    kind="paper",
    paper="a4",
    keeper_name="兰管理",
    telephone="0000-0000000",
    set_up_on=dt.date(2024, 1, 1),
    finance_is_monthly=True,
)
TODAY = AT.date()
FINANCE = "项目｜收入（元）｜支出（元）\n承包费｜12600｜\n保洁｜｜3200\n单据在村委会，可以查阅。"


def deed(number):
    """The name a telephone gives a deed."""
    return UUID(int=number)


@pytest.fixture
def lan(cast):  # noqa: F811
    return a_person("lan", "兰管理", ("qingshan", Role.BOARD_KEEPER))


@pytest.fixture
def qingshan(cast):  # noqa: F811
    return Agency.objects.get(code="qingshan")


@pytest.fixture
def shanghe(qingshan):
    return Village.objects.create(township=qingshan, name="上河村")


@pytest.fixture
def set_up(cast, qingshan, shanghe):  # noqa: F811
    """Set up a board of 上河村, or as changed."""

    def made(**changes):
        facts = replace(FACTS, village=shanghe)
        return actions.set_up_board(
            agency=qingshan, facts=replace(facts, **changes), by=cast["zhao"], at=AT
        )

    return made


@pytest.fixture
def board(set_up):
    return set_up()


@pytest.fixture
def village_sheet(lan, qingshan, shanghe):
    """Make a sheet of the finance of 上河村, or as changed."""

    def made(*, at=AT, **changes):
        sheet = NewSheet(
            duty="finance",
            title="上河村2026年2月财务收支",
            shown_from=AT.date(),
            unit="上河村村民委员会",
            telephone="0000-0000000",
            village=shanghe,
            text=FINANCE,
            checked_by="刘监督",
        )
        return actions.make_sheet(agency=qingshan, sheet=replace(sheet, **changes), by=lan, at=at)

    return made


@pytest.fixture
def item_sheet(lan, qingshan, a_draft, publish):  # noqa: F811
    """Publish an item and make a sheet of it."""

    def made(**changes):
        sheet = NewSheet(
            duty="policy",
            title="春季义务植树活动安排",
            shown_from=AT.date(),
            unit="示例县青山镇人民政府",
            telephone="0000-0000000",
            item=publish(a_draft()),
        )
        return actions.make_sheet(agency=qingshan, sheet=replace(sheet, **changes), by=lan, at=AT)

    return made


@pytest.fixture
def hang(board, lan):
    """Put a sheet up on the board of 上河村."""

    def hung(sheet, *, on=TODAY, at=AT, number=1):
        return actions.put_up(board=board, sheet=sheet, on=on, sent_as=deed(number), by=lan, at=at)

    return hung
