"""Staff pages of the boards."""

from django.urls import path

from gongkai.boards.views import boards, county, hanging, sheets

app_name = "boards"

urlpatterns = [
    path("", boards.board_list, name="board_list"),
    path("new/", boards.set_up, name="set_up"),
    path("county/", county.county, name="county"),
    path("county/remind/", county.remind_all, name="remind_all"),
    path("sheets/", sheets.sheet_list, name="sheet_list"),
    path("sheets/village/", sheets.of_village, name="of_village"),
    path("sheets/item/<int:pk>/", sheets.of_item, name="of_item"),
    path("sheets/<int:pk>/", sheets.sheet, name="sheet"),
    path("sheets/<int:pk>/<slug:paper>.pdf", sheets.printed_sheet, name="printed_sheet"),
    path("<int:pk>/", boards.board, name="board"),
    path("<int:pk>/change/", boards.change, name="change"),
    path("<int:pk>/close/", boards.close, name="close"),
    path("<int:pk>/print.pdf", boards.printed_board, name="printed_board"),
    path("<int:pk>/put-up/", hanging.put_up, name="put_up"),
    path("<int:pk>/remind/", county.remind, name="remind"),
    path("postings/<int:pk>/take-down/", hanging.take_down, name="take_down"),
    path("postings/<int:pk>/photo/<slug:which>/", hanging.photo, name="photo"),
]
