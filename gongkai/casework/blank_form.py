"""The form of an application on paper (Article 29), to print and fill in by hand. What it is for is not asked."""

from typing import Final

from gongkai.agencies.models import Agency
from gongkai.rules.annual_report.applications_table import APPLICANT_KINDS, COLUMNS
from gongkai.rules.letters.composing import LetterContent

TITLE: Final = "政府信息公开申请表"
BOX: Final = "□"
ROOM: Final = "\n　"  # a line left free


def blank_form(agency: Agency) -> LetterContent:
    """Return the form of an agency with its address."""
    kinds = "　".join(f"{BOX}{each.label}" for each in COLUMNS if each.key in APPLICANT_KINDS)
    reached = "　".join(part for part in (agency.address, agency.telephone) if part)
    return LetterContent(
        title=f"{agency.name}{TITLE}",
        agency=agency.name,
        number="",
        addressee="",
        paragraphs=(),
        rows=(
            ("申请人类别", kinds),
            ("姓名或者单位名称", "　"),
            ("身份证明", f"个人写证件名称、号码；单位写统一社会信用代码、法定代表人、联系人{ROOM}"),
            ("联系方式", f"电话、电子邮箱、通信地址和邮政编码{ROOM}"),
            ("申请公开的信息", f"名称、文号，或者便于查询的其他特征；不用写理由{4 * ROOM}"),
            ("想要的形式", f"{BOX}纸质　{BOX}电子文件　{BOX}当场查阅、抄录"),
            ("获取途径", f"{BOX}邮政寄送　{BOX}电子邮件　{BOX}网上领取　{BOX}自行领取"),
            (
                "需要帮助",
                f"{BOX}阅读有困难或者视听有障碍，需要协助　{BOX}书写有困难，由工作人员代填",
            ),
            ("申请人签名或者盖章", "　　　　　　　　　　　　　　年　　月　　日"),
            (
                "由机关填写",
                "编号：　　　　　　　　登记人：\n收到的日期：　　　　　双方确认的日期：",
            ),
            ("交到哪里", reached or agency.name),
        ),
        signed_on="",
    )
