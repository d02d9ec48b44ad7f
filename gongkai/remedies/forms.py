"""Forms of remedies: registering, each step, papers, lessons. Each gives the arguments of its action."""

import datetime as dt
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.models import Agency
from gongkai.casework.forms import REQUIRED, choice_field, day_field, text_field
from gongkai.casework.models import DisclosureApplication
from gongkai.catalog.models import InformationItem
from gongkai.catalog.queries import by_reference
from gongkai.remedies.actions.intake import NewRemedy
from gongkai.remedies.lifecycle import Standing
from gongkai.remedies.models import STAGE_CHOICES, PaperKind, RemedyCase
from gongkai.remedies.parties import PartyData
from gongkai.rules.remedies.outcomes_table import outcomes_of
from gongkai.rules.remedies.stages import (
    NEEDS_A_STAGE_BEFORE,
    PROCEDURE_LABELS,
    Procedure,
    Stage,
)

FIRST_YEAR: Final = 2019
LAST_YEAR: Final = 2099
NEW_STAGES: Final = [each for each in STAGE_CHOICES if Stage(each[0]) not in NEEDS_A_STAGE_BEFORE]


class RegistrationForm(forms.Form):
    """A notice as it came in; what follows a stage takes over what that was about."""

    stage = choice_field(_("程序"), NEW_STAGES)
    procedure = choice_field(
        _("审理程序"),
        list(PROCEDURE_LABELS.items()),
        _("行政复议适用简易程序的，5个工作日内答复；诉讼不影响答辩期限"),
    )
    received_on = day_field(
        _("收到通知的日期"), _("收到答复通知书、应诉通知书的那天；本机关提起的，提起的那天")
    )
    body = text_field(_("复议机关、法院"), rows=1)
    docket = text_field(_("案号"), _("照通知书上的写"), rows=1)
    title = text_field(
        _("被申请（被诉）的行为"), _("几个字说清对什么不服，列表里显示；不要写个人姓名"), rows=1
    )
    application = text_field(
        _("依申请公开的编号"), _("对哪件申请的答复不服；不是的，空着"), rows=1, required=False
    )
    item = text_field(
        _("信息的索引号"), _("对哪条主动公开的信息不服；不是的，空着"), rows=1, required=False
    )
    is_after_review = forms.BooleanField(
        label=_("经过行政复议以后起诉"),
        help_text=_("行政复议不是从本系统登记的，才勾；从复议案件登记下一程序的，程序自己知道"),
        required=False,
    )
    name = text_field(_("复议申请人、原告"), _("加密保存，列表里不显示"), rows=1)
    contact = text_field(_("联系方式、代理人"), rows=1, required=False)
    claims = text_field(_("请求"), _("照申请书、起诉状"), required=False)
    grounds = text_field(_("理由"), required=False)

    def __init__(
        self, data: Any, *, agency: Agency, applications: Any, initial: dict[str, Any]
    ) -> None:
        super().__init__(data, initial=initial)
        self.agency, self.applications = agency, applications

    def clean_application(self) -> DisclosureApplication | None:
        """Find the application by its number."""
        number = self.cleaned_data["application"].strip()
        if not number:
            return None
        found: DisclosureApplication | None = self.applications.filter(number_text=number).first()
        if found is None:
            raise forms.ValidationError(
                _(
                    "本机关没有编号是“%(number)s”的申请。怎么办：照申请编号写全，例如 青山镇依申请〔2026〕3号。"
                ),
                params={"number": number},
            )
        return found

    def clean_item(self) -> InformationItem | None:
        """Find the item by its index number or document number."""
        reference = self.cleaned_data["item"].strip()
        if not reference:
            return None
        found = by_reference(reference, self.agency)
        if found is None:
            raise forms.ValidationError(
                _("本机关没有索引号是“%(number)s”的信息。怎么办：在公开页面上抄索引号。"),
                params={"number": reference},
            )
        return found

    def clean(self) -> dict[str, Any]:
        """Refuse two things attacked at once: each is a case of its own."""
        given = self.cleaned_data
        if given.get("application") and given.get("item"):
            self.add_error("item", _("申请和信息只填一个：一件案件只对应一个。"))
        return given

    def remedy(self) -> NewRemedy:
        """Return what was filled in."""
        given = self.cleaned_data
        return NewRemedy(
            stage=Stage(given["stage"]),
            procedure=Procedure(given["procedure"]),
            received_on=given["received_on"],
            title=given["title"],
            body=given["body"],
            docket=given["docket"],
            party=PartyData(given["name"], given["contact"], given["claims"], given["grounds"]),
            is_after_review=given["is_after_review"],
            application=given["application"],
            item=given["item"],
        )


