"""Made-up values to show a letter form with, fitting its kind and ending; articles and remedies come from the rules."""

import datetime as dt
from typing import Final

from gongkai.rules.grounds import Ground
from gongkai.rules.letters.fields import SAMPLES
from gongkai.rules.letters.templates import LetterTemplate
from gongkai.rules.outcomes import ENDING_BY_CODE, WithheldPart
from gongkai.rules.remedy_paragraphs import Addressees, remedy_paragraph, remedy_rule

SAMPLE_PART: Final = WithheldPart(
    "附件二（报价明细）", "属于第三方的商业秘密", Ground.THIRD_PARTY_INTERESTS
)
_FITTING: Final = {
    "withheld_state_secret": {
        "fact": "该信息经有关机关依法确定了密级，仍在保密期限内",
        "reason": "保密期限届满或者解密以前，依法不得公开",
    },
    "withheld_barred_by_law": {
        "fact": "该信息为统计调查中获得的单个调查对象的资料",
        "reason": "有关法律规定这类资料应当予以保密，不得对外提供",
    },
    "withheld_security_or_stability": {
        "fact": "该信息写有供水管网的关键节点和安全防护安排",
        "reason": "公开后可能被用来危害公共安全",
    },
    "withheld_internal_affairs": {
        "fact": "该信息为本机关内部的值班、车辆使用安排",
        "reason": "属于后勤管理方面的信息，对外不产生影响",
    },
    "withheld_process_information": {
        "fact": "该信息为本机关研究委托运营事项时的讨论记录",
        "reason": "属于作出决定前的内部讨论，公开会妨碍今后坦率讨论",
    },
    "withheld_enforcement_case_file": {
        "fact": "该信息为一起行政处罚案件案卷中的调查笔录",
        "reason": "当事人可以依照行政处罚的有关规定查阅",
    },
    "unavailable_not_this_agency": {
        "reason": "该信息由示例县生态环境局制作，本机关没有获取",
    },
    "unavailable_would_need_creating": {
        "fact": "您要求提供历年运营费用的对比分析，本机关只有各年的单独凭证",
    },
    "not_processed_petition_or_complaint": {
        "fact": "您要求本机关说明为什么没有处理您反映的噪声问题，没有指向已经制作或者获取的信息",
    },
    "not_processed_excessive": {
        "reason": "您说明的理由是“想多了解一些”，与申请的数量不相称",
    },
    "otherwise_fee_unpaid": {
        "missed_notice": "2026年3月3日送达的《收费通知书》（示青公开费〔2026〕1号），期限到3月31日",
    },
}


def sample_values(
    template: LetterTemplate,
    *,
    agency: str,
    addressees: Addressees,
    on: dt.date,
    is_inquiry_review_first: bool = False,
) -> dict[str, str]:
    """Return a value for every field of a template, as if the agency wrote the letter on the day."""
    values = SAMPLES | _FITTING.get(template.ending, {}) | {"agency": agency}
    if template.ending:
        ending = ENDING_BY_CODE[template.ending]
        rule = remedy_rule(
            ending,
            decided_on=on,
            withheld_parts=(SAMPLE_PART,),
            is_inquiry_review_first=is_inquiry_review_first,
        )
        values["remedy"] = remedy_paragraph(rule, addressees, is_served_online=False)
        values["article"] = str(ending.source or "")
    return values
