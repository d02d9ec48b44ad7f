"""Lin of 青山镇 calls for material; Xu sends it for 便民服务中心, Lin takes it over as a draft."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.accounts.models import Role
from gongkai.agencies.models import Agency, Office
from gongkai.audit.models import AuditRecord
from gongkai.catalog.calls import actions, offers, queries
from gongkai.catalog.calls.course import CallEventKind, CallState, state_of
from gongkai.catalog.calls.reminding import remind_offices
from gongkai.catalog.models import AskedOffice, CallEvent, InformationItem, MaterialCall
from gongkai.catalog.refusals import ItemRefusal, ReasonMissing
from tests.catalog.conftest import AT, later
from tests.factories import a_person

CALLS = "/desk/items/calls/"
DUE = dt.date(2026, 3, 6)  # a Friday; AT is the Monday before


@pytest.fixture
def xu(cast):
    return a_person("xu", "许经办", ("qingshan", Role.HANDLING_UNIT_MEMBER))


@pytest.fixture
def center(qingshan, xu, cast):
    """便民服务中心, for which Xu sends."""
    office = Office.objects.create(agency=qingshan, name="便民服务中心")
    actions.set_contacts(office=office, people=[xu], by=cast["lin"], at=AT)
    return office


@pytest.fixture
def economy(qingshan):
    """经济发展办公室, that nobody sends for."""
    return Office.objects.create(agency=qingshan, name="经济发展办公室")


@pytest.fixture
def called(qingshan, cast, center, business):
    """Lin asks offices, the centre where none is named."""

    def call(*offices, due_on=DUE, at=AT):
        new = actions.NewCall(
            "一季度惠民补贴", "发放的名目和金额", due_on, offices or (center,), business
        )
        return actions.call(agency=qingshan, new=new, by=cast["lin"], at=at)

    return call


@pytest.fixture
def asked(called):
    return AskedOffice.objects.get(call=called())


@pytest.fixture
def send(xu):
    """Xu sends this for an office."""

    def sent(asked, text="共发放三项。", at=AT):
        actions.send(asked=asked, title="", text=text, files=(), by=xu, at=at)
        return AskedOffice.objects.get(pk=asked.pk)

    return sent


def url(asked):
    return f"{CALLS}offices/{asked.pk}/"


def state(asked):
    return AskedOffice.objects.get(pk=asked.pk).state


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([], CallState.WAITING),
        (["reminded"], CallState.WAITING),
        (["sent"], CallState.SENT),
        (["sent", "returned", "reminded"], CallState.RETURNED),
        (["sent", "returned", "sent", "accepted"], CallState.ACCEPTED),
        (["nothing"], CallState.NOTHING),
    ],
)
def test_the_state_follows_from_what_happened(kinds, expected):
    assert state_of(kinds) is expected


class TestCalling:
    def test_asks_each_office_and_is_recorded(self, called, center, economy):
        made = called(center, economy)

        assert [each.office.name for each in made.asked.order_by("pk")] == [
            "便民服务中心",
            "经济发展办公室",
        ]
        assert AuditRecord.objects.filter(action="catalog.material_called").count() == 1

    @pytest.mark.parametrize(
        ("due_on", "says"),
        [
            ("2026-02-27", "已经过了"),
            ("2026-03-07", "休息日.*2026-03-09"),
            ("2026-10-01", "休息日"),
        ],
    )
    def test_needs_a_last_day_that_is_a_working_day_to_come(self, called, due_on, says):
        with pytest.raises(ItemRefusal, match=says):
            called(due_on=dt.date.fromisoformat(due_on))

    def test_may_end_on_a_weekend_that_is_worked(self, called):
        assert called(due_on=dt.date(2026, 5, 9)).due_on == dt.date(2026, 5, 9)

    def test_needs_an_office_of_the_agency(self, called, cast):
        other = Office.objects.create(agency=Agency.objects.get(code="lvshui"), name="便民服务中心")

        with pytest.raises(ItemRefusal, match="没有选要征集的"):
            called(other)


class TestSending:
    def test_waits_to_be_taken_over(self, asked, send):
        assert send(asked).state == CallState.SENT

    def test_needs_text_or_a_file(self, asked, send):
        with pytest.raises(ItemRefusal, match="没有材料"):
            send(asked, text="  ")

    def test_may_say_that_there_is_nothing(self, asked, xu):
        actions.say_nothing(asked=asked, reason="本季度没有发放", by=xu, at=AT)

        assert state(asked) == CallState.NOTHING

    def test_does_not_say_nothing_after_material_was_sent(self, asked, send, xu):
        send(asked)

        with pytest.raises(ItemRefusal, match="已经报了材料"):
            actions.say_nothing(asked=asked, reason="", by=xu, at=AT)

    def test_ends_with_the_call(self, asked, send, cast):
        actions.close(call=asked.call, by=cast["lin"], at=AT)

        with pytest.raises(ItemRefusal, match="已经结束"):
            send(asked)


class TestTakingOver:
    def test_makes_a_draft_with_the_office_as_its_source(self, asked, send, cast, business):
        item = actions.accept(asked=send(asked), page_text="", by=cast["lin"], at=AT)

        content = item.current.value()
        assert (content.title, content.text, content.source_unit, content.item_class_id) == (
            "一季度惠民补贴",
            "共发放三项。",
            "便民服务中心",
            business.pk,
        )
        assert state(asked) == CallState.ACCEPTED

    def test_needs_something_that_was_sent(self, asked, cast):
        with pytest.raises(ItemRefusal, match="没有等您采用的材料"):
            actions.accept(asked=asked, page_text="", by=cast["lin"], at=AT)

    def test_twice_in_one_moment_makes_one_draft(self, asked, send, cast):
        before = send(asked)
        actions.accept(asked=before, page_text="", by=cast["lin"], at=AT)

        with pytest.raises(ItemRefusal):
            actions.accept(asked=before, page_text="", by=cast["lin"], at=AT)

        assert InformationItem.objects.count() == 1

    def test_or_sending_back_says_why(self, asked, send, cast):
        sent = send(asked)

        with pytest.raises(ReasonMissing):
            actions.send_back(asked=sent, remarks=" ", by=cast["lin"], at=AT)

    def test_leaves_what_was_sent_back_to_the_office(self, asked, send, cast):
        actions.send_back(asked=send(asked), remarks="金额写到分", by=cast["lin"], at=AT)

        assert state(asked) == CallState.RETURNED

    def test_comes_before_the_end_of_the_call(self, asked, send, cast):
        send(asked)

        with pytest.raises(ItemRefusal, match="还有报来的材料"):
            actions.close(call=asked.call, by=cast["lin"], at=AT)


class TestReminding:
    def test_is_done_once_a_day(self, asked, cast):
        actions.remind(asked=asked, by=cast["lin"], at=AT)

        with pytest.raises(ItemRefusal, match="今天已经催过"):
            actions.remind(asked=asked, by=cast["lin"], at=later())

    def test_is_not_for_an_office_that_answered(self, asked, send, cast):
        with pytest.raises(ItemRefusal, match="已经答复"):
            actions.remind(asked=send(asked), by=cast["lin"], at=AT)

    @pytest.mark.parametrize(
        ("days", "number"),
        [(2, 0), (3, 1), (4, 1), (5, 0), (7, 1)],  # Wed, Thu, Fri (last day), Sat, Mon after
    )
    def test_by_the_clock_begins_the_working_day_before_the_last(self, asked, days, number):
        assert remind_offices(later(days=days)) == number

    def test_by_the_clock_is_done_twice_at_most(self, asked):
        days = (3, 4, 7, 8)

        assert [remind_offices(later(days=each)) for each in days] == [1, 0, 1, 0]


class TestThePages:
    def test_lead_the_office_from_the_inbox_to_its_answer(self, client, asked, xu):
        client.force_login(xu)

        assert url(asked) in client.get("/desk/").content.decode()
        answer = client.post(
            url(asked),
            {
                "do": "send",
                "title": "补贴发放",
                "text": "",
                "papers": [SimpleUploadedFile("补贴.txt", "耕地地力补贴 3 万元".encode())],
            },
        )

        assert answer.status_code == 302
        sent = CallEvent.objects.get()
        assert (sent.title, sent.files[0]["name"]) == ("补贴发放", "补贴.txt")

    def test_take_the_text_of_the_file_over(self, client, asked, xu, cast):
        client.force_login(xu)
        file = SimpleUploadedFile("补贴.txt", "耕地地力补贴 3 万元".encode())
        client.post(url(asked), {"do": "send", "papers": [file]})
        client.force_login(cast["lin"])

        client.post(url(asked), {"do": "accept"})

        content = InformationItem.objects.get().current.value()
        assert content.text == "耕地地力补贴 3 万元"
        assert [each.name for each in content.attachments] == ["补贴.txt"]

    def test_refuse_a_file_that_is_not_published_and_keep_the_text(self, client, asked, xu):
        client.force_login(xu)
        file = SimpleUploadedFile("a.exe", b"MZ\x00\x01\x02" * 20)

        answer = client.post(url(asked), {"do": "send", "text": "写好的内容", "papers": [file]})

        page = answer.content.decode()
        assert answer.status_code == 422
        assert "怎么办" in page
        assert "写好的内容" in page

    def test_let_the_caller_answer_for_an_office_without_contact(
        self, client, called, economy, cast
    ):
        asked = AskedOffice.objects.get(call=called(economy))
        client.force_login(cast["lin"])

        page = client.get(url(asked)).content.decode()
        client.post(url(asked), {"do": "nothing", "text": "电话答复没有"})

        assert "代经济发展办公室登记" in page
        assert state(asked) == CallState.NOTHING

    def test_show_an_office_its_own_alone(self, client, called, economy, xu):
        other = AskedOffice.objects.get(call=called(economy))
        client.force_login(xu)

        assert client.get(url(other)).status_code == 404
        assert client.get(other.call.get_absolute_url()).status_code == 404

    @pytest.mark.parametrize("do", ["accept", "return"])
    def test_let_no_office_take_over_its_own(self, client, asked, send, xu, do):
        send(asked)
        client.force_login(xu)

        answer = client.post(url(asked), {"do": do, "remarks": "x"})

        assert (answer.status_code, state(asked)) == (404, CallState.SENT)

    @pytest.mark.parametrize(
        ("username", "status"), [("lin", 200), ("zhao", 200), ("xu", 403), ("sun", 403)]
    )
    def test_are_for_those_who_call(self, client, cast, xu, username, status):
        client.force_login({**cast, "xu": xu}[username])

        assert client.get(CALLS + "new/").status_code == status
        assert client.get(CALLS + "contacts/").status_code == status

    def test_make_a_call(self, client, cast, center, monkeypatch):
        client.force_login(cast["lin"])
        typed = {
            "title": "二季度",
            "wanted": "名目",
            "offices": [center.pk],
            "due_on": "2099-03-03",
        }

        answer = client.post(CALLS + "new/", typed)

        assert answer["Location"] == MaterialCall.objects.get().get_absolute_url()

    def test_remind_and_close(self, client, asked, cast):
        client.force_login(cast["lin"])
        at = asked.call.get_absolute_url()

        client.post(at, {"remind": "1"})
        client.post(at, {"close": "1"})

        assert CallEvent.objects.get().kind == CallEventKind.REMINDED
        assert MaterialCall.objects.get().closed_at is not None

    def test_set_who_sends_for_an_office(self, client, cast, economy):
        client.force_login(cast["lin"])

        client.post(CALLS + "contacts/", {"office": economy.pk, "people": [cast["lin"].pk]})

        assert queries.contacts_of(economy.agency)[economy.pk] == [cast["lin"]]

    def test_send_a_file_back_to_those_who_may_see_it(self, client, asked, xu, cast):
        client.force_login(xu)
        client.post(url(asked), {"do": "send", "papers": [SimpleUploadedFile("a.txt", b"2026")]})
        sha256 = CallEvent.objects.get().files[0]["sha256"]
        client.force_login(cast["lin"])

        assert client.get(f"{url(asked)}files/{sha256}/").content == b"2026"

    def test_cost_the_same_with_many_calls(self, client, called, cast):
        for _ in range(60):
            called()
        client.force_login(cast["lin"])
        client.get(CALLS)

        with CaptureQueriesContext(connection) as made:
            page = client.get(CALLS).content.decode()

        assert len(made) <= 8
        assert "?before=" in page


class TestTheCounts:
    def test_are_by_office_and_quarter(self, asked, send, cast, a_draft):
        actions.accept(asked=send(asked), page_text="", by=cast["lin"], at=AT)
        a_draft(source_unit="党政综合办公室")

        counts = {each.name: each for each in queries.counts_of_year(asked.call.agency, 2026)}

        center = counts["便民服务中心"]
        assert (center.asked, center.sent, center.accepted) == (1, [1, 0, 0, 0], [1, 0, 0, 0])
        assert center.drafts == [1, 0, 0, 0]
        assert counts["党政综合办公室"].drafts == [1, 0, 0, 0]

    def test_stand_on_their_page(self, client, asked, cast):
        client.force_login(cast["lin"])

        assert "便民服务中心" in client.get(CALLS + "counts/?year=2026").content.decode()

    @pytest.mark.parametrize("year", ["", "x", "1800", "9999", "9" * 40])
    def test_of_a_nonsense_year_are_those_of_this_one(self, client, cast, year):
        client.force_login(cast["lin"])

        assert client.get(CALLS + "counts/", {"year": year}).status_code == 200


def test_rebuilding_derives_the_states_anew(asked, send):
    send(asked)
    AskedOffice.objects.update(state=CallState.WAITING)

    assert offers.rebuild() == 1
    assert state(asked) == CallState.SENT
