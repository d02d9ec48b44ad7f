"""Empties what a package says of persons, and what its pictures keep of places."""

import io
import re
import warnings
from typing import Final

from PIL import Image

from gongkai.files.guard.masking.parts import Parts
from gongkai.files.guard.places.pictures import FAILURES
from gongkai.files.guard.places.xml_text import local

_DROPPED: Final = re.compile(r"docProps/(custom\.xml|thumbnail\..*)|customXml/.*")
_EMPTIED: Final = frozenset(
    [
        "creator",
        "lastModifiedBy",
        "Manager",
        "Company",
        "description",
        "keywords",
        "category",
        "subject",
        "contentStatus",
        "HyperlinkBase",
    ]
)
_PICTURE: Final = re.compile(r".*\.(jpe?g|png|tiff?|webp)", re.IGNORECASE)
_NOTES: Final = frozenset({"exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop"})
QUALITY: Final = 92


def clean_properties(parts: Parts) -> list[str]:
    """Take out persons from the properties; say what was done, in Chinese."""
    done = []
    dropped = {name for name in parts.names if _DROPPED.fullmatch(name)}
    parts.drop(dropped)
    if any(not name.startswith("docProps/thumbnail") for name in dropped):
        done.append("自定义属性和附加数据已删除")
    for name in ("docProps/core.xml", "docProps/app.xml"):
        root = parts.roots.get(name)
        for element in root.iter() if root is not None else ():
            if local(element) in _EMPTIED and element.text:
                element.text = ""
                done.append("文件属性里的人名、单位和说明已清空")
    return list(dict.fromkeys(done))


def clean_pictures(parts: Parts) -> list[str]:
    """Take out what cameras note from the pictures of a package."""
    done = []
    for name in parts.names:
        if _PICTURE.fullmatch(name):
            bare = bare_picture(parts.data(name))
            if bare is not None:
                parts.change(name, bare)
                done.append("图片附带的信息（拍摄地点等）已删除")
    return list(dict.fromkeys(done))


def bare_picture(data: bytes) -> bytes | None:
    """Return the picture without anything but its pixels; None if it cannot be opened or keeps nothing."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as picture:
                if not _keeps_notes(picture):
                    return None
                made = io.BytesIO()
                bare = Image.new(picture.mode, picture.size)
                if picture.mode == "P" and (palette := picture.getpalette()):
                    bare.putpalette(palette)
                bare.paste(picture)
                bare.save(made, picture.format or "PNG", quality=QUALITY)
    except FAILURES:
        return None
    return made.getvalue()


def _keeps_notes(picture: Image.Image) -> bool:
    texts = any(isinstance(value, str) for value in picture.info.values())
    return texts or bool(picture.getexif()) or bool(_NOTES & set(map(str, picture.info)))
