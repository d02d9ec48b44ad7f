"""Forms of casework: registering, each step, letters, service. Each gives the arguments of its action."""

import datetime as dt
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.accounts.models import User
from gongkai.accounts.permissions import CASE_OFFICERS
from gongkai.accounts.queries import holders
from gongkai.casework.actions.intake import NewApplication
from gongkai.casework.applicants import ApplicantData
from gongkai.casework.lifecycle import Standing
from gongkai.casework.models import CHANNEL_CHOICES, KIND_CHOICES, DisclosureApplication
from gongkai.casework.searches import SearchWords
from gongkai.rules.consultation import CONSULTED_LABELS, Answer, Consulted
from gongkai.rules.fees import METHOD_LABELS, FeeMethod
from gongkai.rules.letters.fields import FIELDS
from gongkai.rules.receipt import Channel
from gongkai.rules.retention import PERIODS, Retention
from gongkai.rules.service import WAY_LABELS, Carrier, Service, ServiceWay

LONGEST_TEXT: Final = 4000
RETURNED: Final = "returned"  # the letter came back, so that there is no answer
REQUIRED: Final = {"required": _("请填写这一项。")}


def day_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    """Return a question for a day."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date", "class": "input"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages=REQUIRED | {"invalid": _("日期不对，请写成 2026-03-02 这样。")},
    )


def text_field(
    label: Any, help_text: Any = "", *, rows: int = 3, required: bool = True
) -> forms.CharField:
    """Return a question for some sentences; one row: for a line."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput()
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST_TEXT if rows > 1 else 120,
        widget=widget,
        error_messages=REQUIRED,
    )


