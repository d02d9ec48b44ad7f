"""Masked copies: the same structure, nothing found again, nothing left in any part."""

import io
import re
import shutil
import subprocess
import zipfile

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment

from gongkai.files.guard import HitKind, examine
from gongkai.files.guard.masking import CannotMask, masked_copy
from tests.files.guard.made import (
    IDENTITY,
    MOBILE,
    deleted_text,
    hide,
    line,
    pdf,
    with_parts,
    word,
    workbook,
)
from tests.files.guard.test_word_files import picture

PLANTED = (IDENTITY, MOBILE, "张建国")


def everything(document):
    document.core_properties.author = "张建国"
    paragraph = document.add_paragraph("身份证")
    paragraph.add_run(IDENTITY[:7]).bold = True
    paragraph.add_run(IDENTITY[7:])
    paragraph.add_run("。")
    deleted_text(document, IDENTITY)
    hide(document.add_paragraph("看得见").add_run(MOBILE))
    document.add_comment(paragraph.runs[0], text=f"电话{MOBILE}", author="张建国", initials="Z")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "姓名", "手机"
    table.cell(1, 0).text, table.cell(1, 1).text = "张建国", MOBILE
    document.add_picture(picture(gps=True))
    document.sections[0].footer.paragraphs[0].text = f"电话{MOBILE}"


def every_sheet(book):
    book.properties.creator = "张建国"
    sheet = book.active
    sheet.append(["姓名", "身份证号", "手机号", "备注"])
    sheet.append(["张建国", IDENTITY, int(MOBILE), '=CONCATENATE("138","00138000")'])
    sheet["A1"].comment = Comment(f"电话{MOBILE}", "张建国")
    sheet["F2"] = IDENTITY
    sheet.column_dimensions["F"].hidden = True
    sheet.merge_cells("A3:B3")
    hidden = book.create_sheet("原始")
    hidden.sheet_state = "hidden"
    hidden["A1"] = IDENTITY
    book.create_sheet("说明")["A1"] = "说明"


def bytes_of_parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name) for name in package.namelist()]
    return b"".join(parts + [re.sub(rb"<[^>]*>", b"", part) for part in parts])


@pytest.mark.parametrize(
    ("data", "name"), [(word(everything), "a.docx"), (workbook(every_sheet), "a.xlsx")]
)
def test_nothing_planted_is_left_in_any_part(data, name):
    copy = masked_copy(data, name).data

    parts = bytes_of_parts(copy)
    assert [each for each in PLANTED if each.encode() in parts] == []
    assert examine(copy, name).is_clean


def test_a_word_copy_keeps_paragraphs_runs_and_tables():
    copy = docx.Document(io.BytesIO(masked_copy(word(everything), "a.docx").data))

    assert [each.text for each in copy.paragraphs] == [
        "身份证11*************02X。",
        "",
        "看得见",
        "",
    ]
    assert [run.text for run in copy.paragraphs[0].runs if run.bold] == ["11*************02X"]
    assert [cell.text for row in copy.tables[0].rows for cell in row.cells] == [
        "姓名", "手机", "张**", "138****8000",
    ]  # fmt: skip


def test_a_workbook_copy_keeps_visible_sheets_and_merged_cells():
    copy = openpyxl.load_workbook(io.BytesIO(masked_copy(workbook(every_sheet), "a.xlsx").data))

    assert copy.sheetnames == ["Sheet", "说明"]
    assert [cell.value for cell in copy["Sheet"][2]][:3] == [
        "张**",
        "11*************02X",
        "138****8000",
    ]
    assert [str(each) for each in copy["Sheet"].merged_cells.ranges] == ["A3:B3"]


def test_the_report_says_what_was_done():
    report = masked_copy(word(everything), "a.docx").report

    assert "手机号 4 处已遮盖" in report
    assert {"批注已删除", "修订中删除的文字已去掉", "隐藏、白色的文字已删除"} <= set(report)


def test_a_kind_that_is_kept_and_an_allowed_word_stay():
    copy = masked_copy(
        f"姓名：张建国，身份证{IDENTITY}，电话{MOBILE}".encode(),
        "a.txt",
        keep=[HitKind.MOBILE],
        allowed=[IDENTITY],
    )

    assert copy.data.decode() == f"姓名：张建国，身份证{IDENTITY}，电话{MOBILE}"


def test_a_text_keeps_its_encoding_and_line_ends():
    data = f"第一行\r\n电话{MOBILE}\r\n".encode("gb18030")

    assert masked_copy(data, "a.txt").data.decode("gb18030") == "第一行\r\n电话138****8000\r\n"


def test_a_number_broken_over_two_lines_is_masked_whole():
    assert masked_copy(b"110105194912\n31002X", "a.txt").data == b"11*************02X\n"


def test_a_cropped_picture_is_cut_to_what_shows():
    def change(document):
        document.add_picture(picture())
        fill = document.inline_shapes[0]._inline.graphic.graphicData.pic.blipFill
        space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
        fill.insert(1, fill.makeelement(f"{space}srcRect", {"r": "50000"}))

    copy = masked_copy(word(change), "a.docx")

    [image] = [part.image for part in docx.Document(io.BytesIO(copy.data)).part.package.image_parts]
    assert (image.px_width, image.px_height) == (4, 8)


def test_an_embedded_file_leaves_with_its_relation():
    data = with_parts(
        word(lambda file: file.add_paragraph("正文")), {"word/embeddings/a.bin": b"\x00\x01" * 50}
    )

    copy = masked_copy(data, "a.docx")

    assert "word/embeddings/a.bin" not in zipfile.ZipFile(io.BytesIO(copy.data)).namelist()


@pytest.mark.parametrize(
    ("data", "name"),
    [(pdf(line("notice")), "a.pdf"), (b"", "a.txt"), (b"PK\x03\x04 broken", "a.docx")],
)
def test_what_cannot_be_masked_is_refused(data, name):
    with pytest.raises(CannotMask):
        masked_copy(data, name)


@pytest.mark.long
@pytest.mark.parametrize(
    ("data", "name"), [(word(everything), "a.docx"), (workbook(every_sheet), "a.xlsx")]
)
def test_libreoffice_opens_the_copy(data, name, tmp_path):
    program = shutil.which("soffice") or pytest.skip("LibreOffice is not installed")
    path = tmp_path / name
    path.write_bytes(masked_copy(data, name).data)

    subprocess.run(  # noqa: S603  the program that was found
        [program, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        check=True,
        timeout=120,
    )

    assert path.with_suffix(".pdf").stat().st_size > 1000
