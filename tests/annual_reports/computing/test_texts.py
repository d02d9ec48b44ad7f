"""The texts that come with the figures: drafted from facts, renewed, and a clerk's own words left alone."""

import pytest

from gongkai.accounts.models import Appointment, Role
from gongkai.agencies import year_facts
from gongkai.annual_reports import actions
from gongkai.casework.lifecycle import EventKind
from gongkai.casework.models import CaseEvent
from gongkai.catalog import tallies
from gongkai.catalog.models import InformationItem, ItemClass, OpeningBalance
from gongkai.files.annual_report_reader import read_report
from gongkai.files.annual_report_writer import write_report
from gongkai.files.opening import open_document
from gongkai.rules.annual_report.checks import check_report
from gongkai.rules.annual_report.drafting import Place, Told
from gongkai.rules.annual_report.report import Level
from tests.annual_reports.computing.conftest import YEAR, day, noon
from tests.annual_reports.conftest import AT, LATER, address, text_of

CLASSES = {"机构职能": 1, "规划计划": 1, "工作动态": 42, "业务工作": 40, "其他": 3}


@pytest.fixture
def published_items(qingshan):
    """The township's items: 423 of before, 87 new in five classes, on the county's site and on its boards."""
    OpeningBalance.objects.create(agency=qingshan, count=510 - 87, source="旧网站导出的清单")
    for position, (name, number) in enumerate(CLASSES.items()):
        of = ItemClass.objects.create(agency=qingshan, name=name, position=position)
        for _each in range(number):
            item = InformationItem(
                agency=qingshan, item_class=of, head="20-15", field="outside", is_public=True
            )
            item.first_published_at = noon("2025-06-02")
            tallies.move(qingshan, [], tallies.keys_of(item, ["website", "board"]))


def text_now(version, part="一"):
    version.refresh_from_db()
    return version.value().sections[part]


def write(version, lin, part, text, at=LATER):
    version.refresh_from_db()
    seen = version.value().sections[part]
    actions.change_text(version=version, part=part, seen=seen, text=text, by=lin, at=at)


def test_the_year_of_a_township_gives_its_facts_with_honest_shares(begun, compute, published_items):
    version = compute(begun)

    text = text_now(version)
    assert "截至2025年12月31日，累计主动公开政府信息510条，本年新增87条。" in text
    assert "机构职能类1条，占1.1%；规划计划类1条，占1.1%；工作动态类42条，占48.3%；" in text
    assert "业务工作类40条，占46.0%；其他3条，占3.4%" in text
    assert "本年新增的信息通过2种渠道公开：政府网站87条，镇村公开栏（电子屏）87条" in text
    assert "本年没有收到政府信息公开申请，也没有上年结转的申请。" in text
    assert text_now(version, "六") == "本年没有收取信息处理费。"


def test_its_tables_are_nought_and_nothing_is_wrong_with_it(begun, compute, published_items):
    version = compute(begun)

    report = version.value()
    computed = {cell: value for cell, value in report.figures.items() if value is not None}
    grave = [each for each in check_report(report) if each.level is not Level.NOTICE]
    assert set(computed.values()) == {0}
    assert [each.where for each in grave if each.where.startswith("section.一")] == []


def test_it_is_the_same_report_as_a_word_file(begun, compute, published_items):
    version = compute(begun)

    again = read_report(open_document(write_report(version.value(), "docx"), "report.docx"))

    text = again.sections["一"]
    assert "累计主动公开政府信息510条，本年新增87条。" in text
    assert "其他3条，占3.4%" in text


def test_taking_again_renews_the_sentences_and_leaves_the_clerks_words(
    begun, lin, compute, an_application
):
    version = compute(begun)
    write(version, lin, "一", text_now(version) + "镇里把公开列入每周例会。")
    an_application("2025-05-05", "2025-05-20")

    compute(version, at=LATER)

    text = text_now(version)
    assert text.endswith("镇里把公开列入每周例会。")
    assert "本年新收政府信息公开申请1件" in text
    assert "没有收到政府信息公开申请" not in text


def test_a_part_that_somebody_wrote_first_is_left_and_the_page_says_so(begun, lin, client_of):
    write(begun, lin, "一", "（一）主动公开\n我们自己写的一段。", at=AT)
    browser = client_of("lin")

    page = browser.post(address("compute", begun), follow=True)

    assert text_now(begun) == "（一）主动公开\n我们自己写的一段。"
    assert "第一部分里您写的、改过的句子没有动" in text_of(page)


def test_a_computed_sentence_is_put_into_ones_own_text_with_a_press(begun, lin, client_of):
    write(begun, lin, "一", "（一）主动公开\n我们自己写的一段。", at=AT)
    browser = client_of("lin")
    browser.post(address("compute", begun))
    page = address("text", begun, part="1")

    shown = browser.get(page).content.decode()
    mine = text_now(begun)
    browser.post(page, {"seen": mine, "text": mine, "sentence": "DISCLOSURE:total"})

    assert 'value="DISCLOSURE:total"' in shown
    assert "我们自己写的一段。截至2025年12月31日，累计主动公开政府信息0条" in text_now(begun)


def test_computed_sentences_are_marked_on_the_page_of_the_report(begun, compute, client_of):
    version = compute(begun)

    page = client_of("qian").get(address("report", version)).content.decode()

    assert '<mark class="rec">本年没有收取信息处理费。</mark>' in page


def test_late_replies_extensions_and_fees_are_told(begun, compute, an_application, lin):
    cases = [an_application("2025-03-03", "2025-03-20") for _each in range(5)]
    an_application("2025-03-03", "2025-06-20")
    for kind, facts in (
        (EventKind.FEE_NOTICED, {"method": "by_volume", "yuan": 100}),
        (EventKind.FEE_PAID, {}),
        (EventKind.EXTENDED, {"working_days": 20}),
    ):
        CaseEvent.objects.create(
            case=cases[0], kind=kind, on=day("2025-03-10"), at=AT, by=lin, facts=facts
        )

    version = compute(begun)

    assert "半数在17天以内，九成在109天以内（自然日）" in text_now(version)
    assert "延长过答复期限的1件" in text_now(version)
    assert text_now(version, "五") == "本年办结的申请中，有1件超过答复期限才作出决定。"
    assert text_now(version, "六") == "本年收取信息处理费100元，涉及申请1件。"


def test_other_parts_of_the_program_tell_their_facts(begun, compute, monkeypatch):
    monkeypatch.setattr(year_facts, "_PROVIDERS", {})
    year_facts.register(
        "training",
        lambda agency, year: [Told("held", Place.SUPERVISION, f"{year}年组织培训2次。")],
    )

    version = compute(begun)

    assert "）监督保障\n2025年组织培训2次。" in text_now(version)


def test_a_table_kept_elsewhere_is_not_spoken_of(begun, compute, upload):
    upload(year=YEAR - 1)

    version = compute(begun)

    assert "申请" not in text_now(version)
    assert text_now(version, "六") == ""


def test_one_press_leaves_little_to_do_in_a_quiet_year(begun, compute):
    version = compute(begun)

    assert Appointment.objects.filter(role=Role.CLERK).exists()
    assert set(version.unfilled) <= {"section.五"}
