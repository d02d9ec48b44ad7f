import pytest

from gongkai.rules.annual_report.guide import GUIDES, guide_to
from gongkai.rules.annual_report.report import PARTS
from gongkai.rules.annual_report.text_rules.wording import SLIPS


def test_every_part_has_a_guide():
    assert set(GUIDES) == {"title", "opening", *PARTS}


@pytest.mark.parametrize("part", GUIDES)
def test_a_guide_says_what_belongs_what_is_asked_and_what_is_forgotten(part):
    guide = guide_to(part)

    assert guide.belongs
    assert guide.asked
    assert guide.forgotten


def test_a_phrase_has_none_of_the_known_slips():
    phrases = [text for guide in GUIDES.values() for text in guide.phrases.values()]

    assert [text for text in phrases for slip in SLIPS if slip.pattern.search(text)] == []
