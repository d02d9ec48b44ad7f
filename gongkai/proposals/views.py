"""Staff pages of proposals: the list, and one proposal with its answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.accounts.asked_numbers import asked_number
from gongkai.accounts.permissions import Permission, may
from gongkai.accounts.requests import DeskRequest
from gongkai.catalog.models import InformationItem
from gongkai.notices.sealing import LetterUnreadable
from gongkai.proposals import actions, content, queries
from gongkai.proposals.forms import AnswerForm
from gongkai.proposals.lifecycle import State
from gongkai.proposals.models import Proposal
from gongkai.rules.refusals import NotAllowed


@may(Permission.ANSWER_PROPOSALS)
@require_safe
def proposal_list(request: DeskRequest) -> HttpResponse:
    """List the proposals to the agency, those that wait or those answered."""
    asked = request.GET.get("state", "")
    state = asked if asked in State.values else State.WAITING.value
    found = queries.proposals_of(request.agency, request.user, request.today, request.held_roles)
    rows, before = queries.page_of(found, state, asked_number(request.GET.get("before")))
    context = {
        "rows": [(each, _title(each)) for each in rows],
        "state": state,
        "states": State.choices,
        "older": f"?state={state}&before={before}" if before else "",
    }
    return render(request, "proposals/proposal_list.html", context)


def _title(proposal: Proposal) -> str:
    try:
        written = content.written_in(proposal)
    except LetterUnreadable:
        return _("打不开：密钥不是本安装的")
    return written.title if written else proposal.public_title or _("内容已按期删除")


@may(Permission.ANSWER_PROPOSALS)
def proposal(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a proposal, and take its answer; an answer can be corrected by another."""
    found = queries.proposals_of(request.agency, request.user, request.today, request.held_roles)
    shown = get_object_or_404(found, pk=pk)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=_initial(shown))
    if form.is_valid():
        try:
            _answer(request, shown, form)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已经答复：%(number)s") % {"number": shown.number_text})
            return redirect(shown)
    context = {
        "proposal": shown,
        "written": None if shown.is_erased else content.written_in(shown),
        "form": form,
        "events": shown.events.select_related("by"),
    }
    return render(request, "proposals/proposal.html", context)


def _initial(proposal: Proposal) -> dict[str, str]:
    return {
        "decision": proposal.decision,
        "answer": proposal.answer,
        "public_title": proposal.public_title,
        "item": proposal.item.index_number if proposal.item else "",
    }


def _answer(request: DeskRequest, proposal: Proposal, form: AnswerForm) -> None:
    typed = dict(form.cleaned_data)
    number = typed.pop("item").strip()
    item = None
    if number:
        item = InformationItem.objects.filter(agency=proposal.agency, index_number=number).first()
        if item is None:
            raise NotAllowed(
                f"本机关没有索引号是“{number}”的信息。怎么办：在“信息发布”里查清索引号再填"
            )
    actions.answer(proposal=proposal, item=item, by=request.user, at=timezone.now(), **typed)
