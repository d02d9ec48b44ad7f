"""Beginning an item, filling it in, files, and what was typed and not saved."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.rate_limit import limited
from gongkai.accounts.requests import DeskRequest
from gongkai.catalog import queries
from gongkai.catalog.actions import drafting
from gongkai.catalog.content import ItemContent
from gongkai.catalog.drafts import findings_in
from gongkai.catalog.forms import LONGEST_TEXT, FileForm, ItemForm, NewItemForm, initial_of
from gongkai.catalog.models import InformationItem, ItemVersion
from gongkai.catalog.presentation import LABELS, ShownFile, value_in_words
from gongkai.catalog.refusals import BadAttachment, ChangedMeanwhile, ItemRefusal
from gongkai.catalog.uploading import READABLE, kind_of, page_text_of, safe_name
from gongkai.catalog.views.access import find_own_item
from gongkai.catalog.views.items import item as item_page
from gongkai.catalog.views.items import shown_findings
from gongkai.files.page_text import html_of_text
from gongkai.rules.proactive.descriptions_tables import WEBSITE

GENRES_IN_TITLES = ("公告", "通告", "通知", "通报", "意见", "批复", "公报", "决定")
LONGEST_KEPT = 1_500_000  # characters of a form kept unsaved


@may(Permission.EDIT_ITEM)
@limited("catalog.upload", times=200, seconds=3600)
def new_item(request: DeskRequest) -> HttpResponse:
    """Begin an item from a written file, or with its title."""
    posted = request.method == "POST"
    form = (
        NewItemForm(request.POST, request.FILES, agency=request.agency)
        if posted
        else NewItemForm(agency=request.agency)
    )
    if posted and form.is_valid():
        try:
            begun = _begin(request, form)
        except ItemRefusal as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("catalog:edit_item", pk=begun.pk)
    context = {"form": form, "classes": form.classes}
    return render(request, "catalog/new_item.html", context)


def _begin(request: DeskRequest, form: NewItemForm) -> InformationItem:
    at = timezone.now()
    chosen = form.classes.get(form.cleaned_data["item_class"])
    title, text = form.cleaned_data["title"].strip(), ""
    files: list[drafting.NewFile] = []
    file = form.cleaned_data.get("file")
    if file:
        data = file.read()
        kind = kind_of(data, file.name)
        text = page_text_of(data, file.name)
        title = title or first_line(text)
        files.append(drafting.NewFile(safe_name(file.name, kind), kind, data))
    content = ItemContent(
        title=title,
        text=without_title(text, title),
        item_class=chosen.name if chosen else "",
        item_class_id=chosen.pk if chosen else None,
        head=chosen.head if chosen else "",
        genre=next((each for each in GENRES_IN_TITLES if title.endswith(each)), ""),
        channels=(WEBSITE,),
    )
    return drafting.begin_item(
        agency=request.agency, content=content, files=files, by=request.user, at=at
    )


def first_line(text: str) -> str:
    """Return the first line of a page text that may be its title."""
    lines = (line.lstrip("#> ").strip() for line in text.splitlines())
    return next((line for line in lines if line and not line.startswith("|")), "")


def without_title(text: str, title: str) -> str:
    """Return the page text without a first line that repeats the title."""
    head, _end, rest = text.lstrip().partition("\n")
    return rest.lstrip("\n") if title and head.lstrip("# ").strip() == title.strip() else text


@may(Permission.EDIT_ITEM)
def edit_item(request: DeskRequest, pk: int) -> HttpResponse:
    """Fill in the item; what somebody else saved meanwhile is shown beside what I typed."""
    found, version = find_own_item(request, pk)
    if request.method != "POST":
        return _form_page(request, found, version, _form_of(request, found, version))
    form = ItemForm(request.POST, agency=request.agency, on=request.today)
    if not form.is_valid():
        return _form_page(request, found, version, form, status=422)
    seen = asked_number(request.POST.get("revision")) or 0
    try:
        drafting.save_draft(
            item=found,
            content=form.content(),
            seen_revision=seen,
            publish_at=form.cleaned_data["publish_at"],
            by=request.user,
            at=timezone.now(),
        )
    except ChangedMeanwhile as conflict:
        clash = [_clash(name, conflict.theirs, form.content()) for name in conflict.fields]
        return _form_page(request, found, version, form, status=409, refusal=conflict, clash=clash)
    except ItemRefusal as refusal:
        return _form_page(request, found, version, form, status=409, refusal=refusal)
    if "check" in request.POST:
        return redirect("catalog:edit_item", pk=pk)
    return redirect(found)


def _clash(name: str, theirs: ItemContent, mine: ItemContent) -> tuple[str, str, str]:
    return LABELS[name], value_in_words(theirs, name), value_in_words(mine, name)


def _form_of(request: DeskRequest, found: InformationItem, version: ItemVersion) -> ItemForm:
    """Return the form with what is saved, or with what was typed and not saved where that was asked for."""
    unsaved = queries.unsaved_work(found, request.user)
    if unsaved and "unsaved" in request.GET:
        return ItemForm(_as_data(unsaved.typed), agency=request.agency, on=request.today)
    initial = {**initial_of(version.value()), "publish_at": version.publish_at}
    return ItemForm(initial=initial, agency=request.agency, on=request.today)


def _as_data(typed: dict[str, Any]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in typed.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def _form_page(
    request: DeskRequest,
    found: InformationItem,
    version: ItemVersion,
    form: ItemForm,
    *,
    status: int = 200,
    refusal: ItemRefusal | None = None,
    clash: list[tuple[str, str, str]] | None = None,
) -> HttpResponse:
    unsaved = queries.unsaved_work(found, request.user)
    findings = findings_in(version, found, request.today)
    context = {
        "item": found,
        "version": version,
        "content": version.value(),
        "files": [ShownFile(each) for each in version.value().attachments],
        "form": form,
        "page_html": html_of_text(str(form["text"].value() or "")[:LONGEST_TEXT]),
        "revision": version.revision,
        "unsaved": unsaved if unsaved and "unsaved" not in request.GET and status == 200 else None,
        "is_unsaved_shown": bool(unsaved) and "unsaved" in request.GET,
        "findings": shown_findings(findings, queries.let_through(version)),
        "file_form": FileForm(),
        "readable": READABLE,
        "refusal": str(refusal) if refusal else "",
        "clash": clash or [],
    }
    return render(request, "catalog/edit_item.html", context, status=status)


@may(Permission.EDIT_ITEM)
@require_POST
def keep_unsaved(request: DeskRequest, pk: int) -> HttpResponse:
    """Keep what stands in the form, without saving it."""
    found, version = find_own_item(request, pk)
    names = set(ItemForm.base_fields)
    typed = {name: request.POST.getlist(name) for name in request.POST if name in names}
    if sum(len(each) for value in typed.values() for each in value) > LONGEST_KEPT:
        return JsonResponse({"kept": False}, status=413)
    at = timezone.localtime()
    drafting.keep_unsaved(
        item=found,
        typed=typed,
        seen_revision=asked_number(request.POST.get("revision")) or version.revision,
        by=request.user,
        at=at,
    )
    return JsonResponse({"kept": True, "at": f"{at:%H:%M}"})


@may(Permission.EDIT_ITEM)
@require_POST
def page_html(request: DeskRequest) -> HttpResponse:
    """Answer with the page that a written text makes; nothing is kept."""
    text = request.POST.get("text", "")[:LONGEST_TEXT]
    return HttpResponse(html_of_text(text), content_type="text/html; charset=utf-8")


@may(Permission.EDIT_ITEM)
@require_POST
def drop_unsaved(request: DeskRequest, pk: int) -> HttpResponse:
    """Throw away what I typed and did not save."""
    found, _version = find_own_item(request, pk)
    drafting.drop_unsaved(item=found, by=request.user)
    return redirect("catalog:edit_item", pk=pk)


@may(Permission.EDIT_ITEM)
@require_POST
@limited("catalog.upload", times=200, seconds=3600)
def add_file(request: DeskRequest, pk: int) -> HttpResponse:
    """Add a file; where asked, what it says becomes the text of the page."""
    found, _version = find_own_item(request, pk)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
        return redirect("catalog:edit_item", pk=pk)
    file = form.cleaned_data["file"]
    data = file.read()
    try:
        kind = kind_of(data, file.name)
        text = page_text_of(data, file.name) if "as_text" in request.POST else None
        drafting.attach(
            item=found,
            data=data,
            name=safe_name(file.name, kind),
            kind=kind,
            text=text,
            by=request.user,
            at=timezone.now(),
        )
    except BadAttachment as refusal:
        messages.error(request, str(refusal))
    except ItemRefusal as refusal:
        return item_page(request, pk, refusal=str(refusal))
    else:
        messages.success(request, _("已加上“%(name)s”。") % {"name": file.name})
    return redirect("catalog:edit_item", pk=pk)


@may(Permission.EDIT_ITEM)
@require_POST
def remove_file(request: DeskRequest, pk: int, sha256: str) -> HttpResponse:
    """Remove a file from the draft."""
    found, _version = find_own_item(request, pk)
    try:
        drafting.detach(item=found, sha256=sha256, by=request.user, at=timezone.now())
    except ItemRefusal as refusal:
        return item_page(request, pk, refusal=str(refusal))
    return redirect("catalog:edit_item", pk=pk)
