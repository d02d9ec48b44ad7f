"""The questions of an application (Article 29), a page each. What it is for is never asked."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from gongkai.casework.online_application import PERSON
from gongkai.casework.plain_text import plain

LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 2000
LONGEST_KEPT: Final = 20_000  # what is too long is refused, but stays in the form to be shortened
RESIDENT_CARD: Final = "resident_card"
RESIDENT_NUMBER: Final = re.compile(r"[0-9]{17}[0-9X]")
RESIDENT_LENGTH: Final = 18
CODE_LENGTH: Final = 18  # 统一社会信用代码, GB 32100-2015
CODE: Final = re.compile(r"[0-9A-Z]{18}")
TELEPHONE: Final = re.compile(r"[0-9+()（）\- ]{7,40}")

IDENTITY_KINDS: Final = (
    (RESIDENT_CARD, _("居民身份证")),
    ("passport", _("护照")),
    ("hong_kong_macao_permit", _("港澳居民来往内地通行证")),
    ("taiwan_permit", _("台湾居民来往大陆通行证")),
    ("other", _("其他有效证件")),
)
KINDS: Final = (
    (PERSON, _("个人（自然人）")),
    ("commercial_enterprise", _("商业企业")),
    ("research_institution", _("科研机构")),
    ("public_welfare_organization", _("社会公益组织")),
    ("legal_services_organization", _("法律服务机构")),
    ("other_organization", _("其他单位")),
)
FORMS: Final = (
    ("electronic", _("电子文件")),
    ("paper", _("纸质")),
    ("look", _("当场查阅、抄录")),
    ("any", _("都可以")),
)
DELIVERIES: Final = (
    ("online_pick_up", _("网上领取")),
    ("email", _("电子邮件")),
    ("post", _("邮政寄送")),
    ("collect", _("自行领取")),
)


class PlainText(forms.CharField):
    """A question for a line or, with rows, for some sentences."""

    def __init__(
        self,
        label: Any,
        help_text: Any = "",
        *,
        rows: int = 1,
        needed: Any = "",
        autocomplete: str = "off",
        **more: Any,
    ) -> None:
        look = {"class": "input", "autocomplete": autocomplete} | more.pop("look", {})
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=LONGEST_TEXT if rows > 1 else LONGEST_LINE,
            widget=forms.Textarea(attrs={"rows": rows})
            if rows > 1
            else forms.TextInput(attrs=look),
            error_messages={"required": _("请填写这一项。")},
            strip=False,
            **more,
        )
        self.is_line = rows == 1
        self.needed_later = needed  # shown instead of “选填” where others of the page decide

    def to_python(self, value: Any) -> str:
        """Return what was typed, as it can be shown and printed."""
        return plain(super().to_python(value) or "", is_line=self.is_line)


def choice(label: Any, choices: Any, help_text: Any = "", **more: Any) -> forms.ChoiceField:
    """Return a question with a few choices, all of them in sight."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("请选一项。"),
            "invalid_choice": _("请在列出的里面选一项。"),
        },
        **more,
    )


def document_field(label: Any, help_text: Any = "") -> forms.FileField:
    """Return a question for a photograph or a PDF."""
    return forms.FileField(
        label=label,
        help_text=help_text,
        required=False,
        allow_empty_file=True,  # refused with the others, in our words
        max_length=None,
        widget=forms.FileInput(attrs={"class": "file", "accept": ".jpg,.jpeg,.png,.pdf"}),
        error_messages={"invalid": _("文件没有收到。怎么办：重新选择文件，再保存一次")},
    )


class StepForm(forms.Form):
    """One page of the application; ``answers`` are those of all pages."""

    def __init__(self, data: Mapping[str, Any] | None, answers: Mapping[str, str]) -> None:
        super().__init__(data, initial=dict(answers))
        self.answers = answers

    def typed(self) -> dict[str, str]:
        """Return what was typed, right or wrong, cut to what is kept of it."""
        return {
            name: str(self.data.get(name, ""))[:LONGEST_KEPT].replace("\0", "")
            for name, field in self.fields.items()
            if not isinstance(field, forms.FileField)
        }


class WhatForm(StepForm):
    """What is asked for: name, number or another feature by which it can be found."""

    subject = PlainText(_("信息的名称"), _("不知道准确名称时，写您的叫法就可以。"))
    number = PlainText(_("文号或者索引号"), required=False)
    description = PlainText(
        _("内容描述"),
        _("写清楚地点、时间、事项，机关就能更快找到。一件申请只写一个事项；不用写申请的理由。"),
        rows=6,
        required=False,
    )


