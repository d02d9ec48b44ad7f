"""Addresses of the API, under /api/v1/. They stay; what changes their meaning becomes /api/v2/."""

from django.urls import path

from gongkai.open_data.api import views

app_name = "api"

urlpatterns = [
    path("", views.explained, name="explained"),
    path("openapi.json", views.description, name="description"),
    path("items", views.items, name="items"),
    path("items/<slug:code>/<path:index_number>", views.item, name="item"),
    path("agencies", views.agencies, name="agencies"),
    path("agencies/<slug:code>", views.agency, name="agency"),
    path("heads", views.heads, name="heads"),
    path("fields", views.fields, name="fields"),
    path("dumps", views.dumps, name="dumps"),
]
