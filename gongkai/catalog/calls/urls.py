"""Staff addresses of calls for material, under /desk/items/calls/."""

from django.urls import path

from gongkai.catalog.calls import views

urlpatterns = [
    path("calls/", views.calls, name="calls"),
    path("calls/new/", views.new_call, name="new_call"),
    path("calls/contacts/", views.contacts, name="call_contacts"),
    path("calls/counts/", views.counts, name="call_counts"),
    path("calls/<int:pk>/", views.call, name="call"),
    path("calls/offices/<int:pk>/", views.asked_office, name="asked_office"),
    path("calls/offices/<int:pk>/files/<slug:sha256>/", views.material_file, name="material_file"),
]
