"""What people type about accounts, made into domain values."""

import datetime as dt
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from gongkai.accounts import queries
from gongkai.accounts.models import Role, User
from gongkai.agencies.models import Agency

USERNAME = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9._-]{1,39}\Z",
    _("用户名用 2 至 40 个字母、数字、点、横线，例如 lin.min。"),
)


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class AppointmentForm(forms.Form):
    """A role at an agency with its days."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label=_("单位"))
    role = forms.ChoiceField(choices=Role.choices, label=_("角色"))
    from_on = forms.DateField(label=_("从哪天起"), widget=DayInput())
    until_on = forms.DateField(
        label=_("到哪天止"),
        widget=DayInput(),
        required=False,
        help_text=_("起止两天都算在内；长期任职的不填。"),
    )

    def __init__(self, *args: Any, agency: Agency, today: dt.date, **kwargs: Any) -> None:
        kwargs["initial"] = {"agency": agency.pk, "from_on": today}
        super().__init__(*args, **kwargs)
        choice = self.fields["agency"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101  # for the type
        choice.queryset = queries.agencies_under(agency)

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class PersonForm(AppointmentForm):
    """A new person with the first role."""

    name = forms.CharField(label=_("姓名"), max_length=60)
    username = forms.CharField(
        label=_("用户名"), max_length=40, validators=[USERNAME], help_text=_("登录用，不能再改。")
    )
    telephone = forms.CharField(label=_("电话"), max_length=40, required=False)

    field_order = ["name", "username", "telephone", "agency", "role", "from_on", "until_on"]

    def person(self) -> dict[str, str]:
        """The fields of the person."""
        return {each: self.cleaned_data[each] for each in ("name", "username", "telephone")}

    def appointment(self) -> dict[str, Any]:
        """The fields of the role."""
        return {each: self.cleaned_data[each] for each in ("agency", "role", "from_on", "until_on")}


class LastDayForm(forms.Form):
    """The last day of something, that day included."""

    last_on = forms.DateField(label=_("任到哪天"), widget=DayInput())


class DeputyForm(forms.Form):
    """Who stands in for me, and when."""

    deputy = forms.ModelChoiceField(User.objects.none(), label=_("请谁代理"))
    from_on = forms.DateField(label=_("从哪天起"), widget=DayInput())
    until_on = forms.DateField(
        label=_("到哪天止"), widget=DayInput(), help_text=_("起止两天都算在内。")
    )

    def __init__(self, *args: Any, user: User, agency: Agency, today: dt.date, **kw: Any) -> None:
        kw["initial"] = {"from_on": today}
        super().__init__(*args, **kw)
        choice = self.fields["deputy"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101  # for the type
        choice.queryset = queries.colleagues(agency, today).exclude(pk=user.pk)


class ProfileForm(forms.ModelForm[User]):
    """How I am reached."""

    class Meta:
        model = User
        fields = ["telephone", "email"]


class HandOverForm(forms.Form):
    """To whom somebody's work and roles go, and their last day."""

    to = forms.ModelChoiceField(User.objects.none(), label=_("交给谁"))
    last_on = forms.DateField(
        label=_("任到哪天"),
        widget=DayInput(),
        help_text=_("手里的工作立刻移交，角色从第二天起归接手的人。"),
    )

    def __init__(self, *args: Any, user: User, agency: Agency, today: dt.date, **kw: Any) -> None:
        kw["initial"] = {"last_on": today}
        super().__init__(*args, **kw)
        choice = self.fields["to"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101  # for the type
        choice.queryset = (
            queries.people_looked_after(agency).filter(is_active=True).exclude(pk=user.pk)
        )


class PeopleFileForm(forms.Form):
    """The workbook of people to add."""

    file = forms.FileField(
        label=_("填好的表格（.xlsx）"), help_text=_("用上面下载的模板填，不超过 1000 行、5 MB。")
    )
