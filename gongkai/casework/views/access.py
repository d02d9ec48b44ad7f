"""Finding a case or one of its letters for a page: of the agency I work for, or not found."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from gongkai.accounts.requests import DeskRequest
from gongkai.casework import queries
from gongkai.casework.models import CaseLetter, DisclosureApplication


def my_cases(request: DeskRequest) -> QuerySet[DisclosureApplication]:
    """Return the applications of the agency I work for that I may see."""
    return queries.cases_of(request.agency, request.user, request.today, request.held_roles)


def find_case(request: DeskRequest, pk: int) -> DisclosureApplication:
    """Return the case, or answer that it is not found."""
    return get_object_or_404(my_cases(request), pk=pk)


def find_letter(request: DeskRequest, pk: int, letter: int) -> CaseLetter:
    """Return a letter of the case, or answer that it is not found, as one is that was erased."""
    case = find_case(request, pk)
    if case.applicant.is_erased:
        raise Http404
    found = get_object_or_404(queries.letters_of(case), pk=letter)
    found.case = case
    return found
