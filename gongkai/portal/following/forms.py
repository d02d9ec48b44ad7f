"""What is asked on an applicant's own page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.portal.applying.forms import PlainText, document_field


class CodeForm(forms.Form):
    """Number and query code."""

    number = PlainText(
        _("申请编号"), _("写全称，或者只写年份和号，例如 2026-3。"), look={"inputmode": "text"}
    )
    code = PlainText(_("查询码"), _("12位，字母不分大小写，中间的横线可写可不写。"))


class CorrectionForm(forms.Form):
    corrected = PlainText(_("补正内容"), _("回答机关的问题就可以，不用重写整个申请。"), rows=6)
    document = document_field(_("附件"), _("JPG、PNG或者PDF，不超过10 MB。"))


class ProposalForm(forms.Form):
    words = PlainText(_("为什么别人也会需要"), rows=3, required=False)
