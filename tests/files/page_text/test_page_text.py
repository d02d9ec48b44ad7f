"""From written text to the HTML that is published, and back to a document."""

from gongkai.files.page_text import html_of_text


def test_headings_paragraphs_and_the_signature_have_their_marks():
    html = html_of_text("# 一、总则\n正文。\n>> 青山镇人民政府")

    assert html == '<h2>一、总则</h2>\n<p>正文。</p>\n<p class="sign">青山镇人民政府</p>'


def test_markup_in_the_text_is_text():
    html = html_of_text("<script>alert(1)</script>\n| <b>甲</b> | 乙 |\n|---|\n| 1 | 2 |")

    assert "<script" not in html
    assert "&lt;b&gt;甲" in html


def test_a_table_has_a_head_with_scopes_and_figures_to_the_right():
    html = html_of_text("| 村 | 金额 |\n|---|\n| 上河村 | 800 |")

    assert '<th scope="col">村</th>' in html
    assert '<td class="num">800</td>' in html


def test_marks_span_columns_and_rows():
    html = html_of_text("| 甲 | < |\n|---|\n| 1 | 2 |\n| ^ | 3 |")

    assert 'colspan="2"' in html
    assert 'rowspan="2"' in html


def test_rows_pasted_from_a_sheet_become_a_table():
    html = html_of_text("村\t人数\n上河村\t42")

    assert html.count("<tr>") == 2
