"""What each letter must say, by kind and by ending: fields it has to have, words it has to use.

A template without one of them is refused when it is loaded; that letters say them is tested for every kind and ending.
"""

from dataclasses import dataclass
from typing import Final

from gongkai.rules.letters.kinds import LetterKind


@dataclass(frozen=True, slots=True)
class Mandatory:
    """Fields and words that a letter cannot do without."""

    fields: frozenset[str]
    words: tuple[str, ...] = ()


def _must(fields: str, *words: str) -> Mandatory:
    return Mandatory(frozenset(fields.split()), words)


OF_KIND: Final = {
    LetterKind.REGISTRATION_FORM: _must(
        "case_number channel arrived_on received_on applicant applicant_kind request form_wanted handler"
        " correction_requested_by due_on"
    ),
    LetterKind.RECEIPT: _must("applicant received_on case_number due_on contact"),
    LetterKind.CORRECTION_REQUEST: _must(
        "applicant received_on case_number request unclear to_correct correction_due_on",
        "第三十条",
        "视为放弃申请",
        "不再处理",
        "一次性告知",
    ),
    LetterKind.REASONS_REQUEST: _must(
        "applicant case_number excess reasons_due_on", "第三十五条", "说明理由", "不予处理"
    ),
    LetterKind.EXTENSION_NOTICE: _must(
        "applicant received_on case_number extension_reason extension_working_days extended_due_on",
        "第三十三条",
        "政府信息公开工作机构负责人同意",
    ),
    LetterKind.DEFERRAL_NOTICE: _must(
        "applicant case_number deferral_reason deferred_until", "第三十五条"
    ),
    LetterKind.THIRD_PARTY_CONSULTATION: _must(
        "third_party consulted_matter contact",
        "第三十二条",
        "15个工作日内",
        "逾期未提出意见的",
        "同意公开",
        "不同意公开",
        "理由",
    ),
    LetterKind.APPLICANT_TOLD_OF_CONSULTATION: _must(
        "applicant case_number consulted_party", "第三十三条第三款", "不计算在"
    ),
    LetterKind.THIRD_PARTY_TOLD_OF_DISCLOSURE: _must(
        "third_party disclosed_matter disclosure_reason", "第三十二条"
    ),
    LetterKind.JOINT_MAKER_CONSULTATION: _must(
        "joint_maker consulted_matter contact",
        "第三十四条",
        "15个工作日内",
        "逾期未提出意见的，视为同意公开",
    ),
    LetterKind.ASSISTANCE_REQUEST: _must(
        "assisting_agency case_number asked_matter answer_by contact"
    ),
    LetterKind.FEE_NOTICE: _must(
        "applicant case_number fee_method fee_standard fee_yuan fee_way",
        "第四十二条",
        "国办函〔2020〕109号",
        "次日起20个工作日内",
        "视为放弃申请",
    ),
    LetterKind.REPLY: _must("applicant received_on case_number request remedy"),
    LetterKind.SERVICE_RECORD: _must("service_way served_documents recipient served_on evidence"),
    LetterKind.TRANSFER_NOTICE: _must(
        "applicant case_number transfer_reason right_agency right_agency_contact", "第四十一条"
    ),
}

_WITHHELD: Final = _must("fact article reason", "不予公开")

OF_ENDING: Final = {
    "disclosed_already_public": _must("article where", "主动公开"),
    "disclosed_provided": _must("article provided", "予以公开"),
    "partly_disclosed": _must("article open_part withheld_parts", "部分公开"),
    **{
        f"withheld_{ground}": _WITHHELD
        for ground in (
            "state_secret",
            "barred_by_law",
            "security_or_stability",
            "third_party_interests",
            "internal_affairs",
            "process_information",
            "enforcement_case_file",
        )
    },
    "withheld_administrative_inquiry": _must("article special_rules"),
    "unavailable_does_not_exist": _must("article search", "检索", "不存在"),
    "unavailable_not_this_agency": _must("article reason right_agency right_agency_contact"),
    "unavailable_would_need_creating": _must("article fact", "加工、分析"),
    "unavailable_still_unclear": _must("article missed_notice unclear", "仍不明确"),
    "not_processed_petition_or_complaint": _must(
        "article fact right_channel", "不作为政府信息公开申请处理"
    ),
    "not_processed_repeated": _must("article earlier_reply", "不予重复处理"),
    "not_processed_published_matter": _must("article published_matter"),
    "not_processed_excessive": _must("article excess reason", "不予处理"),
    "not_processed_reconfirmation": _must("earlier_reply", "不予处理"),
    "otherwise_correction_lapsed": _must("article missed_notice", "视为放弃申请", "不再处理"),
    "otherwise_fee_unpaid": _must("article missed_notice", "视为放弃申请", "不再处理"),
    "otherwise_other": _must("explanation"),
}
NOTHING: Final = Mandatory(frozenset())


def mandatory(kind: LetterKind, ending: str = "") -> Mandatory:
    """Return what a letter of this kind, and a reply of this ending, must say."""
    of_kind = OF_KIND[kind]
    of_ending = OF_ENDING[ending] if ending else NOTHING
    return Mandatory(of_kind.fields | of_ending.fields, of_kind.words + of_ending.words)
