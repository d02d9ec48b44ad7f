"""Staff addresses of roll-ups, under /desk/roll-up/."""

from django.urls import path

from gongkai.annual_reports.roll_up import compiling_views, joint_views, views

app_name = "roll_up"

urlpatterns = [
    path("", views.home, name="home"),
    path("<slug:code>/<int:year>/", views.area, name="area"),
    path("<slug:code>/<int:year>/tables/", views.tables, name="tables"),
    path("<slug:code>/<int:year>/cells/<str:where>/", views.cell, name="cell"),
    path("<slug:code>/<int:year>/missing/", views.missing, name="missing"),
    path("<slug:code>/<int:year>/changes/", compiling_views.changes, name="changes"),
    path("<slug:code>/<int:year>/compile/", compiling_views.compile_area, name="compile"),
    path("<slug:code>/<int:year>/joint/", joint_views.joint, name="joint"),
    path(
        "<slug:code>/<int:year>/joint/<int:pk>/withdraw/",
        joint_views.withdraw_joint,
        name="withdraw_joint",
    ),
    path("<slug:code>/<int:year>/export.<slug:kind>", views.export, name="export"),
]
