import io

import pytest
from PIL import Image

from gongkai.files import scans
from gongkai.files.documents import Unreadable
from gongkai.files.scans import read_scan


def a_picture(kind="PNG", size=(300, 400)):
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(("written", "kind"), [("PDF", "pdf"), ("JPEG", "jpeg"), ("PNG", "png")])
def test_a_scan_is_known_by_its_bytes(written, kind):
    scan = read_scan(a_picture(written))

    assert (scan.kind, scan.pages) == (kind, 1)


def test_the_preview_is_drawn_anew_and_small():
    preview = Image.open(io.BytesIO(read_scan(a_picture(size=(3000, 2000))).preview))

    assert (preview.format, preview.size) == ("JPEG", (1000, 667))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空的"),
        (b"PK\x03\x04", "不是扫描件"),
        (a_picture("GIF"), "不是扫描件"),
        (b"%PDF-1.7 broken", "损坏"),
        (a_picture()[:60], "损坏"),
    ],
)
def test_anything_else_is_refused_with_what_to_do(data, says):
    with pytest.raises(Unreadable) as refusal:
        read_scan(data)

    assert says in refusal.value.says
    assert "怎么办" in refusal.value.says


@pytest.mark.parametrize(
    ("limit", "written"),
    [("LARGEST_SCAN", "PNG"), ("MOST_PIXELS", "PNG"), ("MOST_PAGES", "PDF")],
)
def test_a_scan_beyond_the_limits_is_refused(monkeypatch, limit, written):
    monkeypatch.setattr(scans, limit, 0)

    with pytest.raises(Unreadable, match=r"太大|不能超过|应当是"):
        read_scan(a_picture(written))
