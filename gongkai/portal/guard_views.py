"""The public page “检查文件”: what a file tells of persons, and a masked copy; nothing of it is kept."""

from typing import Any, Final
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gongkai.accounts.rate_limit import limited
from gongkai.files.guard.examining import examine_allowing
from gongkai.files.guard.hits import KIND_LABELS, Examination, Hit, HitKind
from gongkai.files.guard.masking import CannotMask, MaskedCopy, masked_copy_allowing
from gongkai.files.guard.place_words import place_in_words
from gongkai.jobs import confined
from gongkai.portal.guard_form import GuardForm

BOUNDS: Final = confined.Bounds()
MOST_SHOWN: Final = 300  # rows of the page; the rest is counted
SURE: Final = 0.8
TOO_MUCH: Final = (
    "读这个文件用的时间或内存超过了上限，没有查完，不能当作干净。请拆成几个小的文件再查。"
)


@never_cache
@limited("portal.check_file", times=60, seconds=3600)
def check_file(request: HttpRequest) -> HttpResponse:
    """Examine a file for anyone, or send back its masked copy."""
    form = GuardForm(request.POST, request.FILES) if request.method == "POST" else GuardForm()
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        file = form.cleaned_data["file"]
        data, name = file.read(), str(file.name)
        if "mask" in request.POST:
            copy = _copy(data, name, form)
            if copy is not None:
                return _sent(copy, name)
        context |= _result(_examined(data, name, form))
    return render(request, "portal/check_file.html", context)


def _examined(data: bytes, name: str, form: GuardForm) -> Examination:
    try:
        found: Examination = confined.run_confined(
            examine_allowing, data, name, form.words, bounds=BOUNDS
        )
    except confined.OutOfBounds:
        return Examination(name, (), TOO_MUCH)
    return found


def _copy(data: bytes, name: str, form: GuardForm) -> MaskedCopy | None:
    """Return the masked copy; where there is none, the form says why."""
    try:
        made: MaskedCopy = confined.run_confined(
            masked_copy_allowing, data, name, form.words, form.kept, bounds=BOUNDS
        )
    except CannotMask as refusal:
        form.add_error("file", refusal.says)
        return None
    except confined.OutOfBounds:
        form.add_error("file", TOO_MUCH)
        return None
    return made


def _sent(copy: MaskedCopy, name: str) -> HttpResponse:
    stem, _dot, suffix = name.rpartition(".")
    shown = quote(f"{stem or suffix}（已遮盖）{'.' + suffix if stem else ''}")
    response = HttpResponse(copy.data, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{shown}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _result(found: Examination) -> dict[str, Any]:
    return {
        "found": found,
        "kinds": [(KIND_LABELS[kind], count) for kind in HitKind if (count := _count(found, kind))],
        "rows": [_row(hit) for hit in found.hits[:MOST_SHOWN]],
        "more": max(len(found.hits) - MOST_SHOWN, 0),
    }


def _count(found: Examination, kind: HitKind) -> int:
    return sum(hit.kind is kind for hit in found.hits)


def _row(hit: Hit) -> dict[str, str]:
    return {
        "place": place_in_words(hit.place),
        "kind": KIND_LABELS[hit.kind],
        "masked": hit.masked,
        "doubt": "" if hit.confidence >= SURE else _("请核对"),
    }
