"""Web pages: what a reader sees, and tables whose markup is wrong."""

import pytest

from gongkai.files.documents import DocumentTable, Paragraph, TableCell, Unreadable
from gongkai.files.limits import Limits
from gongkai.files.opening import open_document
from tests.files.samples import report_html


def read(body: str):
    return open_document(f"<html><body>{body}</body></html>".encode(), "年报.html").blocks


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "big5"])
def test_a_page_is_decoded_as_it_declares(encoding):
    text = report_html("utf-8").decode().replace("utf-8", encoding)
    traditional = text.replace("总体情况", "總體情況").replace("规", "規").replace("发", "發")
    traditional = (
        traditional.replace("废", "廢")
        .replace("县", "縣")
        .replace("开", "開")
        .replace("报", "報")
        .replace("制發", "製發")
    )

    document = open_document(traditional.encode(encoding, "replace"), "年报")

    assert "一、總體情況" in document.lines


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>甲</script>",
        "<style>甲</style>",
        "<nav>甲</nav>",
        "<p style='display: none'>甲</p>",
        "<p hidden>甲</p>",
        "<!-- 甲 -->",
        "<table><script>甲</script></table>",
        "<table><tr hidden><td>甲</td></tr></table>",
    ],
)
def test_what_nobody_sees_is_left_out(hidden):
    assert read(f"{hidden}<p>乙</p>") == (Paragraph("乙"),)


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>甲<br>乙</p>", ["甲\n乙"]),
        ("<p>甲&nbsp;&nbsp;乙</p>", ["甲  乙"]),
        ("<p>  甲\n   乙 </p>", ["甲 乙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<p>甲<b>乙</b><span>丙</span></p>", ["甲乙丙"]),
        ("<pre>甲\n  乙</pre>", ["甲\n  乙"]),
        ("<table><caption>表一</caption><tr><td>甲</td></tr></table>", ["表一", "甲"]),
    ],
)
def test_text_keeps_the_breaks_and_spaces_a_reader_sees(body, texts):
    assert [block.text for block in read(body)] == texts


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        (
            "<tr><td rowspan=9>甲<td>1<tr><td>2",
            (("甲", 0, 0, 2, 1), ("1", 0, 1, 1, 1), ("2", 1, 1, 1, 1)),
        ),
        (
            "<tr><td rowspan=0>甲<td>1<tr><td>2",
            (("甲", 0, 0, 2, 1), ("1", 0, 1, 1, 1), ("2", 1, 1, 1, 1)),
        ),
        ("<tr><td colspan='两'>甲<td>1", (("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1))),
        (
            "<tr><td>1<td rowspan=2>乙<tr><td colspan=3>2",
            (("1", 0, 0, 1, 1), ("乙", 0, 1, 2, 1), ("2", 1, 0, 1, 1)),
        ),
        (
            "<thead><tr><th>甲<th>乙<tbody><tr><td>1<td>2",
            (("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1), ("1", 1, 0, 1, 1), ("2", 1, 1, 1, 1)),
        ),
        ("<td>甲<td>乙", (("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 1))),
    ],
)
def test_spans_are_bounded_by_the_table(rows, cells):
    [table] = read(f"<table>{rows}</table>")

    assert table.cells == tuple(TableCell(*each) for each in cells)


def test_an_absurd_span_is_bounded():
    [table] = read("<table><tr><td colspan=999999>甲</td><td>乙</td></tr></table>")

    assert table.column_count <= 201


def test_looking_for_a_free_column_under_cells_that_hang_down_counts_as_work():
    hanging = "<tr>" + "<td rowspan=0>" * 500
    page = f"<table>{hanging}{'<tr><td>甲' * 500}</table>".encode()

    with pytest.raises(Unreadable) as caught:
        open_document(page, "年报.html", limits=Limits(work=100_000))

    assert caught.value.code == "too_complex"


def test_a_table_of_as_many_cells_takes_little_of_that_work():
    page = ("<table>" + ("<tr>" + "<td>甲" * 2) * 500 + "</table>").encode()

    assert open_document(page, "年报.html", limits=Limits(work=100_000)).blocks


def test_a_layout_table_dissolves_into_what_stands_in_it():
    inner = "<table><tr><td>规章<td>3<tr><td>办法<td>0</table>"

    heading, table = read(f"<table><tr><td>菜单<td><p>一、总体情况</p>{inner}</table>")[1:]

    assert heading == Paragraph("一、总体情况")
    assert isinstance(table, DocumentTable)
    assert len(table.cells) == 4


@pytest.mark.parametrize("body", ["<div>" * 230 + "甲", "<table><tr><td>" * 30 + "甲"])
def test_a_page_nested_too_deep_is_refused(body):
    with pytest.raises(Unreadable) as caught:
        read(body)

    assert caught.value.code == "too_complex"
