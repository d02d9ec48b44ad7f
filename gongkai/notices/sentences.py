"""What happened to letters, in sentences. Names in braces are facts of the record."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "notices.settings_changed": _(
        "改动文书设置：机关代字“{prefix}”，复议机关“{reviewing_body}”，法院“{court}”"
    ),
    "notices.letter_signed": _("签发{kind}（{number}）"),
}
