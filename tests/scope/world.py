"""A county in which everything of 青山镇 carries a canary: a word that nobody outside may ever read."""

import datetime as dt
from copy import copy

from gongkai.accounts.models import Role, User
from gongkai.agencies.models import Agency, Office, Village
from gongkai.annual_reports import actions
from gongkai.annual_reports.lifecycle import EventKind, SignedAs
from gongkai.annual_reports.models import (
    BulkItem,
    BulkJob,
    BulkKind,
    Computation,
    JointDocuments,
    Outcome,
    RecordsNoted,
    ReportEvent,
    ReportVersion,
    SignedScan,
    YearAnswers,
)
from gongkai.audit.models import AuditRecord
from gongkai.practice import reports
from gongkai.storage import keep
from tests.factories import AT, CAST, a_county, a_deputy, a_person
from tests.scope.boards import add_boards
from tests.scope.cases import add_case
from tests.scope.items import add_items
from tests.scope.remedies import add_remedy

CANARY = "金丝雀"
OF_REPORT, OF_PERSON, OF_SOURCE, OF_OFFICE, OF_ITEM = KINDS = tuple(
    f"{CANARY}{each}" for each in ("报告", "人员", "原件", "机构", "信息")
)
OF_CASE = f"{CANARY}申请"  # never read outside the agency, not even by the supervising office

# Who may read what. Somebody of the own agency may read all of it; how much each role may is tested per page
OUTSIDERS = {
    "public": frozenset(),
    "wang": frozenset(),  # clerk and case officer of another township
    "he": frozenset({*KINDS, CANARY}),  # reads reports, and who did what to them
    "lvshui_admin": frozenset(),  # administers another township
    "nobody": frozenset(),  # signed in, without a role today
}
INSIDERS = ("lin", "zhao", "sun", "qian", "town_admin")


