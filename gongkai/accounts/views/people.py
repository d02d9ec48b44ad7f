"""People, for the administrator of an agency and of those below it."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Prefetch
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.accounts import actions, handover, queries
from gongkai.accounts.forms import AppointmentForm, HandOverForm, LastDayForm, PersonForm
from gongkai.accounts.models import Appointment, Role, User
from gongkai.accounts.permissions import PERMISSIONS, Permission, may
from gongkai.accounts.refusals import AccountRefusal
from gongkai.accounts.requests import DeskRequest, actor_of
from gongkai.audit.actor import Actor

PAGE_LENGTH = 50


def find_person(request: DeskRequest, pk: int) -> User:
    """Return the person if the administrator looks after them; somebody else is not found."""
    return get_object_or_404(queries.people_looked_after(request.agency), pk=pk)


def find_appointment(request: DeskRequest, pk: int) -> Appointment:
    """Return the appointment if its agency is one the administrator looks after."""
    below = Appointment.objects.filter(agency__path__startswith=request.agency.path)
    return get_object_or_404(below.select_related("user", "agency"), pk=pk)


def page_of(text: str | None) -> int:
    """Return the page asked for, the first for nonsense."""
    return int(text) if text and text.isascii() and text.isdigit() and 0 < int(text) < 10**6 else 1


@may(Permission.MANAGE_PEOPLE)
@require_safe
def people(request: DeskRequest) -> HttpResponse:
    """List the people looked after, those at work first."""
    words = request.GET.get("q", "").strip()[:60]
    number = page_of(request.GET.get("page"))
    found = queries.people_looked_after(request.agency)
    if words:
        found = found.filter(name__contains=words) | found.filter(username__icontains=words)
    start = (number - 1) * PAGE_LENGTH
    with_agency = Prefetch("appointments", Appointment.objects.select_related("agency"))
    shown = list(found.prefetch_related(with_agency)[start : start + PAGE_LENGTH + 1])
    context = {
        "people": shown[:PAGE_LENGTH],
        "words": words,
        "newer": f"?q={words}&page={number - 1}" if number > 1 else "",
        "older": f"?q={words}&page={number + 1}" if len(shown) > PAGE_LENGTH else "",
    }
    return render(request, "accounts/people.html", context)


@may(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def add_person(request: DeskRequest) -> HttpResponse:
    """Open an account with its first role, and show the one-time password once."""
    form = PersonForm(request.POST or None, agency=request.agency, today=request.today)
    if form.is_valid():
        try:
            user, password = actions.add_person_with_role(
                **form.person(),
                appointment=form.appointment(),
                by=actor_of(request),
                at=timezone.now(),
            )
        except AccountRefusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _password_page(request, user, password)
    return render(request, "accounts/add_person.html", {"form": form})


def _password_page(request: DeskRequest, user: User, password: str) -> HttpResponse:
    return render(
        request, "accounts/one_time_password.html", {"person": user, "password": password}
    )


@may(Permission.MANAGE_PEOPLE)
@require_safe
def person(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a person's roles, deputies and account."""
    return _person_page(request, find_person(request, pk))


def _person_page(
    request: DeskRequest, shown: User, form: Form | None = None, status: int = 200
) -> HttpResponse:
    appointments = shown.appointments.filter(agency__path__startswith=request.agency.path)
    context = {
        "person": shown,
        "appointments": appointments.select_related("agency").order_by("-from_on", "pk"),
        "deputies": queries.deputies_named(shown, request.today),
        "form": form or AppointmentForm(agency=request.agency, today=request.today),
        "last_day_form": LastDayForm(initial={"last_on": request.today}),
        "works_elsewhere": queries.works_elsewhere(shown, request.agency, request.today),
    }
    return render(request, "accounts/person.html", context, status=status)