class WhoForm(StepForm):
    """Who applies, with identity and contact."""

    kind = choice(_("您以什么身份申请"), KINDS, _("单位选最接近的一类。"))
    name = PlainText(_("姓名或者单位名称"), _("和证件上的一样。"), autocomplete="name")
    identity_kind = forms.ChoiceField(
        label=_("个人：证件类型"),
        choices=IDENTITY_KINDS,
        required=False,
        initial=RESIDENT_CARD,
        error_messages={"invalid_choice": _("请在列出的里面选一项。")},
    )
    identity_number = PlainText(
        _("个人：证件号码"),
        _("条例要求提供身份证明（第二十九条）。号码加密保存，只有办理的人看得到。"),
        needed=_("（个人必填）"),
        required=False,
    )
    identity_file = document_field(
        _("证件照片或者扫描件"),
        _("JPG、PNG或者PDF，不超过10 MB，加密保存。不方便上传的，可以在领取答复时出示原件。"),
    )
    organisation_code = PlainText(
        _("单位：统一社会信用代码"), needed=_("（单位必填）"), required=False
    )
    representative = PlainText(_("单位：法定代表人或者负责人"), required=False)
    contact_person = PlainText(_("单位：联系人"), needed=_("（单位必填）"), required=False)
    telephone = PlainText(
        _("联系电话"),
        _("网上提交的，机关要与您确认后才开始计算期限。电话和邮箱至少填一项。"),
        required=False,
        autocomplete="tel",
        look={"inputmode": "tel"},
        needed=_("（和邮箱至少填一项）"),
    )
    email = PlainText(
        _("电子邮箱"),
        required=False,
        autocomplete="email",
        look={"inputmode": "email"},
        needed=_("（和电话至少填一项）"),
    )
    help = forms.ChoiceField(
        label=_("帮助"),
        choices=[("", _("不需要")), ("yes", _("我看不清、听不清或者书写有困难，需要协助"))],
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("请在列出的里面选一项。")},
    )

    def clean_email(self) -> str:
        """Refuse what no letter would reach."""
        email: str = self.cleaned_data["email"]
        if email:
            try:
                validate_email(email)
            except forms.ValidationError as problem:
                raise forms.ValidationError(
                    _("这不像电子邮箱。怎么办：写成 name@example.com 这样，没有的可以空着")
                ) from problem
        return email

    def clean_telephone(self) -> str:
        """Refuse what cannot be dialled."""
        telephone: str = unicodedata.normalize("NFKC", self.cleaned_data["telephone"])
        if telephone and not TELEPHONE.fullmatch(telephone):
            raise forms.ValidationError(
                _("这不像电话号码。怎么办：只写数字，带区号；没有的可以空着")
            )
        return telephone

    def clean(self) -> dict[str, Any]:
        """Ask persons and organisations for what each needs."""
        said = self.cleaned_data
        if not said.get("telephone") and not said.get("email") and not self.errors:
            self.add_error("telephone", _("请填写联系电话或者电子邮箱，不然机关没法与您确认。"))
        if said.get("kind") == PERSON:
            self._check_person(said)
        elif said.get("kind"):
            self._check_organisation(said)
        return said

    def _check_person(self, said: dict[str, Any]) -> None:
        number = _folded(said.get("identity_number", ""))
        if not number:
            self.add_error("identity_number", _("请填写证件号码。"))
        elif said.get("identity_kind") == RESIDENT_CARD and len(number) != RESIDENT_LENGTH:
            self.add_error(
                "identity_number",
                _("身份证号码应为18位，现在是%(length)s位，请对照证件检查。")
                % {"length": len(number)},
            )
        elif said.get("identity_kind") == RESIDENT_CARD and not RESIDENT_NUMBER.fullmatch(number):
            self.add_error(
                "identity_number", _("身份证号码由数字组成，最后一位可以是X，请对照证件检查。")
            )

    def _check_organisation(self, said: dict[str, Any]) -> None:
        code = _folded(said.get("organisation_code", ""))
        if not CODE.fullmatch(code):
            self.add_error(
                "organisation_code",
                _(
                    "统一社会信用代码应为18位数字或者大写字母，现在是%(length)s位，请对照营业执照或者登记证书检查。"
                )
                % {"length": len(code)},
            )
        if not said.get("contact_person"):
            self.add_error("contact_person", _("请填写联系人，机关要与他确认。"))


class HowForm(StepForm):
    """In which form the information is wanted, and how it is to be handed over."""

    form = choice(_("想要的形式"), FORMS)
    delivery = choice(
        _("获取途径"), DELIVERIES, _("网上领取：答复做好后，凭申请编号和查询码在这里打开。")
    )
    address = PlainText(
        _("通信地址"),
        _("选邮政寄送的必须填；写到门牌号，附邮政编码。"),
        required=False,
        autocomplete="street-address",
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the address that the way of delivery needs."""
        said = self.cleaned_data
        if said.get("delivery") == "post" and not said.get("address"):
            self.add_error("address", _("选了邮政寄送，请写明通信地址。"))
        if said.get("delivery") == "email" and not self.answers.get("email", "").strip():
            self.add_error(
                "delivery",
                _(
                    "您没有留电子邮箱，不能用电子邮件。怎么办：换一种途径，或者回“申请人”一步填上邮箱"
                ),
            )
        return said


def _folded(number: str) -> str:
    return "".join(unicodedata.normalize("NFKC", number).upper().split())


STEPS: Final[dict[str, type[StepForm]]] = {"what": WhatForm, "who": WhoForm, "how": HowForm}


def first_unfinished(answers: Mapping[str, str]) -> str:
    """Return the first page on which something is missing or wrong, empty where all are right."""
    return next((key for key, form in STEPS.items() if not form(answers, answers).is_valid()), "")
