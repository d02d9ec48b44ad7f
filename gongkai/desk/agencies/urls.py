"""Addresses under /desk/agencies/; the fixed words are no codes, so they never hide an agency."""

from django.urls import path

from gongkai.desk.agencies import tables, views

app_name = "agencies"

urlpatterns = [
    path("", views.agency_list, name="list"),
    path("+/add/", views.add_agency, name="add"),
    path("+/import/", tables.upload, name="upload"),
    path("+/import/confirm/", tables.confirm, name="confirm"),
    path("+/export.<slug:kind>", tables.export, name="export"),
    path("<slug:code>/", views.agency, name="agency"),
    path("<slug:code>/offices/<int:pk>/close/", views.close_office, name="close_office"),
    path("<slug:code>/villages/<int:pk>/close/", views.close_village, name="close_village"),
    path("<slug:code>/<slug:key>/", views.step, name="step"),
]
