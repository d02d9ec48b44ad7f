"""A folder of mixed files, as a county gets it: each is taken in or named with its reason; again, nothing changes."""

from collections import Counter

import pytest

from gongkai.agencies.models import Agency
from gongkai.annual_reports.bulk.unpacking import Received
from gongkai.annual_reports.models import AnnualReport, Outcome, ReportEvent
from tests.annual_reports.bulk.conftest import a_file
from tests.annual_reports.run_together import text_with_unread_cells
from tests.factories import an_agency

KINDS = ("docx", "xlsx", "txt", "html", "pdf")
OF_TEN = Counter(
    {
        Outcome.TAKEN_IN: 5,  # one of each kind of file
        Outcome.BROKEN: 1,
        Outcome.DUPLICATE: 1,
        Outcome.WRONG_YEAR: 1,
        Outcome.UNKNOWN_AGENCY: 1,
        Outcome.TO_SETTLE: 1,
    }
)
STEMS = "甲乙丙丁戊己庚辛壬癸"  # figures in a name would look like a year


def bureau(number):
    """The name of a bureau that does not exist; none is the end of another."""
    return f"示例县第{''.join(STEMS[int(each)] for each in f'{number:03}')}局"


def ten_files(group):
    """Five good files of six bureaus, and one of each way to go wrong."""
    names = [bureau(10 * group + each) for each in range(6)]
    good = [a_file(name, kind=kind) for name, kind in zip(names, KINDS, strict=False)]
    return [
        *good,
        Received(f"{group}坏.docx", b"PK\x03\x04" + bytes([group])),
        Received(f"{group}副本.docx", good[0].data),
        a_file(names[5], 2023),
        a_file(f"邻县{group}号乡人民政府"),
        Received(f"{group}.txt", text_with_unread_cells(names[5]).encode()),
    ]


@pytest.fixture(params=[1, pytest.param(30, marks=pytest.mark.long)])
def folder(request, county):
    above = Agency.objects.get(code="shili")
    groups = range(request.param)
    for number in (10 * group + each for group in groups for each in range(6)):
        an_agency(f"ju{number}", bureau(number), above=above, competent_department=the_office())
    return [file for group in groups for file in ten_files(group)]


def the_office():
    return Agency.objects.get(code="shili-fuban")


def state():
    rows = AnnualReport.objects.order_by("pk").values_list("agency__code", "current__revision")
    return list(rows), ReportEvent.objects.count()


def test_a_folder_of_mixed_files_is_taken_in_once(folder, read_in):
    groups = len(folder) // 10

    items = read_in(*folder)

    expected = Counter({outcome: groups * number for outcome, number in OF_TEN.items()})
    assert Counter(Outcome(each.outcome) for each in items) == expected
    assert [each.name for each in items if not each.says] == []

    before = state()
    read_in(*folder)
    assert state() == before
