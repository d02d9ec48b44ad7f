"""What can be done to people and roles, what is refused, and that all of it is recorded."""

import datetime as dt

import pytest

from gongkai.accounts import actions, handover, queries
from gongkai.accounts.models import Appointment, Deputy, Role
from gongkai.accounts.refusals import AccountRefusal
from gongkai.accounts.requests import actor_of
from gongkai.audit.actor import Actor
from gongkai.audit.models import AuditRecord
from gongkai.desk.sentences import sentence_of
from tests.factories import AT, a_deputy, a_person

BY = Actor(id="0", name="管理员", role="管理员", agency_code="shili")
MONDAY = dt.date(2026, 3, 2)
FRIDAY = dt.date(2026, 3, 6)


@pytest.fixture
def qingshan(agency):
    return agency("qingshan")


def appoint(user, agency, role=Role.REVIEWER, first=MONDAY, last=None):
    return actions.appoint(
        user=user, agency=agency, role=role, from_on=first, until_on=last, by=BY, at=AT
    )


def deputize(principal, deputy, agency, first=MONDAY, last=FRIDAY):
    return actions.name_deputy(
        principal=principal,
        deputy=deputy,
        agency=agency,
        from_on=first,
        until_on=last,
        by=BY,
        at=AT,
    )


def test_a_role_is_given_and_told_in_a_sentence(cast, qingshan):
    appoint(cast["lin"], qingshan, last=FRIDAY)

    told = AuditRecord.objects.get(action="accounts.appointed")
    sentence = sentence_of(told.action, told.facts)
    assert sentence == "林文员任“审核人”，2026-03-02起，止于2026-03-06"


@pytest.mark.parametrize(
    ("first", "last"),
    [(FRIDAY, None), (dt.date(2026, 3, 1), MONDAY), (dt.date(2026, 2, 1), None)],
)
def test_the_same_role_on_one_of_the_same_days_is_refused(cast, qingshan, first, last):
    appoint(cast["lin"], qingshan, last=FRIDAY)

    with pytest.raises(AccountRefusal, match="不能重叠"):
        appoint(cast["lin"], qingshan, first=first, last=last)


def test_the_same_role_may_begin_the_day_after_it_ended(cast, qingshan):
    appoint(cast["lin"], qingshan, last=FRIDAY)

    appoint(cast["lin"], qingshan, first=dt.date(2026, 3, 7))

    assert cast["lin"].appointments.filter(role=Role.REVIEWER).count() == 2


def test_an_administrator_cannot_end_their_own_administration(cast):
    own = cast["admin"].appointments.get()

    with pytest.raises(AccountRefusal, match="自己的管理员任职"):
        actions.end_appointment(
            appointment=own, last_on=MONDAY, by=cast["admin"].as_actor(own.agency), at=AT
        )


def test_a_deputy_has_to_be_a_colleague_and_somebody_else(cast, qingshan):
    with pytest.raises(AccountRefusal, match="不在示例县青山镇人民政府任职"):
        deputize(cast["lin"], cast["wang"], qingshan)
    with pytest.raises(AccountRefusal, match="自己代理自己"):
        deputize(cast["lin"], cast["lin"], qingshan)


def test_one_deputy_at_a_time(cast, qingshan):
    deputize(cast["lin"], cast["sun"], qingshan)

    with pytest.raises(AccountRefusal, match="已经请孙审核代理"):
        deputize(cast["lin"], cast["zhao"], qingshan, first=FRIDAY, last=FRIDAY)


def test_a_running_deputyship_ends_before_the_day_and_a_coming_one_is_taken_back(cast, qingshan):
    running = deputize(cast["lin"], cast["sun"], qingshan)
    coming = deputize(cast["zhao"], cast["sun"], qingshan)

    actions.end_deputy(deputy=running, on=dt.date(2026, 3, 4), by=BY, at=AT)
    actions.end_deputy(deputy=coming, on=MONDAY, by=BY, at=AT)

    assert Deputy.objects.get().until_on == dt.date(2026, 3, 3)


def test_ones_own_password_is_not_issued_but_changed(cast, agency):
    with pytest.raises(AccountRefusal, match="我的账号"):
        actions.issue_password(
            user=cast["admin"], agency=agency("shili"), by=cast["admin"].as_actor(None), at=AT
        )


