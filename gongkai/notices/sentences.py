"""What happened to letters, in sentences. Names in braces are facts of the record."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "notices.settings_changed": _(
        "改动文书设置：机关代字“{prefix}”，复议机关“{reviewing_body}”，法院“{court}”"
    ),
    "notices.wording_kept": _("改用本机关的文书样式“{title}”，{valid_from}起"),
    "notices.wording_withdrawn": _("停用本机关的文书样式“{title}”，改回通用样式"),
    "notices.letter_signed": _("签发{kind}（{number}）"),
}
