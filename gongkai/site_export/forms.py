"""What the clerk enters about an item at the other site."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.site_export.actions import LONGEST_ADDRESS


class OnlineForm(forms.Form):
    """Address and day."""

    url = forms.CharField(
        label=_("对方网站上的网址"),
        max_length=LONGEST_ADDRESS * 4,  # a longer one is answered in words, with what was typed
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    on = forms.DateField(label=_("上线日期"), widget=forms.DateInput(attrs={"type": "date"}))
