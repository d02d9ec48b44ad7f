"""The four prescribed columns of an agency's page, in their order, and the entrance beside them.

Order: 政府信息公开指南, 政府信息公开制度, 法定主动公开内容, 政府信息公开年报, then 依申请公开.
"""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, its prescribed name, the address it stands at, and what one finds there."""

    key: str
    label: Promise
    url_name: str
    says: Promise


@dataclass(frozen=True, slots=True)
class ColumnLink:
    """A column of one agency."""

    key: str
    label: Promise
    says: Promise
    url: str


COLUMNS: Final = (
    Column(
        "guide",
        _("政府信息公开指南"),
        "portal:guide",
        _("怎样查到信息，找谁问，办公地址、时间和电话"),
    ),
    Column("rules", _("政府信息公开制度"), "portal:rules", _("公开工作依据的法规和本机关的规定")),
    Column(
        "content",
        _("法定主动公开内容"),
        "portal:content",
        _("法律要求主动公开的文件、数据和办事结果"),
    ),
    Column(
        "reports", _("政府信息公开年报"), "portal:reports", _("每年的公开工作报告，附三张统计表")
    ),
    Column("apply", _("依申请公开"), "portal:apply", _("没有公开的信息怎样申请，多久答复")),
)
BY_KEY: Final = {column.key: column for column in COLUMNS}


def columns_of(code: str) -> tuple[ColumnLink, ...]:
    """Return the columns of the agency with this code, in the prescribed order."""
    return tuple(
        ColumnLink(each.key, each.label, each.says, reverse(each.url_name, args=[code]))
        for each in COLUMNS
    )
