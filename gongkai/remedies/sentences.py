"""What happened to cases of reconsideration and litigation, in sentences. Names in braces are facts of the record."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "remedies.registered": _("登记复议、诉讼案件{docket}，收到日期{on}"),
    "remedies.answered": _("登记{on}提交答复、答辩（{docket}）"),
    "remedies.hearing_set": _("登记{hearing_on}听证、开庭（{docket}）"),
    "remedies.paper_added": _("存入材料（{docket}）"),
    "remedies.decided": _("登记{on}的决定、裁判，{served_on}收到（{docket}）"),
    "remedies.followed": _("{docket}进入下一程序"),
    "remedies.unfollowed": _("{docket}的下一程序作废"),
    "remedies.redone": _("按{docket}重新办理原申请"),
    "remedies.fulfilled": _("登记{on}落实{docket}"),
    "remedies.voided": _("作废{docket}"),
    "remedies.party_read": _("查看{docket}当事人的全部信息"),
    "remedies.paper_read": _("打开{docket}的材料"),
    "remedies.bundle_bound": _("装订{docket}的证据材料，共{pages}页"),
    "remedies.lesson_noted": _("记下{year}年复议、诉讼反映的问题"),
    "remedies.lesson_closed": _("登记{year}年的问题已经改好"),
}
