"""Staff addresses of casework, under /desk/cases/."""

from django.urls import path

from gongkai.casework.views import archives, cases, editing, lists, opinions, papers

app_name = "casework"

urlpatterns = [
    path("", lists.case_list, name="case_list"),
    path("new/", lists.register, name="register"),
    path("table/<int:year>/", lists.table, name="table"),
    path("table/<int:year>/<slug:row>/<slug:column>/", lists.behind, name="behind"),
    path("<int:pk>/", cases.case, name="case"),
    path("<int:pk>/applicant/", cases.read_applicant, name="read_applicant"),
    path("<int:pk>/attachments/<int:attachment>/", cases.attachment, name="attachment"),
    path("<int:pk>/query-code/", cases.query_code, name="query_code"),
    path("<int:pk>/day-sheet/", cases.day_sheet_file, name="day_sheet"),
    path("<int:pk>/file/<slug:kind>/", archives.case_file, name="case_file"),
    path("<int:pk>/steps/<slug:key>/", cases.step, name="step"),
    path("<int:pk>/write/<slug:kind>/", papers.draft, name="draft"),
    path("<int:pk>/letters/<int:letter>/", papers.show, name="letter"),
    path("<int:pk>/letters/<int:letter>/edit/", editing.edit, name="edit_letter"),
    path("<int:pk>/letters/<int:letter>/opinion-code/", opinions.opinion_code, name="opinion_code"),
    path("<int:pk>/letters/<int:letter>/sign/", papers.sign, name="sign"),
    path("<int:pk>/letters/<int:letter>/offer/", papers.offer, name="offer"),
    path("<int:pk>/letters/<int:letter>/serve/", papers.serve, name="serve"),
    path("<int:pk>/letters/<int:letter>/<slug:kind>/", papers.letter_file, name="letter_file"),
]
