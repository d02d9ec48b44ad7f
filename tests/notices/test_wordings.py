"""An agency's own wording of a letter: checked as strictly as the built-in one, used from its day on, withdrawn."""

import datetime as dt

import pytest
import time_machine

from gongkai.audit.models import AuditRecord
from gongkai.notices.content import content_of
from gongkai.notices.models import AgencyWording
from gongkai.notices.wording_actions import keep_wording, withdraw_wordings
from gongkai.notices.wordings import WordingBroken, template_in_use
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.letters.own_wording import own_wording
from gongkai.rules.letters.templates import BadTemplate, template_for
from tests.factories import AT
from tests.html_checks import faults

TODAY = AT.date()
BUILT_IN = template_for(LetterKind.RECEIPT, TODAY)
BODY = "\n".join((*BUILT_IN.paragraphs, "感谢您关心本镇的工作。"))
REPLY = template_for(LetterKind.REPLY, TODAY, "disclosed_provided")


@pytest.fixture
def keep(agency, cast):
    """Keep an own wording of the receipt of 青山镇."""

    def kept(at=AT, **changes):
        said = {
            "kind": "receipt",
            "ending": "",
            "title": "政府信息公开申请接收回执",
            "addressee": "{applicant}",
            "body": BODY,
            "valid_from": TODAY,
        }
        return keep_wording(agency=agency("qingshan"), by=cast["zhao"], at=at, **said | changes)

    return kept


def written(body, kind=LetterKind.REPLY, ending="disclosed_provided"):
    return own_wording(
        kind, ending, title="告知书", addressee="{applicant}", body=body, valid_from=TODAY
    )


class TestChecks:
    def test_the_built_in_text_passes(self):
        assert written("\n".join(REPLY.paragraphs)).paragraphs == REPLY.paragraphs

    def test_an_unknown_field_is_refused_with_its_line(self):
        with pytest.raises(BadTemplate, match=r"第2行：不认识的栏目“\{nothing\}”"):
            written("第一段\n写{nothing}\n{remedy}")

    def test_a_brace_without_its_pair_is_refused_with_its_line(self):
        with pytest.raises(BadTemplate, match="第1行：花括号不成对"):
            written("写{applicant\n{remedy}")

    def test_what_such_a_letter_must_say_is_named(self):
        with pytest.raises(BadTemplate, match=r"缺少必须写明的内容：.*申请登记编号"):
            written("您好\n{remedy}")

    @pytest.mark.parametrize("body", ["如不服，{remedy}", "{remedy}\n特此告知"])
    def test_a_remedy_that_does_not_stand_alone_at_the_end_is_refused_with_its_line(self, body):
        with pytest.raises(BadTemplate, match="第1行：救济途径"):
            written(body)

    def test_a_form_of_rows_has_no_own_wording(self):
        with pytest.raises(BadTemplate, match="是表格"):
            written("正文", LetterKind.SERVICE_RECORD, "")


