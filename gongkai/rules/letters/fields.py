"""The fields that letters may have: what each is, and a made-up value to show a form with."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a letter; ``is_given`` is filled by the program, not typed."""

    label: str
    sample: str
    is_given: bool = False


FIELDS: Final = {
    "agency": Field("本机关名称", "示例县青山镇人民政府", is_given=True),
    "number": Field("文书编号", "示青公开〔2026〕3号", is_given=True),
    "signed_on": Field("成文日期", "2026年3月30日", is_given=True),
    "article": Field(
        "依据的条款", "《中华人民共和国政府信息公开条例》第三十六条第（二）项", is_given=True
    ),
    "remedy": Field(
        "救济途径",
        "如对本答复不服，可以自收到本告知书之日起60日内向示例县人民政府申请行政复议，"
        "或者自收到本告知书之日起6个月内向有管辖权的人民法院提起行政诉讼。",
        is_given=True,
    ),
    "applicant": Field("申请人", "陈示例"),
    "applicant_kind": Field("申请人类别", "自然人"),
    "applicant_contact": Field("申请人联系方式", "示例县青山镇示例路1号　000-00000000"),
    "case_number": Field("申请登记编号", "示青依申请〔2026〕3号"),
    "channel": Field("提交方式", "网上申请"),
    "arrived_on": Field("提交日期", "2026年2月27日"),
    "received_on": Field("收到申请日期", "2026年3月2日"),
    "request": Field("申请公开的内容", "青山镇污水处理厂委托运营协议及附件"),
    "form_wanted": Field("要求的提供方式", "电子文件，通过电子邮箱提供"),
    "handler": Field("承办人", "林承办"),
    "contact": Field("本机关联系方式", "示例县青山镇政府路1号　党政综合办公室　000-00000001"),
    "due_on": Field("答复期限", "2026年3月30日"),
    "correction_requested_by": Field("补正告知最后一天", "2026年3月11日"),
    "unclear": Field("不明确之处", "没有写明是哪一年签订的协议，本镇2019年和2024年各签订过一份"),
    "to_correct": Field("需要补正的内容", "写明协议签订的年份，或者能够确定是哪一份的其他特征"),
    "correction_due_on": Field("补正期限", "2026年3月25日"),
    "excess": Field("明显超过合理范围的情况", "2026年2月1日至3月2日，您共提交56件申请，内容相近"),
    "reasons_due_on": Field("说明理由的期限", "2026年3月16日"),
    "extension_reason": Field("延期的理由", "涉及的档案存放在三处，需要逐卷查找"),
    "extension_working_days": Field("延长的工作日数", "10"),
    "extended_due_on": Field("延长后的答复期限", "2026年4月14日"),
    "deferral_reason": Field(
        "延迟的理由", "您说明的理由合理，但申请数量较多，不能在期限内全部答复"
    ),
    "deferred_until": Field("延迟答复的日期", "2026年4月30日"),
    "third_party": Field("第三方", "示例环境工程有限公司"),
    "consulted_matter": Field("征求意见的信息", "污水处理厂委托运营协议附件二（报价明细）"),
    "consulted_party": Field("征求意见的对象", "第三方"),
    "disclosed_matter": Field("决定公开的信息", "污水处理厂委托运营协议附件二（报价明细）"),
    "disclosure_reason": Field("公开的理由", "不公开会对公共利益造成重大影响：运营费用由财政承担"),
    "joint_maker": Field("共同制作机关", "示例县生态环境局"),
    "assisting_agency": Field("协办单位", "示例县生态环境局"),
    "asked_matter": Field("请协助的事项", "核对协议附件三是否由你单位保存"),
    "answer_by": Field("请答复的日期", "2026年3月16日"),
    "fee_method": Field("收费方式", "按量计收"),
    "fee_standard": Field("收费标准", "1至30页免费，31至100页每页10元，101至200页每页20元"),
    "fee_yuan": Field("收费金额（元）", "2700"),
    "fee_way": Field("缴纳方式", "凭缴款码到代理银行或者通过非税收入缴款平台缴纳"),
    "where": Field(
        "获取的方式、途径和时间", "示例县政府信息公开平台“法定主动公开内容”栏目，现在就可以查阅"
    ),
    "provided": Field("提供的信息或者获取办法", "随本告知书附协议正文一份（共42页）"),
    "open_part": Field("公开的部分", "协议正文、附件一、附件三"),
    "withheld_parts": Field(
        "不公开的部分和理由",
        "附件二（报价明细）：属于第三方的商业秘密，第三方不同意公开（第十五条）",
    ),
    "fact": Field(
        "认定的事实", "附件二为运营单位的报价明细，未向社会公布过，经征求意见，运营单位不同意公开"
    ),
    "reason": Field("理由", "公开会对第三方合法权益造成损害，不公开也不影响公众了解协议的总价"),
    "search": Field(
        "检索的情况", "3月5日至9日以“污水”“委托运营”检索档案室目录、收发文登记和业务系统"
    ),
    "right_agency": Field("负责公开的机关", "示例县生态环境局"),
    "right_agency_contact": Field("负责公开机关的联系方式", "示例县环保路2号　000-00000002"),
    "special_rules": Field(
        "另有规定的查询办法", "到示例县不动产登记中心，按《不动产登记暂行条例》的规定查询"
    ),
    "right_channel": Field("应当通过的渠道", "信访接待窗口或者12345热线"),
    "earlier_reply": Field(
        "此前的答复", "2025年11月3日《政府信息公开告知书》（示青公开答〔2025〕21号）"
    ),
    "published_matter": Field("获取出版物的途径", "示例县图书馆、档案馆公共查阅点"),
    "missed_notice": Field(
        "未办理的通知", "2026年3月3日送达的《补正告知书》（示青公开补〔2026〕1号），期限到3月25日"
    ),
    "explanation": Field("情况说明", "您于2026年3月12日书面撤回申请"),
    "transfer_reason": Field("转办的理由", "您要求更正的记录由示例县人力资源和社会保障局制作"),
    "service_way": Field("送达方式", "邮政寄送"),
    "served_documents": Field("送达的文书", "政府信息公开告知书（示青公开答〔2026〕3号）"),
    "recipient": Field("受送达人", "陈示例"),
    "served_on": Field("送达日期", "2026年3月30日交邮"),
    "evidence": Field("邮件号码或者签收情况", "XA00000000000"),
}
SAMPLES: Final = {name: field.sample for name, field in FIELDS.items()}
