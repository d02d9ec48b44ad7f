"""Sample files of the fictional 示例县, made in code."""

import io
import zipfile
from html import escape

import docx
import openpyxl
import weasyprint
from docx.oxml import parse_xml

from gongkai.rules.annual_report.form import GridRow

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LOOK = """
@page { size: A4; margin: 2cm }
body { font-family: 'Noto Serif CJK SC'; font-size: 9pt }
table { border-collapse: collapse; width: 100% }
td { border: 1px solid black; padding: 2px }
"""


def docx_bytes(body: str, *, numbering: str = ""):
    """A Word file with this body, in WordprocessingML."""
    document = docx.Document()
    element = document.element.body
    for child in list(element):
        element.remove(child)
    holder = parse_xml(f"<w:body {W}>{body}</w:body>")
    for child in list(holder):
        element.append(child)
    if numbering:
        root = document.part.numbering_part.element
        for child in list(root):
            root.remove(child)
        for child in list(parse_xml(f"<w:numbering {W}>{numbering}</w:numbering>")):
            root.append(child)
    return saved(document)


def saved(document):
    """The bytes of anything with ``save``."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def paragraph(text: str, properties: str = ""):
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"
    )


def numbered(text: str, level: int = 0, list_id: int = 1):
    return paragraph(
        text, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list_id}'/></w:numPr>"
    )


def cell(text: str, properties: str = ""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def report_docx():
    document = docx.Document()
    document.add_paragraph("示例县2023年政府信息公开工作年度报告")
    document.add_paragraph("一、总体情况")
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "规章"
    table.cell(0, 1).text = "制发"
    table.cell(0, 2).text = "废止"
    table.cell(1, 1).text = "3"
    table.cell(1, 2).text = "0"
    return saved(document)


def report_xlsx():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["信息内容", "本年制发件数", "本年废止件数"])
    sheet.append(["规章", 12.0, 0])
    sheet.append(["规范性文件", 3, 0.25])
    sheet["C3"].number_format = "0.0%"
    hidden = workbook.create_sheet("草稿")
    hidden.append(["勿看", 1])
    hidden.sheet_state = "hidden"
    return saved(workbook)


REPORT_HTML = (
    "<html><head><meta charset='{charset}'><title>年报</title><script>var a = 1;</script></head>"
    "<body><h1>示例县2023年政府信息公开工作年度报告</h1><p>一、总体情况</p>"
    "<table><tr><td rowspan='2'>规章</td><td>制发</td><td>废止</td></tr>"
    "<tr><td>3</td><td>0</td></tr></table></body></html>"
)


def report_html(encoding: str = "utf-8"):
    return REPORT_HTML.format(charset=encoding).encode(encoding)


def pdf_bytes(body: str, look: str = LOOK):
    return weasyprint.HTML(string=f"<style>{look}</style><body>{body}").write_pdf()


def report_pdf():
    return pdf_bytes(
        "<p>一、总体情况</p><table><tr><td rowspan=2>规章<td>制发<td>废止</tr><tr><td>3<td>0</tr></table><p>完</p>"
    )


def grid_html(grid: tuple[GridRow, ...]):
    """A statutory table as it is printed, every value 7."""
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td rowspan={each.rowspan} colspan={each.colspan}>{escape(each.label or '7')}</td>"
            for each in row
        )
        + "</tr>"
        for row in grid
    )
    return f"<table>{rows}</table>"


def zip_bytes(parts: dict[str, bytes]):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


SAMPLES = {
    "docx": report_docx(),
    "xlsx": report_xlsx(),
    "html": report_html(),
    "txt": "示例县年度报告\n一、总体情况\n规章\t3\t0\n".encode("gb18030"),
    "pdf": report_pdf(),
}
