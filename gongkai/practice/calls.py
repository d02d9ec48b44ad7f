"""A call for material of the township: open, with one office that sent, one that has nothing, two that are still asked."""

import datetime as dt
from typing import Final

from django.utils import timezone

from gongkai.accounts.models import User
from gongkai.agencies.models import Agency
from gongkai.catalog.actions.drafting import NewFile
from gongkai.catalog.calls import actions
from gongkai.catalog.calls.queries import offices_of
from gongkai.catalog.models import AskedOffice
from gongkai.rules.work_calendar import national_calendar

SENDS: Final = "社会事务办公室"
HAS_NOTHING: Final = "便民服务中心"
CALLED_AGO: Final = dt.timedelta(days=3)
ANSWERED_AGO: Final = dt.timedelta(days=1)
WORKING_DAYS_LEFT: Final = 3
TITLE: Final = "本季度惠民补贴发放情况"
WANTED: Final = "写清名目、对象范围、标准、合计金额和监督电话。不要写领取人的身份证号、银行账号。"
TEXT: Final = "|名目|标准|合计（元）|\n|---|---|---|\n|高龄津贴|每人每月 50 元|18450|\n|临时救助|按户核定|32000|"


def make_calls(at: dt.datetime) -> None:
    """Make the call through the actions that people use."""
    qingshan = Agency.objects.get(code="qingshan")
    lin, du = (User.objects.get(username=each) for each in ("lin", "du"))
    offices = {each.name: each for each in offices_of(qingshan)}
    actions.set_contacts(office=offices[SENDS], people=[du], by=lin, at=at - CALLED_AGO)
    calendar = national_calendar().provisional()
    due_on = calendar.add_working_days(timezone.localdate(at), WORKING_DAYS_LEFT)
    new = actions.NewCall(TITLE, WANTED, due_on, list(offices.values()))
    made = actions.call(agency=qingshan, new=new, by=lin, at=at - CALLED_AGO)
    asked = {each.office.name: each for each in AskedOffice.objects.filter(call=made)}
    when = at - ANSWERED_AGO
    file = NewFile("补贴发放汇总.txt", "txt", TEXT.encode())
    actions.send(asked=asked[SENDS], title=TITLE, text=TEXT, files=[file], by=du, at=when)
    actions.say_nothing(
        asked=asked[HAS_NOTHING], reason="本季度没有由中心发放的补贴", by=lin, at=when
    )
