"""Takes parts out of an office package and writes it anew."""

import io
import zipfile
from posixpath import dirname, join, normpath
from typing import Final

from lxml import etree

from gongkai.files.guard.places.xml_text import local
from gongkai.files.packages import Package

_TYPES: Final = "[Content_Types].xml"
_RELATION_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say: no copy tells when it was made


class Parts:
    """The parts of a package as they will be written."""

    def __init__(self, package: Package, roots: dict[str, etree._Element]) -> None:
        self._package = package
        self.roots = roots
        self.names = [name for name in package.names if not name.endswith("/")]
        self._changed: dict[str, bytes] = {}

    def data(self, name: str) -> bytes:
        """Return the bytes of a part that is not XML, changed or not."""
        return self._changed[name] if name in self._changed else self._package.read(name)

    def change(self, name: str, data: bytes) -> None:
        """Put other bytes in the place of a part."""
        self._changed[name] = data

    def drop(self, dropped: set[str]) -> set[str]:
        """Take parts out with the relations that lead to them; return the names of elements' relations cut off."""
        if not dropped:
            return set()
        self.names = [name for name in self.names if name not in dropped]
        for name in dropped:
            self.roots.pop(name, None)
        cut: set[str] = set()
        for name, root in list(self.roots.items()):
            if name.endswith(".rels"):
                cut |= self._cut(name, root, dropped)
        types = self.roots.get(_TYPES)
        for entry in list(types) if types is not None else []:
            if (entry.get("PartName") or "").lstrip("/") in dropped and types is not None:
                types.remove(entry)
        return cut

    def _cut(self, name: str, root: etree._Element, dropped: set[str]) -> set[str]:
        owner = owner_of(name)
        cut: set[str] = set()
        for relation in list(root):
            target = relation.get("Target") or ""
            if relation.get("TargetMode") != "External" and resolved(owner, target) in dropped:
                root.remove(relation)
                cut.add(f"{owner}#{relation.get('Id')}")
        return cut

    def written(self) -> bytes:
        """Return the package as it now is."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            for name in self.names:
                root = self.roots.get(name)
                data = self.data(name) if root is None else _serialised(root)
                new.writestr(zipfile.ZipInfo(name, _NO_DAY), data, zipfile.ZIP_DEFLATED)
        return made.getvalue()


def owner_of(relations: str) -> str:
    """Return the part whose relations these are.

    >>> owner_of("word/_rels/document.xml.rels")
    'word/document.xml'
    """
    folder, _, name = relations.rpartition("/")
    return join(dirname(folder), name.removesuffix(".rels"))


def resolved(owner: str, target: str) -> str:
    """Return the name of the part a relation of another leads to."""
    return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(owner), target))


def without_relation(root: etree._Element, owner: str, cut: set[str]) -> list[etree._Element]:
    """Return the elements of a part whose relation was cut off."""
    found = []
    for element in root.iter():
        for name, value in element.attrib.items():
            if str(name).startswith(_RELATION_ID) and f"{owner}#{value!s}" in cut:
                found.append(element)
                break
    return found


def remove(element: etree._Element) -> None:
    """Take an element out; what follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put the children of an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at + 1, child)
    remove(element)


def remove_all(root: etree._Element, names: frozenset[str]) -> int:
    """Take out every element of these names and say how many."""
    found = [element for element in root.iter() if local(element) in names]
    for element in found:
        remove(element)
    return len(found)


def _serialised(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
