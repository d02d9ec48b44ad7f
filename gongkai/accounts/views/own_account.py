"""One's own account: how I am reached, who stands in for me, for which agency I work now."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.accounts import actions, queries
from gongkai.accounts.at_the_door import has_second_factor
from gongkai.accounts.forms import DeputyForm, ProfileForm
from gongkai.accounts.middleware import CHOSEN
from gongkai.accounts.models import Deputy
from gongkai.accounts.refusals import AccountRefusal
from gongkai.accounts.requests import DeskRequest, actor_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: DeskRequest) -> HttpResponse:
    """Show my account, and change how I am reached."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.agencies and form.is_valid():
        actions.change_profile(
            user=request.user,
            agency=request.agency,
            by=actor_of(request),
            at=timezone.now(),
            **form.cleaned_data,
        )
        return redirect("accounts:profile")
    context = {
        "form": form,
        "held": request.held_roles,
        "deputies": queries.deputies_named(request.user, request.today),
        "has_second_factor": has_second_factor(request.user),
    }
    return render(request, "accounts/profile.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def name_deputy(request: DeskRequest) -> HttpResponse:
    """Let a colleague stand in for me."""
    if not request.agencies:
        return redirect("accounts:profile")
    form = DeputyForm(
        request.POST or None, user=request.user, agency=request.agency, today=request.today
    )
    if form.is_valid():
        try:
            actions.name_deputy(
                principal=request.user,
                agency=request.agency,
                by=actor_of(request),
                at=timezone.localtime(),
                **form.cleaned_data,
            )
        except AccountRefusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("accounts:profile")
    return render(request, "accounts/name_deputy.html", {"form": form})


@login_required
@require_POST
def end_deputy(request: DeskRequest, pk: int) -> HttpResponse:
    """End a deputyship of mine."""
    mine = Deputy.objects.filter(principal=request.user).select_related("agency", "deputy")
    deputy = get_object_or_404(mine, pk=pk)
    if request.agencies:
        actions.end_deputy(deputy=deputy, on=request.today, by=actor_of(request), at=timezone.now())
    return redirect("accounts:profile")


@login_required
@require_POST
def switch_agency(request: DeskRequest) -> HttpResponse:
    """Work for another of my agencies from now on."""
    code = request.POST.get("agency", "")
    if code in {each.code for each in request.agencies}:
        request.session[CHOSEN] = code
    else:
        messages.error(request, _("您今天不在这个单位任职，没有换。"))
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return redirect(wanted if is_ours else "/desk/")
