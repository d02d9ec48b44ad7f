"""A province of four levels: 某省 → 某市 → 示例县, 青山县 → departments and townships. All names are fictional."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from gongkai.accounts.models import Role
from gongkai.agencies.models import Agency
from gongkai.annual_reports import actions
from gongkai.annual_reports.lifecycle import SignedAs
from gongkai.annual_reports.models import AnnualReport, Scope
from gongkai.practice import reports as samples
from gongkai.rules.annual_report import applications_table as applications
from gongkai.rules.annual_report.editions import form_for_year
from gongkai.rules.annual_report.form import CellId
from tests.factories import a_person, an_agency

AT = dt.datetime(2026, 2, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
YEAR = 2025

NEW = CellId(applications.KEY, applications.NEWLY_RECEIVED, applications.TOTAL)
ISSUED = CellId("proactive", "normative_document", "issued_count")
FEE = CellId("proactive", "administrative_fee", "amount_wan_yuan")

TREE = (  # code, name, above, kind, level
    ("sheng", "某省人民政府", None, "government", "province"),
    ("sheng-ting", "某省教育厅", "sheng", "department", "province"),
    ("shi", "某市人民政府", "sheng", "government", "city"),
    ("shi-ju", "某市教育局", "shi", "department", "city"),
    ("xian", "示例县人民政府", "shi", "government", "county"),
    ("xian-ban", "示例县人民政府办公室", "xian", "department", "county"),
    ("xian-ju", "示例县教育局", "xian", "department", "county"),
    ("xian-zhen", "示例县石桥镇人民政府", "xian", "government", "township"),
    ("xian-jie", "示例县龙泉街道办事处", "xian", "street_office", "township"),
    ("xian2", "青山县人民政府", "shi", "government", "county"),
    ("xian2-zhen", "青山县河口镇人民政府", "xian2", "government", "township"),
)


@pytest.fixture
def tree(db, settings, tmp_path):
    """Every agency by its code."""
    settings.MEDIA_ROOT = tmp_path
    made = {}
    for code, name, above, kind, level in TREE:
        made[code] = an_agency(
            code, name, above=made[above] if above else None, kind=kind, level=level
        )
    return {each.code: each for each in Agency.objects.all()}


@pytest.fixture
def people(tree):
    """Ma compiles at 示例县, Hu heads its office, Tang leads it; He is the officer of 示例县's office."""
    made = [
        a_person("ma", "马科员", ("xian", Role.CLERK), ("xian-ju", Role.CLERK)),
        a_person("hu", "胡主任", ("xian", Role.HEAD_OF_OGI_OFFICE), second_factor=True),
        a_person("tang", "唐县长", ("xian", Role.SIGNER), second_factor=True),
        a_person("he", "何股长", ("xian", Role.COUNTY_OFFICER), second_factor=True),
        a_person("ban", "班科长", ("xian-ban", Role.COUNTY_OFFICER), second_factor=True),
        a_person("wang", "王文员", ("xian2", Role.CLERK)),
        a_person("cheng", "程处长", ("shi", Role.COUNTY_OFFICER), second_factor=True),
    ]
    return {each.username: each for each in made}


def a_report(agency, year=YEAR, *, number=1, fee="0.1", issued=2, **more):
    """A report that adds up, whose figures differ by ``number``."""
    outcomes = {
        ("disclosed", samples.PERSON): number,
        ("partly_disclosed", samples.ENTERPRISE): 2 * number,
        ("not_processed_repeated", samples.PERSON): number + 1,
    }
    facts = samples.SampleYear(
        9,
        outcomes,
        {samples.PERSON: 1},
        {samples.PERSON: 2},
        issued=issued,
        in_force=issued + 5,
        licences=10 * number,
        fees=fee,
        upheld=number,
    )
    form = form_for_year(year)
    if year < 2021:
        figures = {**samples.zeros(form), NEW: 0}
        report = samples.sample_report(agency.name, 2025, samples.QUIET)
        return replace(report, year=year, edition=form.edition, figures=figures)
    report = samples.sample_report(agency.name, year, facts)
    return replace(report, figures={**report.figures, **more.get("figures", {})})


@pytest.fixture
def draft(people):
    """Take in a report of an agency; it stays a draft."""

    def take_in(agency, year=YEAR, *, content=None, at=AT, **facts):
        return actions.upload(
            agency=agency,
            year=year,
            content=content or a_report(agency, year, **facts),
            source=b"as uploaded",
            source_name="report.docx",
            source_kind="docx",
            by=people["ma"],
            at=at,
        )

    return take_in


@pytest.fixture
def publish(people):
    """Have a version signed by both and published."""

    def done(version, at=AT):
        actions.send_for_signature(version=version, by=people["ma"], at=at)
        actions.sign(version=version, signed_as=SignedAs.LEADER, by=people["tang"], at=at)
        actions.sign(version=version, signed_as=SignedAs.HEAD_OF_OGI_OFFICE, by=people["hu"], at=at)
        actions.publish(version=version, by=people["ma"], at=at)
        version.refresh_from_db()
        return version

    return done


@pytest.fixture
def file(draft, publish):
    """Take in, sign and publish an agency's own report."""
    return lambda agency, year=YEAR, **facts: publish(draft(agency, year, **facts))


@pytest.fixture
def correct(people, publish):
    """Reopen an agency's filed report, change cells, sign and publish the corrected version."""

    def corrected(agency, changes, *, year=YEAR, at=AT + dt.timedelta(days=20)):
        report = AnnualReport.objects.get(agency=agency, year=year, scope=Scope.OWN)
        version = actions.reopen(version=report.current, reason="漏计", by=people["ma"], at=at)
        actions.change_cells(
            version=version, seen_revision=version.revision, values=changes, by=people["ma"], at=at
        )
        return publish(version, at)

    return corrected


@pytest.fixture
def whole_tree(tree, draft, people):
    """Every agency of the tree has a public report of its own, each with figures of its own."""
    for number, agency in enumerate(tree.values(), start=1):
        version = draft(agency, number=number, fee=str(Decimal(number) / 10))
        actions.take_over(
            version=version, published_on=AT.date(), where="网站", by=people["ma"], at=AT
        )
    return tree


@pytest.fixture
def client_of(people, settings):
    """A browser in which somebody is signed in, working for an agency of theirs."""
    settings.PRACTICE = True  # the second factor is tested with sign-in

    def opened(username, agency=None):
        client = Client()
        client.force_login(people[username])
        if agency:
            client.post("/desk/people/agency/", {"agency": agency})
        return client

    return opened
