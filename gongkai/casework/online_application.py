"""What somebody filled in online, as an application: which answers there are, and what they become. Pure."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from gongkai.casework.actions.intake import NewApplication
from gongkai.casework.applicants import ApplicantData
from gongkai.casework.models import KIND_CHOICES
from gongkai.casework.plain_text import plain
from gongkai.casework.refusals import StepNotAllowed
from gongkai.rules.citations import REGULATIONS
from gongkai.rules.receipt import Channel

PERSON: Final = "natural_person"
# The title is shown in lists and kept in the open: what the applicant typed may name people
TITLE: Final = "网上提交的申请（{kind}）"
IDENTITY_KINDS: Final = {
    "resident_card": "居民身份证",
    "passport": "护照",
    "hong_kong_macao_permit": "港澳居民来往内地通行证",
    "taiwan_permit": "台湾居民来往大陆通行证",
    "other": "其他有效证件",
}
LONG: Final = frozenset({"description"})
FORMS: Final = {
    "electronic": "电子文件",
    "paper": "纸质",
    "look": "当场查阅、抄录",
    "any": "都可以",
}
DELIVERIES: Final = {
    "online_pick_up": "网上领取",
    "email": "电子邮件",
    "post": "邮政寄送",
    "collect": "自行领取",
}


def application_of(
    answers: Mapping[str, str], today: dt.date, *, wrapped_key: bytes | None = None
) -> NewApplication:
    """Return the application in the answers of the online form, submitted today.

    :raises StepNotAllowed: for an applicant of no kind; what else is missing is refused when it is registered
    """
    kinds = dict(KIND_CHOICES)
    answers = {name: plain(text, is_line=name not in LONG) for name, text in answers.items()}
    kind = answers.get("kind", "")
    if kind not in kinds:
        raise StepNotAllowed(f"还没有选您以什么身份申请（{REGULATIONS.article(29)}），请补充")
    return NewApplication(
        title=TITLE.format(kind=kinds[kind]),
        channel=Channel.ONLINE,
        arrived_on=today,
        applicant_kind=kind,
        applicant=ApplicantData(
            name=answers.get("name", ""),
            identity=_identity(answers, is_person=kind == PERSON),
            contact=_contact(answers),
            description=_description(answers),
            form_wanted=FORMS.get(answers.get("form", ""), ""),
            delivery_wanted=DELIVERIES.get(answers.get("delivery", ""), ""),
        ),
        is_help_needed=answers.get("help", "") == "yes",
        wrapped_key=wrapped_key,
    )


def _identity(answers: Mapping[str, str], *, is_person: bool) -> str:
    if is_person:
        kind = IDENTITY_KINDS.get(answers.get("identity_kind", ""), "")
        return f"{kind} {answers.get('identity_number', '')}".strip()
    return _lines(
        ("统一社会信用代码", answers.get("organisation_code")),
        ("法定代表人（负责人）", answers.get("representative")),
        ("联系人", answers.get("contact_person")),
        between="　",
    )


def _contact(answers: Mapping[str, str]) -> str:
    """Return what reaches the applicant, the telephone first and bare: of a masked contact its beginning is shown."""
    more = _lines(
        ("电子邮箱", answers.get("email")), ("地址", answers.get("address")), between="　"
    )
    return "　".join(part for part in (answers.get("telephone", "").strip(), more) if part)


def _description(answers: Mapping[str, str]) -> str:
    return _lines(
        ("信息名称", answers.get("subject")),
        ("文号、索引号", answers.get("number")),
        ("内容描述", answers.get("description")),
        between="\n",
    )


def _lines(*parts: tuple[str, str | None], between: str) -> str:
    return between.join(
        f"{label}：{text.strip()}" for label, text in parts if text and text.strip()
    )
