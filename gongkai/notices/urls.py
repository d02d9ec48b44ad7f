"""Staff addresses of letters, under /desk/letters/."""

from django.urls import path

from gongkai.notices import views

app_name = "notices"

urlpatterns = [
    path("", views.forms, name="forms"),
    path("settings/", views.settings, name="settings"),
    path("<slug:key>/", views.letter_form, name="letter_form"),
    path("<slug:key>/<slug:kind>/", views.letter_file, name="letter_file"),
]
