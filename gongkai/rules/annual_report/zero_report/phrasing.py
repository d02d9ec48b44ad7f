"""Ways of saying one fact: written for this program, several for each, none saying more than the fact.

Which one is used follows from agency and year, so that a town does not read like its neighbour nor like
itself the year before. ``{}`` places are filled by ``composing``.
"""

from typing import Final

PHRASES: Final[dict[str, tuple[str, str, str]]] = {
    "published": (
        "全年主动公开政府信息{published}条。",
        "{year}年，本机关共主动公开政府信息{published}条。",
        "本年度新公开的政府信息共有{published}条。",
    ),
    "nothing_published": (
        "本年度没有新公开的政府信息。",
        "{year}年，本机关没有形成需要新公开的政府信息。",
        "全年没有新增主动公开的政府信息。",
    ),
    "no_documents": (
        "没有制发、废止行政规范性文件。",
        "年内没有出台行政规范性文件，也没有废止的。",
        "本机关年内未制发也未废止行政规范性文件。",
    ),
    "in_force": (
        "现行有效的行政规范性文件有{in_force}件。",
        "到年底，现行有效的行政规范性文件为{in_force}件。",
        "年末有效的行政规范性文件{in_force}件。",
    ),
    "no_applications": (
        "本年度没有收到政府信息公开申请，也没有上年结转的申请。",
        "{year}年，本机关没有新收的政府信息公开申请，没有从上年结转来的。",
        "全年未收到政府信息公开申请，上年也没有留下未办结的。",
    ),
    "applications": (
        "本年新收政府信息公开申请{received}件，上年结转{carried_in}件，办结{concluded}件，结转下年度继续办理{carried_out}件。",
        "{year}年新收政府信息公开申请{received}件、上年结转{carried_in}件；年内办结{concluded}件，结转下年度{carried_out}件。",
        "全年新收政府信息公开申请{received}件，上年结转{carried_in}件；已办结{concluded}件，其余{carried_out}件结转下年度。",
    ),
    "no_remedies": (
        "没有因政府信息公开引起的行政复议和行政诉讼。",
        "没有人就政府信息公开申请行政复议或者提起行政诉讼。",
        "年内没有发生涉及政府信息公开的行政复议、行政诉讼案件。",
    ),
    "all_reviewed": (
        "信息公开以前都经过公开审查和保密审查，并且留有记录。",
        "每条信息都先审查、后公开，保密审查有登记。",
        "坚持先审查后公开，每条信息的公开审查和保密审查都有记录可查。",
    ),
    "not_all_reviewed": (
        "信息公开以前进行审查，但有的没有留下审查记录。",
        "公开前的审查有的没有登记，记录不完整。",
        "部分信息公开前的审查没有记录可查。",
    ),
    "guide_updated": (
        "本年度更新了政府信息公开指南和公开目录。",
        "{year}年，对政府信息公开指南和目录作了更新。",
        "政府信息公开指南、目录在年内进行了更新。",
    ),
    "guide_kept": (
        "政府信息公开指南和公开目录本年度没有变动。",
        "政府信息公开指南、目录沿用原来的内容，{year}年未作改动。",
        "年内没有修改政府信息公开指南和目录。",
    ),
    "channels": (
        "信息公开的渠道是{channels}。",
        "政府信息通过{channels}向社会公开。",
        "群众可以在{channels}看到本机关公开的信息。",
    ),
    "no_channels": (
        "本年度没有通过网站、公开栏等渠道发布信息。",
        "{year}年没有在各类公开平台发布信息。",
        "年内各公开渠道没有新发布的信息。",
    ),
    "trainings": (
        "组织或者参加政府信息公开业务培训{trainings}次。",
        "{year}年开展（参加）政府信息公开培训{trainings}次。",
        "全年有政府信息公开方面的培训{trainings}次。",
    ),
    "no_trainings": (
        "本年度没有组织政府信息公开业务培训。",
        "{year}年没有开展政府信息公开方面的培训。",
        "年内未进行政府信息公开业务培训。",
    ),
    "assessed": (
        "本年度进行了政府信息公开工作考核，结果为：{assessment_result}。",
        "{year}年开展政府信息公开工作考核，考核结果是：{assessment_result}。",
        "政府信息公开列入了年度工作考核，考核结果：{assessment_result}。",
    ),
    "assessment_pending": (
        "本年度的政府信息公开工作考核已经进行，结果还没有公布。",
        "{year}年的政府信息公开工作考核结果尚未公布。",
        "政府信息公开列入了年度工作考核，到编制本报告时结果还没有出来。",
    ),
    "not_assessed": (
        "本年度没有进行政府信息公开工作考核。",
        "{year}年未开展政府信息公开工作考核。",
        "年内没有组织政府信息公开方面的工作考核。",
    ),
    "appraised": (
        "开展了社会评议，结果为：{appraisal_result}。",
        "{year}年组织社会评议，评议结果是：{appraisal_result}。",
        "请群众对政府信息公开作了社会评议，结果：{appraisal_result}。",
    ),
    "appraisal_pending": (
        "社会评议已经开展，结果还在汇总。",
        "{year}年的社会评议正在汇总结果。",
        "组织了社会评议，到编制本报告时结果还没有汇总完。",
    ),
    "not_appraised": (
        "本年度没有开展社会评议。",
        "{year}年未组织政府信息公开社会评议。",
        "年内没有进行政府信息公开的社会评议。",
    ),
    "held_to_account": (
        "因政府信息公开工作被追究责任的有{accountability}人次。",
        "{year}年，政府信息公开方面追究责任{accountability}人次。",
        "年内政府信息公开工作责任追究{accountability}人次。",
    ),
    "nobody_held_to_account": (
        "没有发生责任追究的情形。",
        "{year}年没有因政府信息公开工作被追究责任的情形。",
        "年内未出现需要追究责任的情形。",
    ),
    "one_problem": (
        "存在的主要问题是：{problems}。",
        "{year}年工作中的主要问题：{problems}。",
        "对照要求，主要问题在于：{problems}。",
    ),
    "problems": (
        "存在的主要问题有：{problems}。",
        "{year}年工作中存在以下问题：{problems}。",
        "对照要求，还有这些问题：{problems}。",
    ),
    "one_measure": (
        "改进的措施是：{measures}。",
        "下一步的改进措施：{measures}。",
        "针对这个问题，将作以下改进：{measures}。",
    ),
    "measures": (
        "改进的措施是：{measures}。",
        "下一步的改进措施：{measures}。",
        "针对这些问题，将作以下改进：{measures}。",
    ),
    "mended": (
        "上年报告所列问题的改进情况：{mended}。",
        "对上年报告提出的问题，改进情况如下：{mended}。",
        "上一年度问题的整改情况为：{mended}。",
    ),
    "no_fee": (
        "{year}年，本机关没有收取信息处理费。",
        "本年度收取信息处理费0元。",
        "本机关在{year}年未收取政府信息公开信息处理费。",
    ),
    "fee": (
        "{year}年，本机关按照规定收取信息处理费{fee}元。",
        "本年度依照规定收取信息处理费{fee}元。",
        "本机关在{year}年收取政府信息公开信息处理费{fee}元。",
    ),
    "nothing_else": (
        "没有其他需要报告的事项。",
        "除此以外，没有其他需要报告的事项。",
        "本年度无其他需要报告的事项。",
    ),
}