class TestUse:
    def test_letters_are_written_in_it(self, keep, draft, sign):
        keep()

        assert content_of(sign(draft())).paragraphs[-1] == "感谢您关心本镇的工作。"

    def test_another_agency_keeps_the_built_in_one(self, keep, draft, sign):
        keep()

        assert "感谢" not in content_of(sign(draft(code="lvshui"))).paragraphs[-1]

    def test_before_its_day_the_built_in_one_is_used(self, keep, agency):
        keep(valid_from=TODAY + dt.timedelta(days=1))

        assert template_in_use(agency("qingshan"), LetterKind.RECEIPT, TODAY) == BUILT_IN

    def test_of_several_the_latest_is_used(self, keep, agency):
        keep()
        keep(title="接收回执（第二版）")

        used = template_in_use(agency("qingshan"), LetterKind.RECEIPT, TODAY)
        assert used.title == "接收回执（第二版）"

    def test_withdrawn_it_gives_way_to_the_built_in_one(self, keep, agency, cast):
        keep()

        withdraw_wordings(
            agency=agency("qingshan"), kind="receipt", ending="", by=cast["zhao"], at=AT
        )

        assert template_in_use(agency("qingshan"), LetterKind.RECEIPT, TODAY) == BUILT_IN

    def test_it_does_not_begin_in_the_past(self, keep):
        with pytest.raises(WordingBroken, match="不能从过去的日子起用"):
            keep(valid_from=TODAY - dt.timedelta(days=1))

    def test_a_broken_one_is_not_kept(self, keep):
        with pytest.raises(WordingBroken, match="第1行"):
            keep(body="{")

        assert not AgencyWording.objects.exists()

    def test_one_that_became_broken_is_refused_when_it_is_loaded(self, keep, draft):
        AgencyWording.objects.filter(pk=keep().pk).update(body="第一段\n{gone}")

        with pytest.raises(WordingBroken, match=r"第2行：不认识的栏目“\{gone\}”"):
            draft()

    def test_keeping_and_withdrawing_are_recorded(self, keep, agency, cast):
        keep()
        withdraw_wordings(
            agency=agency("qingshan"), kind="receipt", ending="", by=cast["zhao"], at=AT
        )

        found = AuditRecord.objects.filter(action__startswith="notices.wording")
        assert [each.action for each in found.order_by("pk")] == [
            "notices.wording_kept",
            "notices.wording_withdrawn",
        ]


class TestPages:
    ADDRESS = "/desk/letters/receipt/wording/"

    @pytest.fixture(autouse=True)
    def that_day(self):
        with time_machine.travel(AT, tick=False):
            yield

    @pytest.fixture
    def zhao(self, signed_in):
        return signed_in("zhao")

    def said(self, **changes):
        return {
            "title": "接收回执",
            "addressee": "{applicant}",
            "body": BODY,
            "valid_from": TODAY.isoformat(),
        } | changes

    def test_it_begins_with_the_built_in_text(self, zhao):
        response = zhao.get(self.ADDRESS)

        assert faults(response.content) == []
        assert BUILT_IN.paragraphs[0] in response.content.decode()

    def test_it_is_tried_with_made_up_values_and_not_kept(self, zhao):
        response = zhao.post(self.ADDRESS, self.said() | {"try": "1"})

        assert faults(response.content) == []
        assert "陈示例：" in response.content.decode()
        assert not AgencyWording.objects.exists()

    def test_kept_it_is_shown_as_the_agencys_own_beside_the_built_in_one(self, zhao):
        zhao.post(self.ADDRESS, self.said() | {"keep": "1"})

        own = zhao.get("/desk/letters/receipt/").content.decode()
        built_in = zhao.get("/desk/letters/receipt/?builtin=1").content.decode()
        assert ("感谢您关心本镇" in own, "感谢您关心本镇" in built_in) == (True, False)
        assert "本机关的样式" in zhao.get("/desk/letters/").content.decode()

    def test_a_broken_one_is_refused_with_its_line_and_not_lost(self, zhao):
        response = zhao.post(self.ADDRESS, self.said(body="第一段\n{nothing}") | {"keep": "1"})

        text = response.content.decode()
        assert "第2行：不认识的栏目“{nothing}”" in text
        assert "第一段" in text

    def test_one_that_became_broken_is_said_in_the_list_and_can_be_mended(self, zhao, keep):
        AgencyWording.objects.filter(pk=keep().pk).update(body="{gone}")

        assert "本机关的样式不能用" in zhao.get("/desk/letters/").content.decode()
        assert "{gone}" in zhao.get("/desk/letters/receipt/").content.decode()
        assert "{gone}" in zhao.get(self.ADDRESS).content.decode()

    def test_the_built_in_one_is_used_again(self, zhao, keep):
        keep()

        zhao.post(f"{self.ADDRESS}withdraw/")

        assert "感谢" not in zhao.get("/desk/letters/receipt/").content.decode()

    @pytest.mark.parametrize("key", ["service_record", "nothing"])
    def test_what_has_no_text_has_no_wording(self, zhao, key):
        assert zhao.get(f"/desk/letters/{key}/wording/").status_code == 404

    def test_the_case_officer_does_not_change_it(self, signed_in):
        assert signed_in("lin").get(self.ADDRESS).status_code == 403
