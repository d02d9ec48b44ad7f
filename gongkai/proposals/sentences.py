"""What happened to proposals, in sentences. Names in braces are facts of the record."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "proposals.received": _("收到公开建议（{number}）"),
    "proposals.answered": _("答复公开建议（{number}）：{decision_name}"),
    "proposals.erased": _("期满删除建议人写的内容（{number}）"),
}
