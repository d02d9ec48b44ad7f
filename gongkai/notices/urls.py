"""Staff addresses of letters, under /desk/letters/."""

from django.urls import path

from gongkai.notices import views, wording_views

app_name = "notices"

urlpatterns = [
    path("", views.forms, name="forms"),
    path("settings/", views.settings, name="settings"),
    path("<slug:key>/", views.letter_form, name="letter_form"),
    path("<slug:key>/wording/", wording_views.wording, name="wording"),
    path("<slug:key>/wording/withdraw/", wording_views.withdraw, name="withdraw_wording"),
    path("<slug:key>/<slug:kind>/", views.letter_file, name="letter_file"),
]
