"""Public addresses of what was received from other installations, under /about/other-sites/."""

from django.urls import path

from gongkai.site_export import received_views

app_name = "other_sites"

urlpatterns = [
    path("", received_views.sites, name="sites"),
    path("<int:pk>/", received_views.site, name="site"),
    path("<int:pk>/<int:item>/", received_views.item, name="item"),
    path("<int:pk>/<int:item>/<slug:sha256>", received_views.file, name="file"),
]
