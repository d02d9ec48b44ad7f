"""Chapters of the manual as pages: safe, without inline style, with heads that say what they are heads of."""

import pytest
from django.conf import settings

from gongkai.desk.manual import chapters, rendered
from tests.html_checks import faults

EVERY_CHAPTER = [chapter.key for chapter in chapters(settings.MANUAL)]


def test_a_chapter_is_named_by_its_first_line(tmp_path):
    (tmp_path / "boards.md").write_text("# 公示栏\n\n一张一张贴。\n", encoding="utf-8")

    [chapter] = chapters(tmp_path)

    assert (chapter.key, chapter.title) == ("boards", "公示栏")
    assert chapter.html == "<p>一张一张贴。</p>\n"


def test_a_file_without_a_title_is_no_chapter(tmp_path):
    (tmp_path / "notes.md").write_text("随手记\n", encoding="utf-8")

    assert chapters(tmp_path) == []


def test_a_manual_that_is_not_there_has_no_chapters(tmp_path):
    assert chapters(tmp_path / "nowhere") == []


def test_tables_get_scopes_and_classes_and_no_style():
    html = rendered("| 项 | 件 |\n|---|---:|\n| 申请 | 3 |\n")

    assert '<th scope="col">项</th>' in html
    assert 'class="num"' in html
    assert "style" not in html


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "[x](javascript:alert(1))"])
def test_html_and_scripts_are_shown_as_text(text):
    html = rendered(text)

    assert "<script" not in html
    assert "href" not in html


def test_a_second_title_is_a_heading_of_the_second_level():
    assert rendered("# 另一个题目\n") == "<h2>另一个题目</h2>\n"


@pytest.mark.parametrize("key", EVERY_CHAPTER)
def test_every_chapter_is_a_well_formed_page(client, lin, key):
    client.force_login(lin)

    response = client.get(f"/desk/help/{key}/")

    assert response.status_code == 200
    assert [fault for fault in faults(response.content) if "caption" not in fault] == []


def test_a_chapter_that_is_not_there_is_not_found(client, lin):
    client.force_login(lin)

    assert client.get("/desk/help/nothing/").status_code == 404


def test_contents_of_a_missing_manual_say_what_to_do(client, lin, settings, tmp_path):
    client.force_login(lin)
    settings.MANUAL = tmp_path

    assert "说明还没有装上" in client.get("/desk/help/").content.decode()
