import json

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gongkai.audit.actions import link_day
from gongkai.audit.models import AuditRecord, ChainHead, DailyLink, LinkedHead
from gongkai.audit.verifying import Break, verify
from tests.audit.chains import NINE, appended, removed, tampered

pytestmark = pytest.mark.django_db
DAY = NINE.date()


def linked():
    return link_day(day=DAY, at=NINE)


def test_chains_that_nobody_touched_hold():
    appended(3)
    appended(2, agency_code="lvshui")
    linked()
    appended(1)
    linked()

    verdict = verify()

    assert (verdict.holds, verdict.records, verdict.links) == (True, 3 + 2 + 1, 2)


def test_an_empty_installation_holds():
    assert verify().holds


def test_progress_is_told(monkeypatch):
    monkeypatch.setattr("gongkai.audit.verifying.BATCH", 2)
    appended(5)
    told = []

    verify(told.append)

    assert told == [2, 4]


def test_a_changed_record_is_named():
    _first, second, _third = appended(3)
    tampered(second, facts_text='{"turn":9}')

    assert verify().breaks == (Break("qingshan", 2, "内容与校验值不符（被改过）"),)


def test_a_changed_record_with_its_hash_made_anew_breaks_the_next_one():
    _first, second, _third = appended(3)
    second.facts_text = '{"turn":9}'
    tampered(second, facts_text=second.facts_text, hash=second.own_hash())

    [broken] = verify().breaks

    assert (broken.number, broken.reason[:8]) == (3, "与前一条接不上（")


def test_a_removed_record_is_named():
    _first, second, _third = appended(3)
    removed(second)

    assert verify().breaks == (Break("qingshan", 2, "缺少记录，后面接的是第 3 条"),)


def test_an_inserted_record_is_named():
    _first, second = appended(2)
    foreign = AuditRecord.objects.get(pk=second.pk)
    foreign.pk, foreign.sequence = None, 3
    foreign._state.adding = True
    foreign.save()

    [broken] = verify().breaks

    assert broken.number == 3


def test_records_in_another_order_are_seen():
    _first, second, third = appended(3)
    tampered(second, sequence=9)
    tampered(third, sequence=2)
    tampered(second, sequence=3)

    [broken] = verify().breaks

    assert broken.number == 2


def test_a_tail_cut_off_after_a_daily_link_is_seen_even_when_the_head_is_mended():
    first, second, third = appended(3)
    linked()
    removed(second, third)
    tampered(ChainHead.objects.get(), sequence=1, hash=first.hash)

    assert verify().breaks == (Break("qingshan", 2, "末尾缺少记录，每日链接记到第 3 条"),)


def test_a_chain_removed_as_a_whole_is_seen():
    records = appended(2)
    linked()
    removed(*records, ChainHead.objects.get())

    [broken] = verify().breaks

    assert (broken.chain, broken.number) == ("qingshan", 1)


def test_a_chain_written_anew_does_not_fit_the_daily_link():
    [only] = appended()
    linked()
    only.facts_text = "{}"
    tampered(only, facts_text="{}", hash=only.own_hash())
    tampered(ChainHead.objects.get(), hash=only.own_hash())

    [broken] = verify().breaks

    assert "每日链接里记下的校验值不符" in broken.reason


def test_a_changed_daily_link_is_seen():
    appended()
    link = linked()
    linked()
    tampered(link, at=NINE.replace(hour=10))

    assert verify().breaks == (Break("每日链接", 1, "每日链接的内容与校验值不符（被改过）"),)


def test_a_removed_daily_link_is_seen():
    link = linked()
    linked()
    removed(link)

    assert "缺少每日链接" in str(verify().breaks[0])


def test_a_daily_link_made_anew_does_not_fit_the_next():
    link = linked()
    linked()
    tampered(link, hash="f" * 64, number=1)
    tampered(DailyLink.objects.get(number=2), previous_hash="e" * 64)

    assert not verify().holds


def test_links_that_do_not_follow_each_other_are_seen():
    linked()
    second = linked()
    tampered(second, previous_hash="e" * 64)

    assert "接不上" in str(verify().breaks[0])


def test_a_daily_link_names_only_chains_that_grew():
    appended()
    linked()
    appended(agency_code="lvshui")

    link = linked()

    assert [head.agency_code for head in link.heads.all()] == ["lvshui"]


def test_the_command_says_that_all_is_whole(capsys):
    appended(2)
    linked()

    call_command("audit", "verify")

    out = capsys.readouterr().out
    assert "2 条记录，1 条每日链接" in out
    assert DailyLink.objects.get().hash in out


def test_the_command_names_the_break_and_fails():
    [only] = appended()
    tampered(only, actor_name="王某")

    with pytest.raises(CommandError, match="qingshan 第 1 条") as refusal:
        call_command("audit", "verify")

    assert refusal.value.returncode == 1


def test_the_command_exports_every_record_and_link(tmp_path):
    appended(2)
    linked()

    call_command("audit", "export", "--output", tmp_path / "audit.jsonl")

    lines = [json.loads(line) for line in (tmp_path / "audit.jsonl").read_text().splitlines()]
    assert [line["kind"] for line in lines] == ["record", "record", "link"]
    assert lines[-1]["heads"] == [["qingshan", 2, lines[1]["hash"]]]


def test_the_command_exports_one_agency_to_the_screen(capsys):
    appended(2)
    appended(1, agency_code="lvshui")

    call_command("audit", "export", "--agency", "lvshui")

    [line] = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert line["agency_code"] == "lvshui"


def test_rows_name_themselves():
    appended()
    link = linked()

    assert str(ChainHead.objects.get()) == str(LinkedHead.objects.get()) == "qingshan#1"
    assert str(link) == "2026-03-02 #1"


class TestAnyChange(TestCase):
    @settings(max_examples=15, deadline=None)
    @given(
        number=st.integers(1, 6),
        at=st.integers(0, 5),
        field=st.sampled_from(
            ["action", "actor_id", "actor_name", "actor_role", "subject_id", "facts_text", "hash"]
        ),
        text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20),
    )
    def test_a_change_of_any_field_of_any_record_is_found(self, number, at, field, text):
        chain = appended(number)
        row = chain[at % number]
        tampered(row, **{field: text + "改"})

        [broken] = verify().breaks

        assert broken.number == row.sequence
