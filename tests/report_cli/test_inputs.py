from gongkai.report_cli.inputs import expand


def made(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_a_folder_stands_for_the_reports_in_it_by_name(tmp_path):
    made(tmp_path, "b.docx", "a.PDF", "下级/c.json", "照片.jpg")

    names = [path.name for path in expand([tmp_path])]

    assert names == ["a.PDF", "b.docx", "c.json"]


def test_hidden_files_and_locks_are_passed_over(tmp_path):
    made(tmp_path, "~$a.docx", ".b.docx", ".cache/c.docx", "d.docx")

    assert expand([tmp_path]) == [tmp_path / "d.docx"]


def test_old_formats_are_not_passed_over(tmp_path):
    made(tmp_path, "a.doc", "b.wps")

    assert len(expand([tmp_path])) == 2


def test_a_file_that_is_named_is_taken_whatever_its_name_and_once(tmp_path):
    file = tmp_path / "报告"

    assert expand([file, file]) == [file]
