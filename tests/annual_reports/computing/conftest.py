"""青山镇 keeps its applications, registers and catalogue here; the figures of its report of 2025 follow from them."""

import datetime as dt
from decimal import Decimal

import pytest

from gongkai.annual_reports import actions
from gongkai.casework.actions.recording import refresh
from gongkai.casework.lifecycle import EventKind
from gongkai.casework.models import Applicant, CaseEvent, DisclosureApplication
from gongkai.catalog.content import ItemContent, stored
from gongkai.catalog.models import InformationItem, ItemVersion, RegisterEntry
from gongkai.rules.annual_report.form import CellId
from tests.annual_reports.conftest import AT, CHINA

YEAR = 2025
NORMATIVE = {
    column: CellId("proactive", "normative_document", column)
    for column in ("issued_count", "repealed_count", "in_force_count")
}
LICENSES = CellId("proactive", "administrative_license", "decision_count")
FEES = CellId("proactive", "administrative_fee", "amount_wan_yuan")


def applied(row, column="total"):
    return CellId("applications", row, column)


def day(text):
    return dt.date.fromisoformat(text)


def noon(text):
    return dt.datetime.combine(day(text), dt.time(12), CHINA)


@pytest.fixture
def an_application(qingshan, lin):
    """Put an application on record by its events: received, and decided where a day is given."""

    def made(received, decided=None, ending="disclosed_provided", kind="natural_person", of=None):
        agency = of or qingshan
        number = DisclosureApplication.objects.count() + 1
        case = DisclosureApplication.objects.create(
            agency=agency,
            year=day(received).year,
            number=number,
            number_text=f"示例〔{received[:4]}〕{number}号",
            title="示例事项",
            channel="in_person",
            applicant_kind=kind,
            applicant=Applicant.objects.create(sealed=b"", wrapped_key=b""),
        )
        happened = [(EventKind.REGISTERED, received, {"channel": "in_person"})]
        if decided:
            happened += [
                (EventKind.DECIDED, decided, {"ending": ending}),
                (EventKind.REPLY_SIGNED, decided, {}),
                (EventKind.REPLY_SERVED, decided, {}),
            ]
        CaseEvent.objects.bulk_create(
            CaseEvent(case=case, kind=what, on=day(on), at=noon(on), by=lin, facts=facts)
            for what, on, facts in happened
        )
        refresh(case)
        return case

    return made


@pytest.fixture
def an_entry(qingshan, lin):
    """Enter a decision in a register."""

    def made(on, kind="administrative_license", amount=None, of=None, **more):
        number = f"示〔{on[:4]}〕{RegisterEntry.objects.count() + 1}号"
        return RegisterEntry.objects.create(
            agency=of or qingshan,
            kind=kind,
            number=number,
            matter="示例事项",
            decided_on=day(on),
            amount=amount and Decimal(amount),
            added_at=noon(on),
            added_by=lin,
            **more,
        )

    return made


@pytest.fixture
def a_document(qingshan, lin):
    """Publish a normative document: as it stands in the catalogue, without its way through review."""

    def made(formed, *, head="20-1", number="青政规", of=None, **content):
        agency = of or qingshan
        item = InformationItem.objects.create(agency=agency)
        text = ItemContent(title="青山镇示例办法", head=head, formed_on=day(formed), **content)
        version = ItemVersion.objects.create(
            item=item, number=1, title=text.title, content=stored(text),
            content_address="0" * 64, created_at=noon(formed), created_by=lin,
        )  # fmt: skip
        item.current = item.published = version
        item.is_public, item.first_published_at = True, noon(formed)
        item.index_number = f"A{item.pk}"
        item.document_number = number and f"{number}〔{formed[:4]}〕{item.pk}号"
        item.title, item.head, item.formed_on = text.title, head, text.formed_on
        item.validity, item.valid_until = text.validity, text.valid_until
        item.explains_named = text.explains
        item.save()
        return item

    return made


@pytest.fixture
def begun(qingshan, lin):
    """The draft of 2025, as Lin begins it."""
    return actions.start(agency=qingshan, year=YEAR, by=lin, at=AT)


@pytest.fixture
def compute(lin):
    """Take the figures from the records as Lin, and return the version anew."""

    def taken(version, at=AT):
        actions.compute(version=version, by=lin, at=at)
        version.refresh_from_db()
        return version

    return taken
