"""Taking applications in: number, day of receipt, the applicant's data, who handles it."""

import pytest

from gongkai.audit.models import AuditRecord
from gongkai.casework.actions import intake
from gongkai.casework.applicants import ApplicantData, data_of, masked_contact, masked_name
from gongkai.casework.models import Applicant, CaseSequence, DisclosureApplication
from gongkai.rules.receipt import Channel, ReceiptNotPossible
from gongkai.rules.refusals import NotAllowed
from tests.casework.conftest import DATA, at, day


def test_an_application_handed_in_is_received_that_day_and_due_in_twenty_working_days(case):
    assert (case.state, case.received_on, case.due_on) == (
        "in_hand",
        day("2026-03-02"),
        day("2026-03-30"),
    )


def test_numbers_follow_each_other_in_a_year(register):
    numbers = [register().number_text for _ in range(3)]

    assert numbers == [f"示例县青山镇人民政府依申请〔2026〕{number}号" for number in (1, 2, 3)]


def test_another_agency_and_another_year_count_anew(register, agency, cast):
    register()
    next_year = register(on="2027-01-04")
    elsewhere = CaseSequence.objects.filter(agency=agency("lvshui")).count()

    assert (next_year.year, next_year.number, elsewhere) == (2027, 1, 0)


def test_a_refused_application_takes_no_number(register):
    with pytest.raises(NotAllowed, match="第二十九条"):
        register(title=" ")

    assert register().number == 1


def test_what_is_missing_is_named_with_the_article(register):
    nothing = ApplicantData("", "", "", "", "")

    with pytest.raises(NotAllowed, match="申请人姓名或者名称、联系方式、申请公开的内容"):
        register(applicant=nothing)


def test_an_application_of_tomorrow_cannot_be_registered(register):
    with pytest.raises(NotAllowed, match="2026年3月3日还没有到"):
        register(on="2026-03-02", arrived_on=day("2026-03-03"))


@pytest.mark.parametrize("channel", [Channel.ONLINE, Channel.FAX, Channel.EMAIL])
def test_what_came_over_the_network_waits_for_the_applicant(register, channel):
    case = register(channel=channel)

    assert (case.state, case.received_on, case.due_on) == ("awaiting_confirmation", None, None)


def test_the_day_both_sides_confirm_is_the_day_of_receipt(register, step):
    case = register(channel=Channel.ONLINE)

    step(intake.confirm, case, "2026-03-04", on=day("2026-03-04"))

    assert (case.state, case.received_on, case.due_on) == (
        "in_hand",
        day("2026-03-04"),
        day("2026-04-01"),
    )


def test_a_confirmation_that_is_known_at_once_is_registered_with_it(register):
    case = register(
        on="2026-03-05",
        channel=Channel.ORDINARY_MAIL,
        arrived_on=day("2026-03-02"),
        confirmed_on=day("2026-03-03"),
    )

    assert case.received_on == day("2026-03-03")


def test_a_confirmation_before_arrival_is_refused(register, step):
    case = register(channel=Channel.FAX)

    with pytest.raises(ReceiptNotPossible, match="早于提交日期"):
        step(intake.confirm, case, "2026-03-04", on=day("2026-02-27"))


def test_what_was_received_is_not_confirmed_again(case, step):
    with pytest.raises(NotAllowed, match="第三十一条"):
        step(intake.confirm, case, "2026-03-04", on=day("2026-03-04"))


class TestApplicant:
    def test_nothing_about_a_person_is_readable_in_the_database(self, case):
        kept = bytes(Applicant.objects.get().sealed).decode("latin-1")
        row = str(DisclosureApplication.objects.values().get())

        assert [word for word in (DATA.name, DATA.contact) if word in kept + row] == []

    def test_opening_the_data_is_recorded_without_it(self, case, cast):
        data = intake.read_applicant(case=case, by=cast["lin"], at=at("2026-03-03"))

        record = AuditRecord.objects.get(action="casework.applicant_read")
        assert data == DATA
        assert (record.actor_name, DATA.name in record.facts_text) == ("林文员", False)

    def test_no_record_of_a_case_names_the_applicant(self, answered):
        texts = AuditRecord.objects.values_list("facts_text", flat=True)

        assert [text for text in texts if DATA.name in text or DATA.contact in text] == []

    def test_lists_show_a_first_character_only(self):
        assert (masked_name("陈示例"), masked_contact("000-00000000")) == ("陈＊＊", "000＊＊")

    def test_data_of_a_case_come_back_as_they_were_kept(self, case):
        assert data_of(case.applicant) == DATA


class TestHandler:
    def test_a_case_is_handed_to_somebody_who_handles_cases(self, case, step, cast):
        step(intake.assign, case, "2026-03-03", handler=cast["zhao"])

        assert case.handler == cast["zhao"]

    def test_somebody_of_another_agency_cannot_handle_it(self, case, step, cast):
        with pytest.raises(NotAllowed, match="王文员今天在"):
            step(intake.assign, case, "2026-03-03", handler=cast["wang"])

    def test_a_closed_case_is_handed_to_nobody(self, answered, step, cast):
        with pytest.raises(NotAllowed, match="已经办结"):
            step(intake.assign, answered.case, "2026-03-09", handler=cast["zhao"])


@pytest.mark.parametrize("username", ["he", "admin", "town_admin", "wang", "sun"])
def test_who_supervises_administers_or_works_elsewhere_sees_no_application(case, cast, username):
    seen = DisclosureApplication.objects.seen_by(cast[username], day("2026-03-02"))

    assert not seen.exists()


@pytest.mark.parametrize("username", ["lin", "zhao", "qian"])
def test_those_who_handle_cases_see_those_of_their_agency(case, cast, username):
    seen = DisclosureApplication.objects.seen_by(cast[username], day("2026-03-02"))

    assert list(seen) == [case]
