"""The page on how well reports are read is what the reader does now."""

from bench.reading_accuracy import PAGE, table_of_real_reports


def test_the_table_of_real_reports_is_kept_current(corpus):
    table = "\n".join(table_of_real_reports(corpus))

    assert table in PAGE.read_text(encoding="utf-8"), (
        "run: python -m bench.reading_accuracy FOLDER --write"
    )


def test_no_cell_of_a_real_report_is_read_wrongly(corpus):
    [all_files] = [row for row in table_of_real_reports(corpus) if row.startswith("| **All**")]

    assert all_files.count(" / 0 |") == 4