class World:
    """The county, its people, and what 青山镇 has."""

    def __init__(self):
        self.county = a_county()
        self.people = {
            username: a_person(username, name, *roles, second_factor=factor)
            for username, (name, roles, factor) in CAST.items()
        }
        self.people["lvshui_admin"] = a_person(
            "lvshui_admin", "绿管理员", ("lvshui", Role.ADMINISTRATOR), second_factor=True
        )
        self.people["nobody"] = a_person("nobody", "无角色")
        self.agency = Agency.objects.get(code="qingshan")
        self.office = Office.objects.create(agency=self.agency, name=OF_OFFICE)
        self.village = Village.objects.create(township=self.agency, name=OF_OFFICE)
        self.add_report()
        self.add_scan()
        self.add_bulk_job()
        add_items(self, OF_ITEM)
        add_case(self, OF_CASE)
        add_remedy(self, OF_CASE)
        add_boards(self, OF_ITEM)
        self.add_people()

    def add_report(self):
        self.version = self.uploaded(2025)
        self.with_canaries(self.version)
        YearAnswers.objects.create(
            version=self.version,
            answers={"mended": OF_REPORT},
            at=AT,
            by=self.people["lin"],
        )
        kept = Computation.objects.create(
            version=self.version,
            revision=self.version.revision,
            at=AT,
            by=self.people["lin"],
            figures={"proactive.administrative_license.decision_count": 0},
            queries={"proactive.administrative_license.decision_count": OF_REPORT},
            digest=OF_REPORT,
        )
        noted = {"agency": self.agency, "year": 2025, "number": 1, "seen_at": AT}
        RecordsNoted.objects.create(**noted)
        RecordsNoted.objects.create(**noted, report=kept.version.report)
        self.joint = JointDocuments.objects.create(
            report=self.version.report,
            where="proactive.normative_document.issued_count",
            count=1,
            lead_agency=self.county,
            reason=OF_REPORT,
            declared_at=AT,
            declared_by=self.people["lin"],
        )
        self.on_the_way = {
            "sent": self.sent(2024),
            "signed": self.signed(2023),
            "returned": self.returned(2022),
            "corrected": self.corrected(2021),
        }
        for version in self.on_the_way.values():
            self.with_canaries(version)

    def uploaded(self, year):
        """Take in a report of the township as Lin."""
        return actions.upload(
            agency=self.agency,
            year=year,
            content=reports.sample_report(self.agency.name, year, reports.QUIET),
            source=OF_SOURCE.encode(),
            source_name=f"{OF_SOURCE}.docx",
            source_kind="docx",
            by=self.people["lin"],
            at=AT,
        )

    def sent(self, year):
        """Take in a report and send it for signature."""
        version = self.uploaded(year)
        actions.send_for_signature(version=version, by=self.people["lin"], at=AT)
        return version

    def signed(self, year):
        """Have a report signed on both sides."""
        version = self.sent(year)
        for username, side in (("qian", SignedAs.LEADER), ("zhao", SignedAs.HEAD_OF_OGI_OFFICE)):
            actions.sign(version=version, signed_as=side, by=self.people[username], at=AT)
        return version

    def returned(self, year):
        """Submit a report and have the county return it with a remark."""
        version = self.signed(year)
        actions.submit(version=version, by=self.people["lin"], at=AT)
        actions.return_with_remarks(
            version=version,
            remarks=[("proactive.administrative_license.decision_count", OF_REPORT)],
            by=self.people["he"],
            acting_for=Agency.objects.get(code="shili-fuban"),
            at=AT,
        )
        return version

    def corrected(self, year):
        """Begin a correction of a report that was returned."""
        return actions.begin_correction(version=self.returned(year), by=self.people["lin"], at=AT)

    def with_canaries(self, version):
        """Put canaries into what a version says and what was said about it."""
        version.refresh_from_db()
        content = version.content
        content["sections"] = dict.fromkeys(content["sections"], OF_REPORT)
        ReportVersion.objects.filter(pk=version.pk).update(content=content)
        events = ReportEvent.objects.filter(version=version)
        events.exclude(kind=EventKind.RETURNED).update(facts={"reason": OF_REPORT})

    def with_report(self, state):
        """Return the same world, whose report is the one in that state."""
        other = copy(self)
        other.version = self.on_the_way[state]
        return other

    def add_scan(self):
        """Give the report of the township a scan of its signed paper."""
        self.scan = SignedScan.objects.create(
            version=self.version,
            name=f"{OF_SOURCE}.pdf",
            kind="pdf",
            address=keep(OF_SOURCE.encode()),
            size=1,
            pages=1,
            preview=keep(OF_SOURCE.encode()),
            added_at=AT,
            added_by=self.people["lin"],
        )

    def add_bulk_job(self):
        """Give the county's office a finished job with a file of the township, and what it made."""
        office = Agency.objects.get(code="shili-fuban")
        self.bulk_job = BulkJob.objects.create(
            kind=BulkKind.INTAKE,
            office=office,
            year=2025,
            created_at=AT,
            created_by=self.people["he"],
            beat_at=AT,
            finished_at=AT,
            product_address=keep(OF_SOURCE.encode()),
            product_name=f"{OF_SOURCE}.csv",
        )
        self.bulk_item = BulkItem.objects.create(
            job=self.bulk_job,
            position=1,
            name=f"{OF_SOURCE}.docx",
            report=self.version.report,
            version=self.version,
            outcome=Outcome.UNKNOWN_AGENCY,
            says=OF_REPORT,
            settled_at=AT,
        )

    def add_people(self):
        """Give every person of the township a canary for name, and Lin a deputy."""
        inside = [self.people[each] for each in INSIDERS]
        User.objects.filter(pk__in=[each.pk for each in inside]).update(
            name=OF_PERSON, telephone=OF_PERSON, email="jinsique@example.com"
        )
        day = dt.date(2099, 1, 1)
        self.deputy = a_deputy(
            self.people["lin"], self.people["sun"], self.agency, day, day + dt.timedelta(days=9)
        )

    def records(self):
        """How much was recorded so far."""
        return AuditRecord.objects.count()
