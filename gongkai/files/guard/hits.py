"""What the guard finds: one hit each, with its place, and what a whole file came to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final


class HitKind(StrEnum):
    """The closed list of what is looked for; the values stand in the JSON of ``gongkai guard``."""

    IDENTITY_NUMBER = "identity_number"
    MOBILE = "mobile"
    LANDLINE = "landline"
    BANK_CARD = "bank_card"
    TRAVEL_DOCUMENT = "travel_document"
    E_MAIL = "e_mail"
    LICENCE_PLATE = "licence_plate"
    ADDRESS = "address"
    BIRTH_DATE = "birth_date"
    ACCOUNT = "account"
    HEALTH = "health"
    MINOR = "minor"
    NAME_IN_LIST = "name_in_list"
    HIDDEN_CONTENT = "hidden_content"
    METADATA = "metadata"


KIND_LABELS: Final = {
    HitKind.IDENTITY_NUMBER: "身份证号",
    HitKind.MOBILE: "手机号",
    HitKind.LANDLINE: "住宅电话",
    HitKind.BANK_CARD: "银行卡号",
    HitKind.TRAVEL_DOCUMENT: "护照、通行证号",
    HitKind.E_MAIL: "个人邮箱",
    HitKind.LICENCE_PLATE: "车牌号",
    HitKind.ADDRESS: "家庭住址",
    HitKind.BIRTH_DATE: "出生日期",
    HitKind.ACCOUNT: "个人账号",
    HitKind.HEALTH: "健康状况",
    HitKind.MINOR: "未成年人信息",
    HitKind.NAME_IN_LIST: "名单中的姓名",
    HitKind.HIDDEN_CONTENT: "看不见的内容",
    HitKind.METADATA: "文件属性",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One finding.

    ``place`` is such as ``sheet 2 / C14``, ``page 3``, ``paragraph 12``, ``property author``; ``span`` counts the
    characters of that place's text, the end not included; ``confidence`` lies between 0 and 1.
    """

    kind: HitKind
    place: str
    span: tuple[int, int]
    masked: str
    confidence: float

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": str(self.kind),
            "place": self.place,
            "span": list(self.span),
            "masked": self.masked,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class Examination:
    """What one file came to. A file that was not wholly read is not ``examined``; ``reason`` says why, in Chinese."""

    name: str
    hits: tuple[Hit, ...]
    reason: str = ""

    @property
    def examined(self) -> bool:
        return not self.reason

    @property
    def is_clean(self) -> bool:
        """Whether everything was read and nothing found."""
        return self.examined and not self.hits

    def as_json(self) -> dict[str, Any]:
        return {
            "file": self.name,
            "examined": self.examined,
            "reason": self.reason,
            "hits": [hit.as_json() for hit in self.hits],
        }
