import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.annual_reports.bulk import unpacking
from gongkai.annual_reports.bulk.unpacking import TooMany, received


def a_zip(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def names_of(*files):
    return [each.name for each in received(files)]


def test_files_chosen_one_by_one_stay_as_they_are():
    file = SimpleUploadedFile("青山镇.txt", "文字".encode())

    [found] = received([file])

    assert (found.name, found.data) == ("青山镇.txt", "文字".encode())


def test_an_archive_is_unpacked_with_its_folders():
    packed = a_zip({"乡镇/青山镇.txt": b"1", "部门/民政局.txt": b"2", "部门/": b""})

    assert names_of(SimpleUploadedFile("全县.zip", packed)) == [
        "乡镇/青山镇.txt",
        "部门/民政局.txt",
    ]


def test_a_word_file_is_no_archive():
    word = a_zip({"[Content_Types].xml": b"", "word/document.xml": b"<x/>"})

    assert names_of(SimpleUploadedFile("青山镇.docx", word)) == ["青山镇.docx"]


def test_what_the_system_keeps_beside_the_files_is_passed_over():
    packed = a_zip(
        {"__MACOSX/._a": b"", ".DS_Store": b"", "~$青山镇.docx": b"", "青山镇.txt": b"1"}
    )

    assert names_of(SimpleUploadedFile("a.zip", packed), SimpleUploadedFile("Thumbs.db", b"x")) == [
        "青山镇.txt"
    ]


def test_names_of_a_chinese_windows_are_read_as_typed():
    packed = a_zip({"x" * 6: b"1"}).replace(b"x" * 6, "青山镇".encode("gb18030"))

    assert names_of(SimpleUploadedFile("a.zip", packed)) == ["青山镇"]


def test_steps_out_of_the_folder_are_taken_away():
    packed = a_zip({"../../etc/a.txt": b"1", "C:\\乡镇\\b.txt": b"2"})

    assert names_of(SimpleUploadedFile("a.zip", packed)) == ["etc/a.txt", "乡镇/b.txt"]


def test_a_broken_archive_is_one_refused_file():
    packed = a_zip({"青山镇.txt": b"1"})[:-12]

    [found] = received([SimpleUploadedFile("a.zip", packed)])

    assert "损坏" in found.refusal


def test_an_entry_that_cannot_be_unpacked_is_refused_alone():
    packed = bytearray(a_zip({"坏.txt": b"abcdef", "好.txt": b"1"}))
    packed[packed.index(b"abcdef")] ^= 1

    refusals = {
        each.name: bool(each.refusal)
        for each in received([SimpleUploadedFile("a.zip", bytes(packed))])
    }

    assert refusals == {"坏.txt": True, "好.txt": False}


def test_more_files_than_one_upload_may_hold_are_refused(monkeypatch):
    monkeypatch.setattr(unpacking, "MOST_FILES", 2)
    files = [SimpleUploadedFile(f"{each}.txt", b"1") for each in range(3)]

    with pytest.raises(TooMany, match="分几次上传"):
        names_of(*files)


def test_more_bytes_than_one_upload_may_hold_are_refused(monkeypatch):
    monkeypatch.setattr(unpacking, "ARCHIVES", unpacking.Limits(unpacked=3))
    files = [SimpleUploadedFile(f"{each}.txt", b"12") for each in range(2)]

    with pytest.raises(TooMany, match="分几次上传"):
        names_of(*files)
