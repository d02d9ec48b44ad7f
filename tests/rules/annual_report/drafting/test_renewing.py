"""Computed sentences are renewed; a word that somebody wrote is never touched."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai.rules.annual_report.drafting import composed, renewed

KEY, OTHER, CHANNELS = "DISCLOSURE:total", "DISCLOSURE:classes", "PLATFORM:channels"
BEFORE = {KEY: "本年新增86条。", CHANNELS: "通过1种渠道公开。"}
NOW = {KEY: "本年新增87条。", CHANNELS: "通过1种渠道公开。"}
OWN = "（一）主动公开\n镇里很重视。本年新增86条。群众反映好。\n（二）平台建设\n通过1种渠道公开。"


def test_a_sentence_is_renewed_where_it_stands():
    assert renewed(OWN, BEFORE, NOW).text == OWN.replace("86条", "87条")


def test_a_sentence_that_somebody_changed_is_left_and_named():
    mine = OWN.replace("本年新增86条。", "全年共新增八十六条。")

    result = renewed(mine, BEFORE, NOW)

    assert (result.text, result.left) == (mine, (KEY,))


def test_a_sentence_that_somebody_took_out_does_not_come_back():
    mine = OWN.replace("本年新增86条。", "")

    assert renewed(mine, BEFORE, NOW).text == mine


def test_a_new_fact_comes_after_the_computed_sentence_before_it():
    result = renewed(OWN, BEFORE, {**NOW, OTHER: "其中业务工作类40条。"})

    assert "本年新增87条。其中业务工作类40条。群众反映好。\n（二）" in result.text


def test_a_new_fact_without_one_before_it_comes_at_the_end_of_its_aspect():
    mine = OWN.replace("本年新增86条。", "全年共新增八十六条。")

    result = renewed(mine, BEFORE, {**NOW, OTHER: "其中业务工作类40条。"})

    assert "群众反映好。其中业务工作类40条。\n（二）" in result.text


def test_a_new_fact_of_an_aspect_without_heading_brings_the_heading():
    result = renewed(OWN, BEFORE, {**NOW, "SUPERVISION:training": "组织培训2次。"})

    assert result.text.endswith("\n（三）监督保障\n组织培训2次。")


def test_a_new_fact_goes_below_a_heading_that_has_nothing_yet():
    text = "（一）主动公开\n（二）依法申请公开方面\n（三）监督保障"

    result = renewed(text, {}, {"APPLICATIONS:counts": "没有收到申请。"})

    assert result.text == "（一）主动公开\n（二）依法申请公开方面\n没有收到申请。\n（三）监督保障"


def test_a_fact_that_is_gone_takes_its_sentence_along():
    result = renewed(OWN, BEFORE, {KEY: NOW[KEY]})

    assert "渠道" not in result.text
    assert result.text.endswith("（二）平台建设")


def test_a_fact_of_part_six_follows_what_is_there():
    assert renewed("另有一事。", {}, {"OTHERS:fee": "没有收取。"}).text == "另有一事。没有收取。"


def test_what_was_composed_is_renewed_whole():
    assert renewed(composed(BEFORE), BEFORE, NOW).text == composed(NOW)


WORDS = st.text(alphabet="甲乙丙丁，", max_size=8).map(lambda text: f"{text}。")


@given(st.lists(WORDS, min_size=3, max_size=3), st.integers(0, 99), st.integers(0, 99))
def test_whatever_stands_around_a_sentence_stays(own, was, now):
    before, after = {KEY: f"新增{was}条。"}, {KEY: f"新增{now}条。"}
    text = f"（一）主动公开\n{own[0]}{before[KEY]}{own[1]}\n{own[2]}"

    result = renewed(text, before, after)

    assert result.text == f"（一）主动公开\n{own[0]}{after[KEY]}{own[1]}\n{own[2]}"
    assert result.left == ()
