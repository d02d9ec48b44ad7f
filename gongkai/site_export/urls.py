"""Staff addresses of handing over, under /desk/hand-over/."""

from django.urls import path

from gongkai.site_export import views

app_name = "site_export"

urlpatterns = [
    path("", views.hand_overs, name="hand_overs"),
    path("pack/", views.pack, name="pack"),
    path("<int:pk>/", views.hand_over, name="hand_over"),
    path("<int:pk>/package.zip", views.package, name="package"),
    path("<int:pk>/items/<int:item>/online/", views.note_online, name="note_online"),
]
