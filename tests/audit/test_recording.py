import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.audit.actions import link_day, record
from gongkai.audit.actor import Actor
from gongkai.audit.hashing import NOTHING_BEFORE, NotRecordable, canonical, written
from gongkai.audit.models import AuditRecord, ChainHead, NeverChanged
from gongkai.audit.queries import history_of, records_of_agency
from gongkai.audit.verifying import verify
from tests.audit.chains import NINE, appended

pytestmark = pytest.mark.django_db


def test_the_first_record_of_a_chain_follows_nothing():
    [first] = appended()

    assert (first.sequence, first.previous_hash) == (1, NOTHING_BEFORE)


def test_each_record_follows_the_one_before_in_its_own_agency():
    first, second = appended(2)
    [other] = appended(agency_code="lvshui")

    assert (second.sequence, second.previous_hash) == (2, first.hash)
    assert (other.sequence, other.previous_hash) == (1, NOTHING_BEFORE)


def test_facts_and_actor_are_kept_by_value():
    [kept] = appended(reason="合计与分项不符")

    again = AuditRecord.objects.get(pk=kept.pk)

    assert again.facts == {"turn": 0, "reason": "合计与分项不符"}
    assert (again.actor_name, again.actor_role) == ("林敏", "承办人")
    assert again.own_hash() == again.hash


def test_a_deed_that_is_undone_leaves_no_record():
    appended()

    with transaction.atomic():
        appended()
        transaction.set_rollback(True)

    assert AuditRecord.objects.count() == 1
    assert ChainHead.objects.get(agency_code="qingshan").sequence == 1


def test_a_fact_that_json_cannot_hold_is_refused():
    with pytest.raises(NotRecordable, match="不能记下"):
        appended(day=dt.date(2026, 3, 2))


def test_not_a_number_is_refused():
    with pytest.raises(NotRecordable):
        canonical({"sum": float("nan")})


def test_a_time_without_zone_is_refused():
    with pytest.raises(NotRecordable, match="没有时区"):
        written(NINE.replace(tzinfo=None))


def test_a_record_cannot_be_saved_again():
    [kept] = appended()

    with pytest.raises(NeverChanged):
        kept.save()


def test_a_record_cannot_be_deleted():
    [kept] = appended()

    with pytest.raises(NeverChanged):
        kept.delete()


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(action="x"),
        lambda rows: rows.delete(),
        lambda rows: rows.bulk_update(list(rows), ["action"]),
    ],
)
def test_records_cannot_be_changed_in_bulk(change):
    appended()

    with pytest.raises(NeverChanged):
        change(AuditRecord.objects.all())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditrecord SET action = 'x'",
        "DELETE FROM audit_auditrecord",
        "UPDATE audit_dailylink SET number = 9",
        "DELETE FROM audit_linkedhead",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_recorded(statement):
    appended()
    link_day(day=NINE.date(), at=NINE)

    with (
        pytest.raises(DatabaseError, match="never changed or deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert verify().holds


def test_the_history_of_an_object_is_newest_first():
    appended(3)
    record(
        action="accounts.signed_in",
        subject_kind="user",
        subject_id="7",
        agency_code="qingshan",
        by=Actor.public(),
        at=NINE,
    )

    history = history_of(subject_kind="annual_report", subject_id="5")

    assert [each.facts["turn"] for each in history] == [2, 1, 0]


def test_records_of_an_agency_come_in_pages():
    appended(5)

    newest = records_of_agency("qingshan", size=2)
    older = records_of_agency("qingshan", before=newest[-1].sequence, size=2)

    assert [each.sequence for each in (*newest, *older)] == [5, 4, 3, 2]


def test_the_system_is_an_actor_without_agency():
    kept = record(
        action="jobs.backed_up",
        subject_kind="installation",
        subject_id="1",
        agency_code="",
        by=Actor.system(),
        at=NINE,
    )

    assert (kept.actor_id, kept.actor_agency_code) == ("system", "")
    assert str(kept) == "#1 jobs.backed_up"


WRITE = """
from tests.audit.chains import appended
for each in range(5):
    appended()
"""


def test_programs_writing_at_the_same_time_never_take_the_same_number(installation):
    writers = [installation.started("shell", "-c", WRITE) for _each in range(3)]

    assert [each.communicate()[1] for each in writers] == ["", "", ""]
    assert f"审计链完整：{3 * 5} 条记录" in installation.run("audit", "verify").stdout
