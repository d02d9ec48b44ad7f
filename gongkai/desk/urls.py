"""Addresses of the desk's own pages; each kind of work has its addresses in its own app."""

from django.urls import path

from gongkai.desk import views

app_name = "desk"

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("search/", views.search, name="search"),
    path("help/", views.help_contents, name="help"),
    path("help/<slug:key>/", views.help_chapter, name="help_chapter"),
    path("keys/", views.keys, name="keys"),
    path("history/<slug:kind>/<path:subject_id>/", views.history, name="history"),
]
