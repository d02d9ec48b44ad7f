"""Document properties: who wrote the file, who saved it last, for whom."""

import re
from typing import Final

from lxml import etree

from gongkai.files.guard.dictionaries import is_name
from gongkai.files.guard.hits import HitKind
from gongkai.files.guard.masks import masked
from gongkai.files.guard.material import Material, Unit
from gongkai.files.guard.places.xml_text import joined, local

_NAMES: Final = {
    "creator": "author",
    "lastModifiedBy": "last modified by",
    "Manager": "manager",
    "author": "author",
    "Author": "author",
    "CreatorID": "author",
}
_NOT_PERSONS: Final = re.compile(
    r"(?:python|docx|openpyxl|xlsxwriter|microsoft|office|word|excel|wps|libreoffice|admin|administrator|user|用户|微软|未知|unknown"
    r"|lenovo|dell|hp|thinkpad|asus|acer|pc|windows|系统|apache|poi|reportlab|anonymous|gongkai|weasyprint|pdf|ofd|owner|root|test)+",
    re.IGNORECASE,
)
_ORGANIZATION: Final = re.compile(
    r"(局|委|办|室|科|处|部|院|所|站|中心|政府|公司|机关|学校|大学|厅|会|社|集团)$"
)
SURE: Final = 0.9
UNSURE: Final = 0.6


def add_property(material: Material, name: str, value: str) -> None:
    """Note the property if it may name a person; offices and programs are none."""
    text = value.strip()
    bare = re.sub(r"[\W\d_]+", "", text)
    if not bare or _NOT_PERSONS.fullmatch(bare) or _ORGANIZATION.search(text):
        return
    first = re.match(r"[A-Za-z]+|\w+", text)
    if first and _NOT_PERSONS.fullmatch(first[0]) and not is_name(text):
        return
    shown = masked(text, HitKind.NAME_IN_LIST)
    material.add_metadata(f"property {name}", shown, SURE if is_name(text) else UNSURE)


def read_properties(material: Material, root: etree._Element) -> None:
    """Read a part of properties: persons are noted, the rest is searched like any text."""
    for element in root.iter():
        name = local(element)
        if not element.text or not element.text.strip():
            continue
        if name in _NAMES:
            add_property(material, _NAMES[name], element.text)
        place = f"property {_NAMES.get(name) or element.get('name') or name}"
        text, pieces = joined([(element, "text")])
        material.units.append(Unit(place, text, f"properties {len(material.units)}", pieces=pieces))
