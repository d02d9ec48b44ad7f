"""Addresses of the board, below those of annual reports."""

from django.urls import path

from gongkai.annual_reports.board import views
from gongkai.annual_reports.views import beside

urlpatterns = [
    path("board/", views.board, name="board"),
    path("board/records/", beside.area, name="beside"),
    path("board/records/<slug:code>/", beside.agency, name="beside_agency"),
    path("warnings/", beside.own_warnings, name="warnings"),
    path("board/remind/", views.remind_all, name="board_remind"),
    path("board/begin/", views.begin, name="board_begin"),
]
