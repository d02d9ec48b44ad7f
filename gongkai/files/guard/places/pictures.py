"""Pictures: where they were taken and by whom, as the camera notes it. The words in a picture are not read."""

import io
import struct
import warnings
from typing import Final

from PIL import ExifTags, Image, UnidentifiedImageError

from gongkai.files.guard.material import Material

UNREAD: Final = "这是图片，程序读不出里面的字，只查了随图片保存的信息。请打开看过。"
BROKEN: Final = "图片已损坏，无法读取。"
_PERSONS: Final = {
    "Artist": "author",
    "XPAuthor": "author",
    "CameraOwnerName": "camera owner",
    "Copyright": "copyright",
}
FAILURES: Final = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    TypeError,
    SyntaxError,
    KeyError,
    IndexError,
    AttributeError,
    struct.error,
    OverflowError,
    ZeroDivisionError,
    EOFError,
    Image.DecompressionBombError,
)
SIGNS: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF", b"BM")


def is_picture(data: bytes) -> bool:
    """Test whether the bytes begin as a picture does."""
    if data.startswith(b"RIFF"):
        return data[8:12] == b"WEBP"
    if data.startswith(b"BM"):
        return b"\x00" in data[:64]
    return data.startswith(SIGNS)


def read_picture(material: Material, data: bytes, place: str = "") -> bool:
    """Note the place and the persons a picture keeps; False if it cannot be opened."""
    before = f"{place} / " if place else ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as picture:
                exif = picture.getexif()
                gps = dict(exif.get_ifd(ExifTags.IFD.GPSInfo))
                own = {ExifTags.TAGS.get(key, ""): value for key, value in exif.items()}
                texts = {
                    str(key): value for key, value in picture.info.items() if isinstance(value, str)
                }
    except FAILURES:
        return False
    if any(key in gps for key in (1, 2, 3, 4)):
        material.add_metadata(f"{before}property gps", "拍摄地点", 0.95)
    for name, place_name in _PERSONS.items():
        if own.get(name):
            material.add_metadata(f"{before}property {place_name}", "***", 0.7)
    for name, value in texts.items():
        if name.lower() in ("author", "artist") and value.strip():
            material.add_metadata(f"{before}property author", "***", 0.7)
    return True