@may(Permission.MANAGE_PEOPLE)
@require_POST
def appoint(request: DeskRequest, pk: int) -> HttpResponse:
    """Give a person a role."""
    shown = find_person(request, pk)
    form = AppointmentForm(request.POST, agency=request.agency, today=request.today)
    if form.is_valid():
        try:
            actions.appoint(
                user=shown, by=actor_of(request), at=timezone.now(), **form.cleaned_data
            )
        except AccountRefusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("accounts:person", pk=shown.pk)
    return _person_page(request, shown, form, status=422)


@may(Permission.MANAGE_PEOPLE)
@require_POST
def end_appointment(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a role end after a day."""
    appointment = find_appointment(request, pk)
    form = LastDayForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("日期没有看懂，什么都没有改。请写成 2026-12-31 这样。"))
        return redirect("accounts:person", pk=appointment.user_id)

    def end(by: Actor) -> None:
        last_on = form.cleaned_data["last_on"]
        actions.end_appointment(appointment=appointment, last_on=last_on, by=by, at=timezone.now())

    return _tried(request, appointment.user, end)


def _tried(request: DeskRequest, shown: User, act: Callable[[Actor], None]) -> HttpResponse:
    try:
        act(actor_of(request))
    except AccountRefusal as refusal:
        messages.error(request, str(refusal))
    return redirect("accounts:person", pk=shown.pk)


@may(Permission.MANAGE_PEOPLE)
@require_POST
def issue_password(request: DeskRequest, pk: int) -> HttpResponse:
    """Issue a one-time password and show it once."""
    shown = find_person(request, pk)
    try:
        password = actions.issue_password(
            user=shown, agency=request.agency, by=actor_of(request), at=timezone.now()
        )
    except AccountRefusal as refusal:
        messages.error(request, str(refusal))
        return redirect("accounts:person", pk=shown.pk)
    return _password_page(request, shown, password)


@may(Permission.MANAGE_PEOPLE)
@require_POST
def deactivate(request: DeskRequest, pk: int) -> HttpResponse:
    """Close an account."""
    shown = find_person(request, pk)
    return _tried(
        request,
        shown,
        lambda by: actions.deactivate(
            user=shown, agency=request.agency, by=by, at=timezone.localtime()
        ),
    )


@may(Permission.MANAGE_PEOPLE)
@require_POST
def activate(request: DeskRequest, pk: int) -> HttpResponse:
    """Open a closed account again."""
    shown = find_person(request, pk)
    return _tried(
        request,
        shown,
        lambda by: actions.activate(
            user=shown, agency=request.agency, by=by, at=timezone.localtime()
        ),
    )


@may(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: DeskRequest, pk: int) -> HttpResponse:
    """Hand over what a person holds at an agency (by default the one worked for), and their roles there."""
    shown = find_person(request, pk)
    below = queries.agencies_under(request.agency)
    agency = get_object_or_404(below, code=request.GET.get("agency", request.agency.code))
    form = HandOverForm(
        request.POST or None, user=shown, agency=request.agency, today=request.today
    )
    if form.is_valid():
        try:
            actions.hand_over(
                user=shown,
                agency=agency,
                by=actor_of(request),
                at=timezone.now(),
                **form.cleaned_data,
            )
        except AccountRefusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("accounts:person", pk=shown.pk)
    roles = queries.appointments_on(shown, request.today).filter(agency=agency)
    held = handover.held_by(shown, agency)
    context = {"person": shown, "form": form, "held": held, "roles": roles, "agency": agency}
    return render(request, "accounts/hand_over.html", context)


@may(Permission.VIEW_REPORTS)
@require_safe
def who_may(request: DeskRequest) -> HttpResponse:
    """Print the table of who may do what, with who holds each role here today."""
    names: dict[str, list[str]] = {}
    for each in queries.holders(request.agency, frozenset(Role), request.today):
        names.setdefault(each.role, []).append(each.user.name)
    table = [
        (permission.value, [(role.label, names.get(role, [])) for role in Role if role in able])
        for permission, able in PERMISSIONS.items()
    ]
    return render(request, "accounts/who_may.html", {"table": table})
