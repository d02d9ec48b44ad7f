"""What happened to applications, in sentences. Names in braces are facts of the record."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "casework.registered": _("登记申请{number}，提交日期{on}"),
    "casework.titled": _("把{number}的申请事项写为“{title}”"),
    "casework.query_code_issued": _("给出{number}的查询码"),
    "casework.applicant_confirmed": _("申请人{on}在网上确认{number}"),
    "casework.confirmed": _("登记与申请人确认的日期{on}（{number}）"),
    "casework.assigned": _("把{number}交{name}办理"),
    "casework.correction_asked": _("{on}要求补正，期限到{due_on}（{number}）"),
    "casework.corrected": _("{on}收到补正（{number}）"),
    "casework.extended": _(
        "经{approved_by}同意延长{working_days}个工作日，{noticed_on}告知（{number}）"
    ),
    "casework.consulted": _("{on}征求意见（{number}）"),
    "casework.consultation_delivered": _("登记对方{on}收到征求意见书（{number}）"),
    "casework.consultation_answered": _("登记{on}收到意见（{number}）"),
    "casework.opinion_code_issued": _("给出{letter_number}的网上答复码（{number}）"),
    "casework.opinion_opened": _("征求意见的对象在网上打开{letter_number}（{number}）"),
    "casework.fee_noticed": _("{on}送达收费通知，{yuan}元（{number}）"),
    "casework.fee_paid": _("登记{on}缴费（{number}）"),
    "casework.searched": _("登记{on}的检索（{number}）"),
    "casework.decided": _("对{number}作出决定"),
    "casework.reply_signed": _("签发{number}的答复（{letter_number}）"),
    "casework.reply_offered": _("{on}把{number}的答复放到网上供申请人领取"),
    "casework.reply_served": _("登记{number}的答复送达，以{on}为准"),
    "casework.withdrawn": _("登记申请人{on}撤回{number}"),
    "casework.archived": _("归档{number}"),
    "casework.file_taken": _("取出{number}的案卷（校验值 {sha256}）"),
    "casework.erased": _("{number}保管期满，销毁申请人的信息和文书的内容"),
    "casework.reopened": _("重新办理{number}"),
    "casework.proposed": _("申请人建议把{number}得到的信息向社会公开"),
    "casework.attachment_added": _("申请人交来{kind}（{number}）"),
    "casework.attachment_read": _("打开申请人的{kind}（{number}）"),
    "casework.letter_read": _("申请人打开{number}的文书"),
    "casework.letter_drafted": _("起草{kind}（{number}）"),
    "casework.letter_edited": _("改动{kind}草稿的文字（{number}）"),
    "casework.applicant_read": _("查看{number}申请人的全部信息"),
}
