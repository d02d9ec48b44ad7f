"""The laws of the corpus as items of sample agencies: from the old site's folder to the public search."""

import pytest

from gongkai.accounts.models import Role
from gongkai.agencies.models import Agency
from gongkai.catalog.models import InformationItem, ItemClass, ItemEvent, OldAddress
from gongkai.search import indexing
from gongkai.search.finding import Asked, find
from gongkai.search.questions import question_of
from tests.catalog.conftest import AT
from tests.catalog.laws import Took, publish_laws, read_laws
from tests.factories import a_person

SHORT = 30
AGENCIES = ("qingshan", "lvshui", "shili-fagai", "shili-fuban", "shili")
ROLES = {
    "clerk": Role.CLERK,
    "reviewer": Role.REVIEWER,
    "secrecy": Role.SECRECY_REVIEWER,
    "signer": Role.SIGNER,
}


@pytest.fixture
def laws(corpus):
    """The laws by their group, where the corpus lies beside the project."""
    return read_laws(corpus)


def an_office(code):
    """The people and the class of an agency that publishes laws."""
    agency = Agency.objects.get(code=code)
    made = ItemClass.objects.create(agency=agency, name="法规文件", head="20-1", position=9)
    hands = {
        name: a_person(f"{code}-{name}", f"{role.label}甲", (code, role))
        for name, role in ROLES.items()
    }
    return agency, made, hands


def hits(words):
    cuts = indexing.analyser()
    return [each.document.title for each in find(Asked(question_of(words, cuts), {}), cuts).hits]


def test_laws_of_an_old_site_become_public_and_are_found(cast, qingshan, laws):
    every = [each for group in laws.values() for each in group]
    some = every[:: len(every) // SHORT][:SHORT]
    agency, made, hands = an_office("qingshan")

    jobs = publish_laws(agency, some, made, hands, AT, Took())

    assert [(each.added, each.bad_rows, each.failure) for each in jobs] == [(SHORT, 0, "")] * 4
    assert InformationItem.objects.filter(is_public=True).count() == SHORT
    assert ItemEvent.objects.filter(kind="passed").count() == SHORT * 3
    assert some[0]["title"] in hits(some[0]["title"])


@pytest.mark.long
def test_all_laws_become_public(cast, laws, capsys):
    offices = [an_office(code) for code in AGENCIES]
    took = Took()
    groups = sorted(laws.values(), key=len)
    shares = [[law for group in groups[at :: len(offices)] for law in group] for at in range(5)]

    jobs = [
        each
        for (agency, made, hands), share in zip(offices, shares, strict=True)
        for each in publish_laws(agency, share, made, hands, AT, took)
    ]

    total = sum(map(len, shares))
    with capsys.disabled():
        print({name: round(seconds, 1) for name, seconds in took.seconds.items()})  # noqa: T201
        print([(each.kind, each.total, each.added, each.bad_rows) for each in jobs])  # noqa: T201
        print([f.why for each in jobs for f in each.faults.all()[:3]])  # noqa: T201
    assert InformationItem.objects.filter(is_public=True).count() == total
    assert OldAddress.objects.count() == total
