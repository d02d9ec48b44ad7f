"""Page, faces and folio of a .docx as official documents have them (GB/T 9704-2012, 5 and 7)."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.styles.style import ParagraphStyle
    from docx.text.font import Font

SONG: Final = "宋体"
HEI: Final = "黑体"
FANGSONG: Final = "仿宋"

PAGE_MM: Final = (210.0, 297.0)
MARGINS_MM: Final = {"top": 37.0, "right": 26.0, "bottom": 35.0, "left": 28.0}
FOOTER_MM: Final = 25.0
TITLE_POINTS: Final = 22.0  # 二号
TEXT_POINTS: Final = 16.0  # 三号
LINE_POINTS: Final = 28.0  # 22 lines fill the type area
NOTE_POINTS: Final = 10.5
FOLIO_POINTS: Final = 14.0  # 四号


def prepare(document: "Document", *, title: str, agency: str) -> None:
    """Set page, styles, folio and properties of an empty document."""
    _set_page(document.sections[0])
    _set_styles(document)
    _set_folio(document.sections[0])
    properties = document.core_properties
    properties.title = title
    properties.author = agency
    properties.last_modified_by = ""
    properties.comments = ""
    properties.language = "zh-CN"


def name_face(font: "Font", face: str) -> None:
    """Set a face by name for Chinese and Latin characters alike, in black."""
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    font.name = face
    font.color.rgb = RGBColor(0, 0, 0)
    faces = font.element.rPr.rFonts
    for use in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        faces.set(qn(use), face)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        faces.attrib.pop(qn(theme), None)


def _set_page(section: "Section") -> None:
    from docx.shared import Mm

    section.page_width, section.page_height = (Mm(length) for length in PAGE_MM)
    section.top_margin = Mm(MARGINS_MM["top"])
    section.right_margin = Mm(MARGINS_MM["right"])
    section.bottom_margin = Mm(MARGINS_MM["bottom"])
    section.left_margin = Mm(MARGINS_MM["left"])
    section.footer_distance = Mm(FOOTER_MM)


def _set_styles(document: "Document") -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    faces = {
        "Normal": (FANGSONG, TEXT_POINTS),
        "Title": (SONG, TITLE_POINTS),
        "Heading 1": (HEI, TEXT_POINTS),
    }
    for name, (face, points) in faces.items():
        style: ParagraphStyle = document.styles[name]
        name_face(style.font, face)
        style.font.size = Pt(points)
        style.font.bold = name == "Title"
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.space_after = Pt(LINE_POINTS if name == "Title" else 0)
        for rule in style.element.iter(qn("w:pBdr")):
            rule.getparent().remove(rule)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _set_folio(section: "Section") -> None:
    """Number the pages at the foot: — 1 —."""
    from docx.oxml import parse_xml

    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    size = round(2 * FOLIO_POINTS)
    look = (
        f'<w:rPr><w:rFonts w:ascii="{SONG}" w:hAnsi="{SONG}" w:eastAsia="{SONG}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )
    paragraph = (
        f'<w:p xmlns:w="{namespace}"><w:pPr><w:jc w:val="center"/></w:pPr>'
        f'<w:r>{look}<w:t xml:space="preserve">— </w:t></w:r>'
        f'<w:fldSimple w:instr=" PAGE "><w:r>{look}<w:t>1</w:t></w:r></w:fldSimple>'
        f'<w:r>{look}<w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )
    footer = section.footer._element  # noqa: SLF001  # the library has no fields
    for old in list(footer):
        footer.remove(old)
    footer.append(parse_xml(paragraph))
