"""Staff addresses of proposals, under /desk/proposals/."""

from django.urls import path

from gongkai.proposals import views

app_name = "proposals"

urlpatterns = [
    path("", views.proposal_list, name="proposal_list"),
    path("<int:pk>/", views.proposal, name="proposal"),
]
