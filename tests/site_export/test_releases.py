"""The folder of a copy: what did not change is not written again, and what counts is turned over in one step."""

import pytest

from gongkai.site_export import exporting
from gongkai.site_export.links import posts_to_the_program
from gongkai.site_export.manifest import manifest_from
from gongkai.site_export.places import place_of
from gongkai.site_export.releases import UNFINISHED, ExportRefused, alone_in
from gongkai.site_export.serving import CopyApplication
from tests.catalog.conftest import later


def inodes(release):
    return {str(f.relative_to(release)): f.stat().st_ino for f in (release / "site").rglob("*")}


def test_the_same_site_is_the_same_release_and_nothing_is_written(world, exported):
    first = exported()

    again = exported()

    assert (again.release, again.written) == (first.release, 0)


def test_only_what_changed_is_written_again(world, exported):
    first = exported()
    before = inodes(first.release)
    world.publish(world.draft(title="防火通告"), at=later(days=2))

    second = exported()

    after = inodes(second.release)
    kept = world.item.public_url().lstrip("/") + ".html"
    assert before[f"site/{kept}"] == after[f"site/{kept}"]
    assert 0 < second.written < len(after) / 2
    assert (first.release / "manifest.json").exists()  # for those who are reading it


def test_the_release_before_the_last_is_forgotten(world, exported):
    first = exported()
    world.publish(world.draft(title="防火通告"), at=later(days=2))
    exported()
    world.publish(world.draft(title="防汛通告"), at=later(days=2))

    exported()

    assert not first.release.exists()


def test_a_file_of_the_copy_that_was_damaged_is_written_anew(world, exported):
    first = exported()
    page = CopyApplication(first.release).made.pages[world.item.public_url()]
    (first.release / page.file).write_bytes(b"changed by somebody")

    second = exported()

    assert second.written == 1


def test_an_export_that_fails_leaves_the_copy_as_it_was(world, exported, tmp_path, monkeypatch):
    first = exported()
    monkeypatch.setattr(exporting, "reviewed_hash", lambda *_of: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        exported()

    assert (tmp_path / "copy" / "current").resolve() == first.release.resolve()


def test_what_a_killed_export_left_is_cleared_away(world, exported, tmp_path):
    left = tmp_path / "copy" / UNFINISHED / "site" / "half.html"
    left.parent.mkdir(parents=True)
    left.write_text("half")

    exported()

    assert not left.exists()


def test_two_exports_into_one_folder_are_refused(tmp_path):
    with alone_in(tmp_path), pytest.raises(ExportRefused, match="等它写完"), alone_in(tmp_path):
        pass


def test_a_folder_with_something_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.docx").write_text("mine")

    with pytest.raises(ExportRefused, match="换一个空文件夹"), alone_in(tmp_path):
        pass


def test_a_file_whose_bytes_are_not_its_address_stops_the_export(world, exported, monkeypatch):
    monkeypatch.setattr(exporting, "digest", lambda _data: "0" * 64)

    with pytest.raises(ExportRefused, match="不是审查过的文件"):
        exported()


@pytest.mark.parametrize(
    ("address", "kind", "place"),
    [
        ("/", "text/html; charset=utf-8", "index.html"),
        ("/qingshan/", "text/html", "qingshan/index.html"),
        ("/qingshan/items/1/2026-1", "text/html", "qingshan/items/1/2026-1.html"),
        ("/qingshan/reports/2025.json", "application/json", "qingshan/reports/2025.json"),
        ("/qingshan/items/1/v/1/abc", "application/pdf", "qingshan/items/1/v/1/abc.pdf"),
        ("/qingshan/reports/2025/scan", "image/unheard", "qingshan/reports/2025/scan.bin"),
        ("/../../etc/passwd", "text/plain", "%2E%2E/%2E%2E/etc/passwd.txt"),
    ],
)
def test_an_address_lies_where_a_plain_server_looks(address, kind, place):
    assert place_of(address, kind) == place


def test_addresses_with_other_questions_lie_apart():
    places = {place_of(f"/x/?head={n}", "text/html") for n in range(3)} | {
        place_of("/x/", "text/html")
    }

    assert len(places) == 4


def test_a_manifest_that_is_none_is_refused():
    with pytest.raises(ValueError, match="not a manifest"):
        manifest_from(b"{}")


def test_a_form_that_the_program_takes_is_seen():
    every_page = b"<form method=post action='/language/'></form>"

    assert not posts_to_the_program(every_page)
    assert posts_to_the_program(every_page + b"<form method='POST' action='/x/'></form>")
