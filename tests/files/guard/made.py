"""Small files made in memory, each with one thing planted."""

import io
import zipfile

import docx
import openpyxl
import pikepdf
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from gongkai.files.guard import examine

IDENTITY = "11010519491231002X"
MOBILE = "13800138000"


def found(data, name="文件"):
    """Return kind and place of every hit."""
    return [(str(hit.kind), hit.place) for hit in examine(data, name).hits]


def word(change):
    """Return a Word file after ``change(document)``; nobody is its author."""
    document = docx.Document()
    document.core_properties.author = ""
    change(document)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def workbook(change):
    """Return a workbook after ``change(book)``."""
    book = openpyxl.Workbook()
    change(book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def with_parts(data, parts):
    """Return a package with further parts, or other ones of the same name."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return made.getvalue()


def zipped(parts):
    """Return a zip of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return made.getvalue()


def deleted_text(document, text):
    """Add a paragraph whose text was deleted with changes tracked."""
    deletion = OxmlElement("w:del")
    run = OxmlElement("w:r")
    gone = OxmlElement("w:delText")
    gone.text = text
    run.append(gone)
    deletion.append(run)
    document.add_paragraph()._p.append(deletion)


def hide(run):
    """Make a run hidden text."""
    run._r.get_or_add_rPr().append(OxmlElement("w:vanish"))


def paint(run, color):
    """Give a run a color."""
    element = OxmlElement("w:color")
    element.set(qn("w:val"), color)
    run._r.get_or_add_rPr().append(element)


def pdf(content, *, change=None, box=(0, 0, 300, 300)):
    """Return a PDF of one page with this content stream; ``F`` is Helvetica, ``I`` a black picture."""
    file = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    picture = pikepdf.Stream(file, b"\x00\x00\x00")
    picture.update(
        pikepdf.Dictionary(
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1,
            ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8,
        )
    )  # fmt: skip
    page = file.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=list(box),
            Contents=pikepdf.Stream(file, content.encode()),
            Resources=pikepdf.Dictionary(
                Font=pikepdf.Dictionary(F=font), XObject=pikepdf.Dictionary(I=picture)
            ),
        )
    )
    file.pages.append(pikepdf.Page(page))
    if change:
        change(file)
    kept = io.BytesIO()
    file.save(kept)
    return kept.getvalue()


def line(text, *, x=20, y=200, before=""):
    """Return the content stream of one line of text."""
    return f"BT /F 12 Tf {before} {x} {y} Td ({text}) Tj ET\n"
