"""What happened, in a sentence; the record holds facts only."""

from gongkai.desk import sentences


def test_a_sentence_is_filled_with_the_facts(monkeypatch):
    monkeypatch.setattr(
        sentences, "sentences", lambda: {"agencies.renamed": "把“{old}”改名为“{new}”"}
    )

    told = sentences.sentence_of("agencies.renamed", {"old": "旧镇", "new": "青山镇"})

    assert told == "把“旧镇”改名为“青山镇”"


def test_a_fact_that_an_older_record_did_not_keep_is_a_dash(monkeypatch):
    monkeypatch.setattr(sentences, "sentences", lambda: {"a.b": "退回：{reason}"})

    assert sentences.sentence_of("a.b", {}) == "退回：—"


def test_an_action_without_a_sentence_is_named_with_its_facts():
    assert sentences.sentence_of("x.done", {"b": 2, "a": 1}) == "x.done（a：1，b：2）"
    assert sentences.sentence_of("x.done", {}) == "x.done"


def test_every_sentence_of_our_apps_is_text():
    assert all(str(text) for text in sentences.sentences().values())
