"""One file of every kind with something personal in it, to be damaged by tests."""

from functools import cache

from tests.files.guard.made import IDENTITY, MOBILE, deleted_text, line, pdf, word, workbook, zipped

_OFD = (
    '<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer><ofd:TextObject Boundary="1 1 9 5">'
    f"<ofd:TextCode>{IDENTITY}</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>"
)
_PAGE = (
    f"<html><body><p>电话{MOBILE}</p><!-- {IDENTITY} --><table><tr><td rowspan=2>姓名</td><td>张建国</td></tr>"
    f"<tr><td style='display:none'>{IDENTITY}</td></tr></table></body></html>"
)


def _word(document):
    document.core_properties.author = "张建国"
    document.add_paragraph(f"身份证{IDENTITY}")
    document.add_table(2, 3).cell(1, 1).text = MOBILE
    deleted_text(document, IDENTITY)


def _workbook(book):
    book.active.append(["姓名", "身份证号"])
    book.active.append(["张建国", IDENTITY])
    book.create_sheet("隐藏").sheet_state = "hidden"


@cache
def samples():
    """Return a file of every kind by the end of its name."""
    document, sheets = word(_word), workbook(_workbook)
    return {
        "docx": document,
        "xlsx": sheets,
        "pdf": pdf(line(f"tel {MOBILE}") + line(IDENTITY, before="3 Tr")),
        "html": _PAGE.encode(),
        "txt": f"姓名：张建国，身份证{IDENTITY}，电话{MOBILE}".encode("gb18030"),
        "csv": f"姓名,身份证号\n张建国,{IDENTITY}\n".encode(),
        "ofd": zipped({"OFD.xml": "<a/>", "Doc_0/Pages/Page_0/Content.xml": _OFD}),
        "zip": zipped({"a.docx": document, "b.xlsx": sheets}),
    }
