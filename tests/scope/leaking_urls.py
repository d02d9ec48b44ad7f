"""A program with a hole: a page that asks the model without asking who asks."""

from django.http import HttpResponse
from django.urls import path

from gongkai.annual_reports.models import AnnualReport
from gongkai.urls import urlpatterns as sound


def leak(request, pk):
    found = AnnualReport.objects.get(pk=pk)
    return HttpResponse(str(found.current.content["sections"]))


urlpatterns = [path("desk/leak/<int:pk>/", leak, name="leak"), *sound]
