"""Small parts of staff pages: states, icons, refusals, fields, the summary of mistakes, pages that follow."""

import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template
from django.template.loader import render_to_string

from gongkai.desk.frame import ICONS
from gongkai.desk.status import LOOKS
from gongkai.desk.templatetags.desk_parts import TELL_ICONS

SPRITE = (settings.PACKAGE / "static" / "gongkai" / "icons.svg").read_text(encoding="utf-8")
DRAWN = set(re.findall(r'<symbol id="(\w+)"', SPRITE))


def drawn(text, **context):
    return Template("{% load desk_parts %}" + text).render(Context(context))


@pytest.mark.parametrize("word", LOOKS)
def test_a_state_is_told_by_word_icon_and_colour(word):
    html = drawn("{% status_pill word %}", word=word)

    assert word in html
    assert f"k-{LOOKS[word].kind}" in html
    assert LOOKS[word].icon in DRAWN


def test_a_word_that_is_no_state_is_refused():
    with pytest.raises(KeyError):
        drawn("{% status_pill '处理中' %}")


def test_every_icon_that_is_named_is_drawn():
    assert {*ICONS.values(), *TELL_ICONS.values(), "folder"} <= DRAWN


def test_every_icon_in_templates_is_drawn():
    texts = (file.read_text(encoding="utf-8") for file in Path(settings.PACKAGE).rglob("*.html"))
    named = {name for text in texts for name in re.findall(r'{% icon "(\w+)" %}', text)}

    assert named <= DRAWN


class Question(forms.Form):
    name = forms.CharField(label="姓名", help_text="与证件相同")
    agrees = forms.BooleanField(label="已核对")
    note = forms.CharField(label="备注", required=False)
    channel = forms.ChoiceField(
        label="渠道", widget=forms.RadioSelect, choices=[("post", "邮寄"), ("fax", "传真")]
    )

    def clean(self):
        raise forms.ValidationError("这件已经办结")


FIELDS = "{% for field in form %}{% include 'components/field.html' %}{% endfor %}"


def test_the_summary_of_mistakes_leads_to_each_field():
    form = Question({})
    html = render_to_string("components/errors.html", {"form": form}) + drawn(FIELDS, form=form)

    assert "有4处需要修改" in html
    assert "<li>这件已经办结</li>" in html
    for target in re.findall(r'href="#([^"]+)"', html):
        assert f'id="{target}"' in html


def test_a_form_without_mistakes_has_no_summary():
    html = render_to_string("components/errors.html", {"form": Question()})

    assert html.strip() == ""


def test_hint_and_message_are_tied_to_their_field():
    html = drawn(FIELDS, form=Question({}))

    described = re.search(r'id="id_name"[^>]*', html).group()
    for each in re.search(r'aria-describedby="([^"]+)"', html).group(1).split():
        assert f'id="{each}"' in html
    assert 'aria-invalid="true"' in html or "aria-invalid" in described


def test_what_may_be_left_out_says_so():
    assert drawn(FIELDS, form=Question()).count("（选填）") == 1


def test_choices_are_a_group_with_a_name():
    html = drawn(FIELDS, form=Question())

    assert "<legend>渠道" in html
    assert '<label for="id_channel_0">邮寄</label>' in html


def test_a_refusal_says_what_why_and_what_to_do():
    html = drawn(
        "{% include 'components/tell.html' with kind='late' title='还不能报送' why='多出 1 件' "
        "article='第五十条' todo='改这一列' url='/x/' link='去改' %}"
    )

    for part in ("还不能报送", "多出 1 件", "第五十条", "怎么办：", 'href="/x/"', 'role="alert"'):
        assert part in html


def test_pages_that_follow_are_offered_by_key():
    html = drawn("{% include 'components/pager.html' with older='?after=9' %}")

    assert 'href="?after=9"' in html
    assert "已是最新" in html


def test_a_single_page_offers_none():
    assert "<nav" not in drawn("{% include 'components/pager.html' %}")
