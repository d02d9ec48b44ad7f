"""Proposals of the practice county: one answered and listed, one that waits."""

import datetime as dt
from typing import Final

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.proposals import actions
from gongkai.proposals.content import Written
from gongkai.proposals.lifecycle import Decision

TOWNSHIP: Final = "qingshan"
ANSWERED: Final = Written(
    title="公开镇区公共厕所的位置和开放时间",
    reason="老年人和外来的人找不到，写在网上大家都方便。",
)
WAITING: Final = Written(
    title="公开本镇道路养护的招标结果",
    reason="每年花多少钱、修哪几条路，沿线的村民都想知道。",
    contact="0000-0000000",
)


def make_proposals(at: dt.datetime) -> None:
    """Make the proposals to the township."""
    agency = Agency.objects.get(code=TOWNSHIP)
    answered, _code = actions.receive(
        agency=agency, written=ANSWERED, at=at - dt.timedelta(days=30)
    )
    actions.answer(
        proposal=answered,
        decision=Decision.ADOPTED.value,
        answer="采纳。位置和开放时间正在核对，核对好以后在“公共服务”一栏公开。",
        public_title="公开镇区公共厕所的位置和开放时间",
        item=None,
        by=User.objects.get(username="lin"),
        at=at - dt.timedelta(days=24),
    )
    actions.receive(agency=agency, written=WAITING, at=at - dt.timedelta(days=3))
