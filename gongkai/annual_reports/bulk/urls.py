"""Addresses of bulk work, below those of annual reports."""

from django.urls import path

from gongkai.annual_reports.bulk import views

urlpatterns = [
    path("folder/", views.folder, name="folder"),
    path("jobs/<int:pk>/", views.job, name="bulk_job"),
    path("jobs/<int:pk>/progress/", views.progress, name="bulk_progress"),
    path("jobs/<int:pk>/product/", views.product, name="bulk_product"),
    path("jobs/items/<int:pk>/decide/", views.decide, name="bulk_decide"),
]
