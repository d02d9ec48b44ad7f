"""Cuts off the parts of pictures that an office file keeps but does not show."""

import io
from collections import Counter
from typing import Final

from lxml import etree
from PIL import Image

from gongkai.files.guard.masking.parts import Parts, owner_of, remove, resolved
from gongkai.files.guard.places.pictures import FAILURES
from gongkai.files.guard.places.xml_text import local

_EMBED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_WHOLE: Final = 100_000  # a crop counts thousandths of a percent
_SIDES: Final = ("l", "t", "r", "b")


def crop_pictures(parts: Parts) -> list[str]:
    """Cut the pictures to what shows. One used in several places, or of a kind that cannot be cut, becomes blank."""
    targets = _targets(parts)
    uses: Counter[str] = Counter()
    cropped: list[tuple[str, etree._Element]] = []
    for name, root in parts.roots.items():
        for blip in root.iter("{*}blip"):
            part = targets.get(f"{name}#{blip.get(_EMBED)}", "")
            uses[part] += 1
            crop = next((each for each in _beside(blip) if local(each) == "srcRect"), None)
            if crop is not None and any(_share(crop, side) for side in _SIDES):
                cropped.append((part, crop))
    for part, crop in cropped:
        if part in parts.names:
            data = _cut(parts.data(part), crop) if uses[part] == 1 else None
            parts.change(part, data if data is not None else _blank())
        remove(crop)
    return ["图片裁剪掉的部分已去掉"] if cropped else []


def _beside(element: etree._Element) -> list[etree._Element]:
    parent = element.getparent()
    return list(parent) if parent is not None else []


def _targets(parts: Parts) -> dict[str, str]:
    return {
        f"{owner_of(name)}#{relation.get('Id')}": resolved(
            owner_of(name), relation.get("Target") or ""
        )
        for name, root in parts.roots.items()
        if name.endswith(".rels")
        for relation in root
    }


def _share(crop: etree._Element, side: str) -> float:
    try:
        return max(int(crop.get(side) or 0), 0) / _WHOLE
    except ValueError:
        return 0.0


def _cut(data: bytes, crop: etree._Element) -> bytes | None:
    left, top, right, bottom = (_share(crop, side) for side in _SIDES)
    try:
        with Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
            box = (
                int(width * left),
                int(height * top),
                max(int(width * (1 - right)), int(width * left) + 1),
                max(int(height * (1 - bottom)), int(height * top) + 1),
            )
            made = io.BytesIO()
            picture.crop(box).save(made, picture.format or "PNG")
    except FAILURES:
        return None
    return made.getvalue()


def _blank() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(made, "PNG")
    return made.getvalue()
