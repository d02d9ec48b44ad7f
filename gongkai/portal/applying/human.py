"""That a person sends the form: the browser works something out, or a few characters are read off a picture."""

import json
import secrets
from typing import Any, Final

from captcha.fields import CaptchaField, CaptchaTextInput
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django_altcha import AltchaField, AltchaWidget, get_altcha_challenge

ANEW: Final = _("没有核对上，可能是这一页放得太久。怎么办：填的内容都在，请再按一次提交")
UNREAD: Final = _("图里的字符没有对上。怎么办：看新的图，再填一次；看不清的，打电话请机关代填")


def digits() -> tuple[str, str]:
    """Return what the picture shows and what is to be typed: digits, which everybody can find on a telephone."""
    shown = "".join(secrets.choice("23456789") for _place in range(settings.CAPTCHA_LENGTH))
    return shown, shown


class WorkWidget(AltchaWidget):  # type: ignore[misc]
    """The task for our own script; the one that comes with the field asks for what our pages do not allow."""

    template_name = "portal/proof_of_work.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Give the page a task of its own."""
        context = forms.HiddenInput.get_context(self, name, None, attrs)
        task = get_altcha_challenge(max_number=settings.PROOF_OF_WORK_UP_TO)
        context["widget"]["task"] = json.dumps(task.__dict__)
        return context


class WorkField(AltchaField):  # type: ignore[misc]
    widget = WorkWidget


class PictureWidget(CaptchaTextInput):  # type: ignore[misc]
    template_name = "portal/picture_captcha.html"


class HumanForm(forms.Form):
    """Either of the two is enough."""

    work = WorkField(
        required=False,
        label="",
        error_messages={"invalid": ANEW, "error": ANEW, "replay": ANEW, "required": ANEW},
    )
    picture = CaptchaField(
        required=False,
        label=_("请照图填写字符"),
        widget=PictureWidget({"class": "input w-name", "inputmode": "numeric"}),
        error_messages={"invalid": UNREAD},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        # A picture is looked at only where the browser worked nothing out
        if data is not None and data.get("work"):
            del self.fields["picture"]
        elif data is not None:
            del self.fields["work"]

    def clean(self) -> dict[str, Any]:
        """Ask for one of them."""
        said = self.cleaned_data
        # The field gives back no answer, right or wrong, and takes an empty one for none
        if "picture" in self.fields and not str(self.data.get("picture_1", "")).strip():
            self.add_error("picture", _("请照图填写字符。"))
        return said

    def _post_clean(self) -> None:
        """Say what is wrong with the work of the whole form: nobody sees a field for it."""
        super()._post_clean()  # type: ignore[misc]
        for message in self.errors.pop("work", []):
            self.add_error(None, message)
