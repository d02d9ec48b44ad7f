"""Staff addresses of reconsideration and litigation, under /desk/remedies/."""

from django.urls import path

from gongkai.remedies.views import cases, lessons, lists, papers

app_name = "remedies"

urlpatterns = [
    path("", lists.remedy_list, name="remedy_list"),
    path("new/", cases.register, name="register"),
    path("month/<int:year>/<int:number>/", lists.month, name="month"),
    path("table/<int:year>/", lists.table, name="table"),
    path("table/<int:year>/<slug:block>/<slug:result>/", lists.behind, name="behind"),
    path("lessons/", lessons.lesson_list, name="lesson_list"),
    path("lessons/<int:pk>/close/", lessons.close_lesson, name="close_lesson"),
    path("<int:pk>/", cases.remedy, name="remedy"),
    path("<int:pk>/next/", cases.register_next, name="register_next"),
    path("<int:pk>/party/", cases.read_party, name="read_party"),
    path("<int:pk>/steps/<slug:key>/", cases.step, name="step"),
    path("<int:pk>/lesson/", lessons.note_lesson, name="note_lesson"),
    path("<int:pk>/bundle/", papers.bundle_file, name="bundle_file"),
    path("<int:pk>/papers/", papers.add_paper, name="add_paper"),
    path("<int:pk>/papers/<int:paper>/", papers.paper_file, name="paper_file"),
]