class NextStageForm(RegistrationForm):
    """A notice of the stage after one that is registered: what it is about is known."""

    is_ours = forms.BooleanField(
        label=_("本机关提起的（上诉、申请再审）"),
        help_text=_("不用交答辩，不计答辩期限"),
        required=False,
    )

    def __init__(self, data: Any, *, previous: RemedyCase, stages: list[Stage], **more: Any):
        super().__init__(data, **more)
        self.previous = previous
        labels = dict(STAGE_CHOICES)
        self.fields["stage"].choices = [(str(each), labels[each]) for each in stages]  # type: ignore[attr-defined]
        for name in ("application", "item", "is_after_review"):
            del self.fields[name]
        self.order_fields(["stage", "is_ours"])

    def clean_application(self) -> None:
        """It is that of the stage before."""

    def clean_item(self) -> None:
        """It is that of the stage before."""

    def clean(self) -> dict[str, Any]:
        """Nothing else is attacked than before."""
        return self.cleaned_data

    def remedy(self) -> NewRemedy:
        """Return what was filled in, on top of the stage before."""
        given = self.cleaned_data
        return NewRemedy(
            stage=Stage(given["stage"]),
            procedure=Procedure(given["procedure"]),
            received_on=given["received_on"],
            title=given["title"],
            body=given["body"],
            docket=given["docket"],
            party=PartyData(given["name"], given["contact"], given["claims"], given["grounds"]),
            is_ours=given["is_ours"],
            previous=self.previous,
        )


class StepForm(forms.Form):
    """The form of a step that asks nothing; others add their questions. ``given`` are the arguments of its action."""

    def __init__(self, data: Any, *, now: Standing, today: dt.date) -> None:
        super().__init__(data)
        self.prepare(now)
        for name in ("on", "served_on"):
            if name in self.fields:
                self.initial.setdefault(name, today)

    def prepare(self, now: Standing) -> None:
        """Fit the questions to the case."""

    def given(self) -> dict[str, Any]:
        """Return the arguments for the action."""
        return self.cleaned_data


class AnswerForm(StepForm):
    on = day_field(_("提交的日期"), _("当面交的那天；邮寄的，交邮的那天"))
    how = text_field(_("怎样交的、交了哪些"), required=False)


class HearingForm(StepForm):
    on = day_field(_("收到通知的日期"))
    hearing_on = day_field(_("听证、开庭的日期"))
    where = text_field(_("时间、地点"), rows=1, required=False)


class DecisionForm(StepForm):
    outcome = choice_field(_("结果"), [], _("照决定书、判决书、裁定书的主文选"))
    on = day_field(_("决定、裁判的日期"), _("文书上落款的日期"))
    served_on = day_field(_("收到的日期"), _("本机关签收的那天，上诉期限从这天算"))
    orders_anew = forms.BooleanField(label=_("要求重新作出答复，或者限期履行"), required=False)
    redo_by = day_field(
        _("要求在哪天之前办"),
        _("文书上写了期限的才填；没有写的，按条例重新起算20个工作日"),
        required=False,
    )
    said = text_field(_("主文和主要理由"), _("加密保存"), required=False)

    def prepare(self, now: Standing) -> None:
        chosen = [(each.code, each.label) for each in outcomes_of(now.stage)]
        self.fields["outcome"].choices = [("", _("请选一项")), *chosen]  # type: ignore[attr-defined]


class RedoForm(StepForm):
    reason = text_field(_("怎样办"), _("例如：重新检索，按部分公开答复"))


class FulfilForm(StepForm):
    on = day_field(_("办好的日期"))
    how = text_field(_("做了什么"), _("公开、更正、答复的情况和文书编号"))


class VoidForm(StepForm):
    reason = text_field(_("哪里登记错了"))


class PaperForm(forms.Form):
    """A paper to keep with a case."""

    kind = choice_field(_("是什么材料"), PaperKind.choices)
    dated_on = day_field(_("材料的日期"), _("文书上的日期；装订时按它排先后"))
    file = forms.FileField(
        label=_("文件"),
        help_text=_("PDF、JPEG、PNG，20 MB 以内；Word、WPS 文件先另存为 PDF。加密保存"),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages=REQUIRED | {"empty": _("文件是空的。怎么办：重新选择文件。")},
    )


class LessonForm(forms.Form):
    """A problem for part five of the report."""

    year = forms.IntegerField(
        label=_("写进哪一年的年报"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages=REQUIRED,
    )
    text = text_field(_("是什么问题"), _("写进公开的年报，不要写个人姓名"), rows=3)


class MendedForm(forms.Form):
    """How a problem was mended."""

    on = day_field(_("改好的日期"))
    mended = text_field(_("怎样改的"), rows=3)