def test_closing_an_account_ends_roles_and_deputyships_with_today(cast, qingshan, agency):
    lin = cast["lin"]
    a_deputy(lin, cast["sun"], qingshan, MONDAY, FRIDAY)
    a_deputy(cast["zhao"], lin, qingshan, FRIDAY, FRIDAY)
    appoint(lin, qingshan, first=FRIDAY)

    actions.deactivate(user=lin, agency=agency("shili"), by=BY, at=AT)

    assert {each.until_on for each in lin.appointments.all()} == {MONDAY}
    assert [each.until_on for each in Deputy.objects.all()] == [MONDAY]


def test_ones_own_account_is_closed_by_somebody_else(cast, agency):
    with pytest.raises(AccountRefusal, match="另一位管理员"):
        actions.deactivate(
            user=cast["admin"], agency=agency("shili"), by=cast["admin"].as_actor(None), at=AT
        )


class TestHandOver:
    @pytest.fixture(autouse=True)
    def cases(self, cast, monkeypatch):
        """Lin holds three cases until they are moved."""
        held = {cast["lin"].pk: 3}

        def move(user, to, agency, by, at):
            number = held.pop(user.pk, 0)
            held[to.pk] = held.get(to.pk, 0) + number
            return number

        monkeypatch.setattr(handover, "_HOLDINGS", {})
        handover.register(
            handover.Holding("cases", "申请", lambda user, _agency: held.get(user.pk, 0), move)
        )

    def test_somebody_who_still_holds_work_cannot_be_closed(self, cast, agency):
        with pytest.raises(AccountRefusal, match="申请3件"):
            actions.deactivate(user=cast["lin"], agency=agency("shili"), by=BY, at=AT)

    def test_work_goes_at_once_and_roles_from_the_next_day(self, cast, qingshan):
        lin, sun = cast["lin"], cast["sun"]
        appoint(sun, qingshan, role=Role.CLERK)

        moved = actions.hand_over(user=lin, to=sun, agency=qingshan, last_on=FRIDAY, by=BY, at=AT)

        assert moved == 3
        assert queries.roles_at(lin, qingshan, FRIDAY) == {Role.CLERK, Role.CASE_OFFICER}
        assert queries.roles_at(lin, qingshan, dt.date(2026, 3, 7)) == frozenset()
        assert Role.CASE_OFFICER in queries.roles_at(sun, qingshan, dt.date(2026, 3, 7))
        assert Role.CASE_OFFICER not in queries.roles_at(sun, qingshan, FRIDAY)

    def test_administration_is_not_handed_over(self, cast, qingshan):
        actions.hand_over(
            user=cast["town_admin"],
            to=cast["lin"],
            agency=qingshan,
            last_on=FRIDAY,
            by=BY,
            at=AT,
        )

        kept = Appointment.objects.get(user=cast["town_admin"])
        assert kept.until_on is None

    def test_a_closed_account_takes_nothing_over(self, cast, qingshan):
        cast["sun"].is_active = False

        with pytest.raises(AccountRefusal, match="账号在用"):
            actions.hand_over(
                user=cast["lin"], to=cast["sun"], agency=qingshan, last_on=FRIDAY, by=BY, at=AT
            )


def test_the_record_names_the_roles_and_for_whom_somebody_stands_in(cast, qingshan, rf):
    a_deputy(cast["qian"], cast["lin"], qingshan, MONDAY, FRIDAY)
    request = rf.get("/desk/")
    request.user, request.agency = cast["lin"], qingshan
    request.held_roles = queries.held_roles(cast["lin"], MONDAY)

    assert actor_of(request).role == "承办人、信息员、签发人（分管负责人）（代钱镇长）"


def test_somebody_elsewhere_is_not_closed_by_the_township(cast, qingshan, agency):
    shared = a_person("gao", "高两处", ("qingshan", Role.CLERK), ("lvshui", Role.CLERK))

    with pytest.raises(AccountRefusal, match="别的单位任职"):
        actions.deactivate(user=shared, agency=qingshan, by=BY, at=AT)
