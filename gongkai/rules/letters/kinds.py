"""The kinds of letters on an application (Articles 28 to 42), the article each rests on, and how it is numbered."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.rules.citations import FEE_MEASURES, REGULATIONS, SERVICE_OPINION, Citation, Instrument


class LetterKind(StrEnum):
    """A kind of letter; the names follow the sets that offices use."""

    REGISTRATION_FORM = "registration_form"
    RECEIPT = "receipt"
    CORRECTION_REQUEST = "correction_request"
    REASONS_REQUEST = "reasons_request"
    EXTENSION_NOTICE = "extension_notice"
    DEFERRAL_NOTICE = "deferral_notice"
    THIRD_PARTY_CONSULTATION = "third_party_consultation"
    APPLICANT_TOLD_OF_CONSULTATION = "applicant_told_of_consultation"
    THIRD_PARTY_TOLD_OF_DISCLOSURE = "third_party_told_of_disclosure"
    JOINT_MAKER_CONSULTATION = "joint_maker_consultation"
    ASSISTANCE_REQUEST = "assistance_request"
    FEE_NOTICE = "fee_notice"
    REPLY = "reply"
    SERVICE_RECORD = "service_record"
    TRANSFER_NOTICE = "transfer_notice"


@dataclass(frozen=True, slots=True)
class KindRule:
    """Words of a kind: its label, the word in its number (代字), its basis, and to whom it goes."""

    label: str
    number_word: str
    basis: Citation | Instrument
    goes_to: str


_ART: Final = REGULATIONS.article

KINDS: Final = {
    LetterKind.REGISTRATION_FORM: KindRule("申请登记表", "登", _ART(45), "内部"),
    LetterKind.RECEIPT: KindRule("接收回执", "收", _ART(31), "申请人"),
    LetterKind.CORRECTION_REQUEST: KindRule("补正告知书", "补", _ART(30), "申请人"),
    LetterKind.REASONS_REQUEST: KindRule("说明理由告知书", "理", _ART(35), "申请人"),
    LetterKind.EXTENSION_NOTICE: KindRule("延期答复告知书", "延", _ART(33, 2), "申请人"),
    LetterKind.DEFERRAL_NOTICE: KindRule("延迟答复告知书", "迟", _ART(35), "申请人"),
    LetterKind.THIRD_PARTY_CONSULTATION: KindRule("征求意见书（第三方）", "征", _ART(32), "第三方"),
    LetterKind.APPLICANT_TOLD_OF_CONSULTATION: KindRule(
        "征求意见告知书（申请人）", "告", _ART(33, 3), "申请人"
    ),
    LetterKind.THIRD_PARTY_TOLD_OF_DISCLOSURE: KindRule(
        "决定公开告知书（第三方）", "三", _ART(32), "第三方"
    ),
    LetterKind.JOINT_MAKER_CONSULTATION: KindRule(
        "征求意见书（共同制作机关）", "商", _ART(34), "共同制作机关"
    ),
    LetterKind.ASSISTANCE_REQUEST: KindRule("协办函", "协", _ART(33, 3), "其他机关、内设机构"),
    LetterKind.FEE_NOTICE: KindRule("收费通知书", "费", FEE_MEASURES, "申请人"),
    LetterKind.REPLY: KindRule("答复（告知书）", "答", _ART(36), "申请人"),
    LetterKind.SERVICE_RECORD: KindRule("送达回证", "送", SERVICE_OPINION, "内部"),
    LetterKind.TRANSFER_NOTICE: KindRule("转办告知书", "转", _ART(41), "申请人"),
}
