"""What an officer asks of the board; nonsense in the address is as nothing."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.models import Kind
from gongkai.annual_reports.board.standing import Stage
from gongkai.annual_reports.forms import LATEST_YEAR
from gongkai.rules.annual_report.editions import FIRST_YEAR_OF_A_FORM


class BoardForm(forms.Form):
    """A year, a part of the area, and which agencies of it."""

    year = forms.IntegerField(
        label=_("年度"),
        min_value=FIRST_YEAR_OF_A_FORM,
        max_value=LATEST_YEAR,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 5}),
    )
    stage = forms.ChoiceField(
        label=_("状态"), choices=[("", _("全部")), *Stage.choices], required=False
    )
    kind = forms.ChoiceField(
        label=_("性质"), choices=[("", _("全部")), *Kind.choices], required=False
    )
    late = forms.BooleanField(label=_("只看迟了的"), required=False)
    mistaken = forms.BooleanField(label=_("只看有错误的"), required=False)
    under = forms.RegexField(r"^[0-9A-Z]+$", required=False, widget=forms.HiddenInput)
    after = forms.RegexField(r"^[0-9A-Z]+$", required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, this_year: int) -> None:
        super().__init__(data)
        self.this_year = this_year
        self.full_clean()

    @property
    def asked(self) -> dict[str, Any]:
        """Everything asked for that makes sense."""
        return {name: self.cleaned_data.get(name) for name in self.fields}

    @property
    def year_asked(self) -> int:
        """The year asked for; by default the one that ended last."""
        return self.cleaned_data.get("year") or self.this_year - 1

    @property
    def is_filtered(self) -> bool:
        """Whether only some of the agencies are asked for."""
        return any(self.asked[name] for name in ("stage", "kind", "late", "mistaken"))

    def address(self, **more: Any) -> str:
        """Return the query of the same page with something else; None takes it away."""
        asked = {**self.asked, "year": self.year_asked, "after": None, **more}
        return "?" + urlencode({name: "1" if v is True else v for name, v in asked.items() if v})
