"""What was handed over, in sentences. Names in braces are facts of the record."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "site_export.handed_over": _("打包移交 {count} 条信息，包的校验码{sha256}"),
    "site_export.received": _(
        "收下{name}的公开包，{count} 条，包的校验码{sha256}，签名指纹{fingerprint}"
    ),
    "site_export.noted_online": _("登记“{title}”已在对方网站上线：{on} {url}"),
}
