"""What people choose and type about a roll-up, made into values of the domain."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.models import Agency
from gongkai.annual_reports.roll_up.cover import Choice, Which
from gongkai.rules.annual_report.form import Form


class ChoiceForm(forms.Form):
    """Which versions are added; nonsense in the address is as nothing."""

    drafts = forms.BooleanField(label=_("连没有报的草稿一起算（只是预看）"), required=False)
    unbalanced = forms.BooleanField(label=_("有错误的报告也算"), required=False)

    def choice(self, *, may_look_ahead: bool) -> Choice:
        """Return the choice; drafts are for those who may see them."""
        self.full_clean()
        wants_drafts = may_look_ahead and self.cleaned_data.get("drafts", False)
        return Choice(
            which=Which.DRAFTS if wants_drafts else Which.FILED,
            with_unbalanced=self.cleaned_data.get("unbalanced", False),
        )


def address_of(choice: Choice, **more: str) -> str:
    """Return the choice as the end of an address."""
    chosen = {
        **({"drafts": "1"} if choice.which is Which.DRAFTS else {}),
        **({"unbalanced": "1"} if choice.with_unbalanced else {}),
        **{key: value for key, value in more.items() if value},
    }
    return f"?{urlencode(chosen)}" if chosen else ""


class JointForm(forms.Form):
    """So many documents of a cell that are counted at the agency that led."""

    where = forms.ChoiceField(label=_("报告的哪一格"))
    count = forms.IntegerField(label=_("几件"), min_value=1, max_value=100_000)
    lead = forms.CharField(label=_("牵头机关（全称或代码）"), max_length=120)
    reason = forms.CharField(
        label=_("哪几件文件（名称、文号）"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )

    def __init__(self, form: Form, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from gongkai.annual_reports.models.figures import joint_cells

        self.fields["where"].choices = [  # type: ignore[attr-defined]
            (str(cell), form.label_of(cell)) for cell in joint_cells(form)
        ]

    def clean_lead(self) -> Agency:
        """Find the agency by its code or its whole name."""
        typed = self.cleaned_data["lead"].strip()
        found = list(Agency.objects.filter(code=typed)[:1] or Agency.objects.filter(name=typed)[:2])
        if len(found) != 1:
            raise forms.ValidationError(
                f"没有找到“{typed}”这个机关。怎么办：填机关的全称，和机关名录里一样，或者填代码。"
            )
        lead: Agency = found[0]
        return lead
