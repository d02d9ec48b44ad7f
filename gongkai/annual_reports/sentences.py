"""What happened to annual reports, in sentences. Names in braces are facts of the record."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "annual_reports.bulk_intake": _("成批读入{year}年度报告，{number}个文件"),
    "annual_reports.bulk_check": _("批量核对{year}年度报告，{number}份"),
    "annual_reports.bulk_publish": _("批量公布{year}年度报告，{number}份"),
    "annual_reports.bulk_booklet": _("装订{year}年度报告，{number}份"),
    "annual_reports.bulk_decided": _("成批读入的文件“{file}”由人决定：{what}"),
    "annual_reports.bulk_archive": _("打包归档{year}年度报告，{number}份"),
    "annual_reports.scan_kept": _(
        "存{year}年度报告第{version}版的签章扫描件“{file}”，SHA-256 {sha256}"
    ),
    "annual_reports.scan_shown": _("公开{year}年度报告的签章扫描件“{file}”"),
    "annual_reports.scan_hidden": _("不再公开{year}年度报告的签章扫描件“{file}”"),
    "annual_reports.started": _("起草{year}年度报告"),
    "annual_reports.uploaded": _("从文件“{file}”读入{year}年度报告第{version}版"),
    "annual_reports.figures_changed": _("改动{year}年度报告的数字"),
    "annual_reports.text_changed": _("改动{year}年度报告的文字（{part}）"),
    "annual_reports.text_copied": _("{year}年度报告的文字（{part}）采用{from_year}年报告的文字"),
    "annual_reports.text_confirmed": _("确认{year}年度报告里采用的上年文字仍然合适（{part}）"),
    "annual_reports.sent_for_signature": _("把{year}年度报告第{version}版送签，内容校验码{hash}"),
    "annual_reports.signed": _("签批{year}年度报告第{version}版，内容校验码{hash}"),
    "annual_reports.sent_back": _("退回{year}年度报告修改：{reason}"),
    "annual_reports.published": _("公布{year}年度报告第{version}版，内容校验码{hash}"),
    "annual_reports.taken_over": _("登记{year}年度报告为以前已公布（{published_on}，{where}）"),
    "annual_reports.submitted": _("报送{year}年度报告第{version}版，内容校验码{hash}"),
    "annual_reports.returned": _("退回{agency}报送的{year}年度报告第{version}版：{reason}"),
    "annual_reports.answered": _("答复{year}年度报告的退回意见：{answer}"),
    "annual_reports.accepted": _("接受{agency}报送的{year}年度报告第{version}版，内容校验码{hash}"),
    "annual_reports.reopened": _("重开{year}年度报告，更正第{corrects}版：{reason}"),
    "annual_reports.correction_begun": _("按退回意见另起{year}年度报告更正版，更正第{corrects}版"),
    "annual_reports.season_set": _("定年度报告的期限和提醒的日子"),
    "annual_reports.reminded": _("催办{year}年度报告，期限{due_on}"),
    "annual_reports.compiled": _("由下级 {agencies} 份报告汇编{year}年本地区报告第{version}版"),
    "annual_reports.joint_declared": _("登记联合制发、在{lead}计数的文件 {count} 件：{reason}"),
    "annual_reports.joint_withdrawn": _("撤销联合制发文件的登记（在{lead}计数的 {count} 件）"),
}
