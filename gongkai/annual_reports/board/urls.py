"""Addresses of the board, below those of annual reports."""

from django.urls import path

from gongkai.annual_reports.board import views

urlpatterns = [
    path("board/", views.board, name="board"),
    path("board/remind/", views.remind_all, name="board_remind"),
    path("board/begin/", views.begin, name="board_begin"),
]
