"""Addresses of the open data, under /data/. They stay."""

from django.urls import path

from gongkai.open_data import numbers, views
from gongkai.open_data.api.dumps import items_of_year

app_name = "open_data"

urlpatterns = [
    path("annual-reports/", views.annual_reports, name="annual_reports"),
    path("annual-reports/choose/", views.choose, name="choose"),
    path("annual-reports/index.json", views.index, name="index"),
    path("annual-reports/schema.json", views.json_schema, name="json_schema"),
    path("annual-reports/table-schema.json", views.table_schema, name="table_schema"),
    path("items/<int:year>.<slug:kind>", items_of_year, name="items_of_year"),
    path("applications/index.json", numbers.index, name="numbers_index"),
    path("applications/table-schema.json", numbers.schema, name="numbers_schema"),
    path("applications/<int:year>.<slug:kind>", numbers.file, name="numbers"),
    path("annual-reports/<int:year>.<slug:kind>", views.file, name="file"),
]
