"""Staff addresses of handing over and of what was received, under /desk/hand-over/."""

from django.urls import path

from gongkai.site_export import received_views, views

app_name = "site_export"

urlpatterns = [
    path("", views.hand_overs, name="hand_overs"),
    path("received/", received_views.received, name="received"),
    path("pack/", views.pack, name="pack"),
    path("<int:pk>/", views.hand_over, name="hand_over"),
    path("<int:pk>/package.zip", views.package, name="package"),
    path("<int:pk>/items/<int:item>/online/", views.note_online, name="note_online"),
]
