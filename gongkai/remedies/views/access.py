"""Finding a case or one of its papers for a page: of the agency I work for, or not found."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from gongkai.accounts.requests import DeskRequest
from gongkai.remedies import queries
from gongkai.remedies.models import Lesson, RemedyCase, RemedyPaper


def my_remedies(request: DeskRequest) -> QuerySet[RemedyCase]:
    """Return the cases of the agency I work for that I may see."""
    return queries.cases_of(request.agency, request.user, request.today, request.held_roles)


def find_remedy(request: DeskRequest, pk: int) -> RemedyCase:
    """Return the case, or answer that it is not found."""
    return get_object_or_404(my_remedies(request), pk=pk)


def find_paper(request: DeskRequest, pk: int, paper: int) -> RemedyPaper:
    """Return a paper of the case, or answer that it is not found."""
    case = find_remedy(request, pk)
    found = get_object_or_404(case.papers.all(), pk=paper)
    found.case = case
    return found


def my_lessons(request: DeskRequest) -> QuerySet[Lesson]:
    """Return the lessons of the agency I work for that I may see."""
    return queries.lessons_of(request.agency, request.user, request.today, request.held_roles)


def find_lesson(request: DeskRequest, pk: int) -> Lesson:
    """Return the lesson, or answer that it is not found."""
    return get_object_or_404(my_lessons(request), pk=pk)
