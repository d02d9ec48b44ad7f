"""Accounts in bulk from a workbook."""

import datetime as dt
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from gongkai.accounts import people_book
from gongkai.accounts.models import Appointment, User
from gongkai.accounts.people_book import HEADINGS, NotThisBook
from tests.html_checks import faults

GOOD = ["李新人", "li.xin", "", "qingshan", "信息员", "2026-03-01", ""]
URL = "/desk/people/book/"


def book(*rows, headings=HEADINGS):
    made = Workbook()
    made.active.append(list(headings))
    for row in rows:
        made.active.append(row)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def uploaded(client, data):
    return client.post(URL, {"file": SimpleUploadedFile("people.xlsx", data)})


def confirmed(client, data):
    uploaded(client, data)
    return client.post(reverse("accounts:confirm_people"))


def test_the_template_can_be_filled_in_and_read_back(signed_in):
    data = signed_in("admin").get(reverse("accounts:people_template")).content

    assert [each.value for each in load_workbook(BytesIO(data)).active[1]] == list(HEADINGS)
    assert people_book.rows_of(data) == []


def test_a_good_workbook_is_shown_first_and_adds_nobody_yet(signed_in):
    response = uploaded(signed_in("admin"), book(GOOD))

    assert faults(response.content) == []
    assert not User.objects.filter(username="li.xin").exists()


def test_confirming_opens_the_accounts_and_shows_passwords_that_work(signed_in):
    response = confirmed(signed_in("admin"), book(GOOD, [*GOOD[:4], "审核人", *GOOD[5:]]))

    [added] = response.context["outcome"].added
    made = User.objects.get(username="li.xin")
    assert made.check_password(added.password)
    assert made.appointments.count() == 2
    assert faults(response.content) == []


def test_the_same_workbook_again_changes_nothing(signed_in):
    client, data = signed_in("admin"), book(GOOD)
    confirmed(client, data)
    before = list(Appointment.objects.values()), list(User.objects.values("pk", "password"))

    response = confirmed(client, data)

    assert response.context["outcome"].unchanged == 1
    assert (
        list(Appointment.objects.values()),
        list(User.objects.values("pk", "password")),
    ) == before


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        (0, "", "要填"),
        (1, "李 新", "用户名用"),
        (1, "lin", "与姓名不符"),
        (3, "moon", "不是您管的单位"),
        (4, "皇帝", "没有这个角色"),
        (5, "三月一日", "2026-01-01 这样的日期"),
        (6, "soon", "2026-12-31 这样的日期"),
        (6, "2026-02-01", "早于任职起"),
    ],
)
def test_a_bad_cell_is_named_with_row_column_and_reason(signed_in, column, value, reason):
    bad = [value if number == column else cell for number, cell in enumerate(GOOD)]

    response = uploaded(signed_in("admin"), book([*GOOD[:1], "ok.one", *GOOD[2:]], bad))

    [cell] = response.context["bad"]
    assert (cell.number, cell.heading) == (3, HEADINGS[column])
    assert reason in cell.reason
    assert faults(response.content) == []


def test_a_user_name_of_another_agency_is_refused_to_the_township(signed_in):
    row = ["王文员", "Wang", *GOOD[2:]]

    response = uploaded(signed_in("town_admin"), book(row))

    assert "别的单位的人已经用了" in response.context["bad"][0].reason


def test_a_workbook_with_a_bad_cell_cannot_be_confirmed(signed_in):
    client = signed_in("admin")
    uploaded(client, book(GOOD))

    response = confirmed(client, book([*GOOD[:3], "moon", *GOOD[4:]]))

    assert response.url == URL
    assert not User.objects.filter(username="li.xin").exists()


def test_rows_that_overlap_change_nothing_and_name_the_row(signed_in):
    client = signed_in("admin")

    confirmed(client, book(GOOD, [*GOOD[:5], "2026-03-05", ""]))

    assert "第 3 行" in client.get(URL).content.decode()
    assert not User.objects.filter(username="li.xin").exists()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no workbook", "打不开"),
        (b"x" * (people_book.MOST_BYTES + 1), "超过 5 MB"),
        (book(headings=["姓名"]), "第一行应当是"),
        (book(*[GOOD] * 1001), "超过 1000 行"),
    ],
)
def test_what_is_not_the_workbook_is_refused_with_a_way_out(data, reason):
    with pytest.raises(NotThisBook, match=reason):
        people_book.rows_of(data)


def test_a_file_that_is_no_workbook_is_refused_on_the_page(signed_in):
    response = uploaded(signed_in("admin"), b"no workbook")

    assert "打不开这个文件" in response.content.decode()
    assert faults(response.content) == []


def test_a_day_typed_as_a_date_in_the_workbook_is_read(signed_in):

    rows = people_book.rows_of(book([*GOOD[:5], dt.date(2026, 3, 1), None]))

    assert rows[0][1][5] == "2026-03-01"