def choice_field(
    label: Any, choices: Any, help_text: Any = "", *, required: bool = True
) -> forms.ChoiceField:
    """Return a question with choices."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        required=required,
        error_messages=REQUIRED,
    )


class RegistrationForm(forms.Form):
    """An application as it came in. What it is for is not asked (Article 29 does not know a purpose)."""

    channel = choice_field(_("怎样提交的"), CHANNEL_CHOICES)
    is_spoken = forms.BooleanField(label=_("口头提出，由本机关代为填写"), required=False)
    arrived_on = day_field(_("提交的日期"), _("当面交的那天；邮寄的，签收或者收到的那天"))
    confirmed_on = day_field(
        _("双方确认的日期"),
        _("平常信函、网上、电子邮件、传真提交的才填；还没有联系上申请人的，先空着"),
        required=False,
    )
    applicant_kind = choice_field(_("申请人类别"), KIND_CHOICES, _("计入年报的列"))
    name = text_field(_("姓名或者名称"), rows=1)
    identity = text_field(
        _("身份证明"), _("证件名称、号码；法人写统一社会信用代码"), rows=1, required=False
    )
    contact = text_field(_("联系方式"), _("地址、电话、电子邮箱，写全能联系上的"), rows=1)
    title = text_field(_("申请事项"), _("几个字说清要什么，列表里显示；不要写个人姓名"), rows=1)
    description = text_field(_("申请公开的内容"), _("照申请人的原话"), rows=5)
    form_wanted = text_field(_("要求的提供方式"), _("纸质、电子文件，怎样交给申请人"), rows=1)
    is_help_needed = forms.BooleanField(
        label=_("阅读有困难或者视听有障碍，需要帮助"), required=False
    )

    def application(self) -> NewApplication:
        """Return what was filled in."""
        given = self.cleaned_data
        return NewApplication(
            title=given["title"],
            channel=Channel(given["channel"]),
            arrived_on=given["arrived_on"],
            applicant_kind=given["applicant_kind"],
            applicant=ApplicantData(
                given["name"],
                given["identity"],
                given["contact"],
                given["description"],
                given["form_wanted"],
            ),
            confirmed_on=given["confirmed_on"],
            is_spoken=given["is_spoken"],
            is_help_needed=given["is_help_needed"],
        )


class StepForm(forms.Form):
    """The form of a step that asks nothing; others add their questions. ``given`` are the arguments of its action."""

    def __init__(
        self, data: Any, *, case: DisclosureApplication, now: Standing, today: dt.date
    ) -> None:
        super().__init__(data)
        self.prepare(case, now, today)
        if "on" in self.fields:
            self.initial.setdefault("on", today)

    def prepare(self, case: DisclosureApplication, now: Standing, today: dt.date) -> None:
        """Fit the questions to the case."""

    def given(self) -> dict[str, Any]:
        """Return the arguments for the action."""
        return self.cleaned_data


class ConfirmForm(StepForm):
    on = day_field(_("双方确认的日期"))


class NameMatterForm(StepForm):
    title = text_field(_("申请事项"), _("几个字说清要什么，列表里显示；不要写个人姓名"), rows=1)

    def prepare(self, case: DisclosureApplication, now: Standing, today: dt.date) -> None:
        self.initial["title"] = case.title


class AssignForm(StepForm):
    handler = choice_field(_("承办人"), [])

    def prepare(self, case: DisclosureApplication, now: Standing, today: dt.date) -> None:
        able = holders(case.agency, CASE_OFFICERS, today)
        self.people = {str(each.user_id): each.user for each in able}
        self.fields["handler"].choices = [(pk, user.name) for pk, user in self.people.items()]  # type: ignore[attr-defined]

    def given(self) -> dict[str, User]:
        return {"handler": self.people[self.cleaned_data["handler"]]}


class AskCorrectionForm(StepForm):
    on = day_field(_("告知补正的日期"))
    due_on = day_field(_("要求在哪天之前补正"), _("最后一天；要合理，是工作日"))
    to_correct = text_field(_("需要补正的全部内容"), _("一次性写全，写进补正告知书"))


class ReceiveCorrectionForm(StepForm):
    on = day_field(_("收到补正的日期"))
    corrected = text_field(_("补正了什么"), required=False)


class ExtendForm(StepForm):
    working_days = forms.IntegerField(label=_("延长几个工作日"), error_messages=REQUIRED)
    noticed_on = day_field(_("告知申请人的日期"), _("要在答复期限届满之前"))
    reason = text_field(_("延长的理由"), _("写进延期答复告知书"))


class ConsultForm(StepForm):
    whom = choice_field(_("征求谁的意见"), list(CONSULTED_LABELS.items()))
    name = text_field(_("名称"), _("加密保存，列表里不显示"), rows=1)
    on = day_field(_("征求意见书发出的日期"))
    delivered_on = day_field(_("对方收到的日期"), _("还不知道的先空着"), required=False)

    def given(self) -> dict[str, Any]:
        return self.cleaned_data | {"whom": Consulted(self.cleaned_data["whom"])}


class OfConsultationForm(StepForm):
    """A step on one of the open consultations."""

    place = choice_field(_("哪一份征求意见书"), [])
    on = day_field(_("对方收到的日期"))

    def prepare(self, case: DisclosureApplication, now: Standing, today: dt.date) -> None:
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            (str(place), f"{CONSULTED_LABELS[each.consulted]}（{each.sent_on}）")
            for place, each in enumerate(now.consultations)
            if each.is_open
        ]

    def given(self) -> dict[str, Any]:
        return self.cleaned_data | {"place": int(self.cleaned_data["place"])}


class OpinionForm(OfConsultationForm):
    on = day_field(_("收到意见的日期"))
    answer = choice_field(
        _("意见"),
        [
            ("", _("请选一项")),
            (Answer.AGREES.value, _("同意公开")),
            (Answer.OBJECTS.value, _("不同意公开")),
            (RETURNED, _("没有送到，信件退回")),
        ],
    )
    opinion = text_field(_("意见的内容"), required=False)

    def given(self) -> dict[str, Any]:
        said = self.cleaned_data["answer"]
        return super().given() | {"answer": None if said == RETURNED else Answer(said)}


class FeeForm(StepForm):
    on = day_field(_("申请人收到收费通知的日期"))
    method = choice_field(_("收费方式"), list(METHOD_LABELS.items()))
    count = forms.IntegerField(
        label=_("件数或者页数"),
        help_text=_("按件：该申请人本自然月连同本件共几件；按量：共几页。金额由程序按标准算"),
        min_value=1,
        error_messages=REQUIRED,
    )

    def given(self) -> dict[str, Any]:
        return self.cleaned_data | {"method": FeeMethod(self.cleaned_data["method"])}


class SearchForm(StepForm):
    searcher = text_field(_("谁检索的"), rows=1)
    on = day_field(_("检索的日期"))
    places = text_field(_("在哪里检索"), _("例如：档案室目录、收发文登记、业务系统；写全"), rows=2)
    terms = text_field(_("用什么词、什么范围"), _("检索词，文件形成的年份"), rows=2)
    has_found = choice_field(
        _("结果"), [("", _("请选一项")), ("no", _("没有找到")), ("yes", _("找到了"))]
    )
    result = text_field(
        _("结果的说明"), _("找到的是什么；没有找到的，还问过谁"), rows=2, required=False
    )

    def prepare(self, case: DisclosureApplication, now: Standing, today: dt.date) -> None:
        self.initial["searcher"] = case.handler.name if case.handler else ""

    def given(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        has_found, on = said.pop("has_found") == "yes", said.pop("on")
        return {"on": on, "has_found": has_found, "search": SearchWords(**said)}


class PaymentForm(StepForm):
    on = day_field(_("缴费的日期"))


class WithdrawForm(StepForm):
    on = day_field(_("撤回的日期"))
    how = text_field(_("怎样撤回的"), _("例如：书面撤回。写进给申请人的告知书"))


class ArchiveForm(StepForm):
    retention = choice_field(
        _("保管期限"),
        [(each.value, period.label) for each, period in PERIODS.items()],
        _("从办结次年1月1日起算；期满以后个人信息自动销毁，年报的数字不变"),
    )

    def given(self) -> dict[str, Any]:
        return {"retention": Retention(self.cleaned_data["retention"])}


class ReopenForm(StepForm):
    reason = text_field(_("为什么重新办理"), _("原决定哪里不对，依据什么重新办理"))


class LetterForm(forms.Form):
    """The fields of a letter that a person may fill; what the case says stands there already."""

    def __init__(
        self,
        data: Any,
        *,
        names: tuple[str, ...],
        given: dict[str, str],
        is_reply: bool,
        is_for_online: bool,
    ) -> None:
        super().__init__(data)
        for name in names:
            self.fields[name] = text_field(FIELDS[name].label, rows=2, required=False)
            self.initial[name] = given.get(name, "")
        if is_reply:
            self.fields["is_for_online"] = forms.BooleanField(
                label=_("网上送达（电子邮件、网上领取）"),
                help_text=_("答复里同时写明网上申请行政复议的途径"),
                required=False,
            )
            self.initial["is_for_online"] = is_for_online


class ServiceForm(forms.Form):
    """How a reply was served."""

    way = choice_field(_("送达方式"), list(WAY_LABELS.items()))
    carrier = choice_field(
        _("邮寄的，交给谁寄"),
        [
            (Carrier.POSTAL_ENTERPRISE.value, _("邮政企业（含 EMS）")),
            (Carrier.OTHER_COURIER.value, _("其他快递")),
        ],
    )
    sent_on = day_field(_("交邮、发送的日期"), _("邮寄、电子邮件、网上领取的填"), required=False)
    signed_on = day_field(_("申请人签收的日期"), _("当面、委托送达的填"), required=False)
    evidence = text_field(_("邮件号码、送达凭据"), rows=1, required=False)

    def service(self) -> Service:
        """Return what was filled in."""
        given = self.cleaned_data
        return Service(
            ServiceWay(given["way"]),
            sent_on=given["sent_on"],
            signed_on=given["signed_on"],
            carrier=Carrier(given["carrier"]),
            evidence=given["evidence"],
        )
