"""Proposing to publish something (Article 44): the list of answers, the form, and the answer by number and code."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.accounts.rate_limit import limited
from gongkai.agencies.models import Agency
from gongkai.portal.applying.human import HumanForm
from gongkai.proposals import actions, queries
from gongkai.proposals.forms import FollowForm, ProposalForm

FORM_METHODS: Final = ("GET", "HEAD", "POST")


def _agency(code: str) -> Agency:
    found: Agency = get_object_or_404(
        Agency.objects.select_related("competent_department", "successor"), code=code
    )
    return found


@require_safe
def proposals(request: HttpRequest, code: str) -> HttpResponse:
    """List the answered proposals the agency made public, and lead to the form."""
    agency = _agency(code)
    context = {"agency": agency, "column_label": _("建议公开"), "proposals": queries.listed(agency)}
    return render(request, "portal/proposals.html", context)


@require_http_methods(FORM_METHODS)
@limited("portal.propose", times=10, seconds=3600)
@never_cache
def propose(request: HttpRequest, code: str) -> HttpResponse:
    """Take in a proposal, and tell its number and code once."""
    agency = _agency(code)
    form = ProposalForm(request.POST if request.method == "POST" else None)
    # Read only with a good form: a task or a picture is good for one try
    human = HumanForm(request.POST) if agency.abolished_on is None and form.is_valid() else None
    context = {
        "agency": agency,
        "column_label": _("建议公开"),
        "form": form,
        "human_tried": human,
        "human": HumanForm(),
    }
    if human is not None and human.is_valid():
        made, secret = actions.receive(agency=agency, written=form.written(), at=timezone.now())
        context |= {"proposal": made, "secret": f"{secret[:5]}-{secret[5:]}"}
        return render(request, "portal/proposal_received.html", context)
    return render(request, "portal/propose.html", context)


@require_http_methods(FORM_METHODS)
@limited("portal.proposal_status", times=20, seconds=3600)
@never_cache
def status(request: HttpRequest, code: str) -> HttpResponse:
    """Show where a proposal stands to whoever has its number and code."""
    agency = _agency(code)
    form = FollowForm(request.POST if request.method == "POST" else None)
    context = {"agency": agency, "column_label": _("建议公开"), "form": form}
    if form.is_valid():
        year, number = form.cleaned_data["number"]
        found = queries.by_number_and_code(agency, number, year, form.cleaned_data["code"])
        context["proposal"] = found
        if found is None:
            form.add_error(None, _("编号或者查询码不对。请对照提交时的页面，字母不分大小写。"))
    return render(request, "portal/proposal_status.html", context)
