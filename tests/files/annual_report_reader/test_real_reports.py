"""The real reports of the folder: no cell wrong, and unread only what the page leaves open."""

import pytest

from gongkai.rules.annual_report.remedies_table import RESULT_COUNT
from tests.files.annual_report_reader.accuracy import main, read, scores, texts, truth_of

pytestmark = pytest.mark.corpus

MOST_UNREAD = 0.01  # of the cells of parts three and four, over all files


def test_no_cell_of_a_real_report_is_read_wrongly(corpus):
    wrong = [(score.file, cell) for score in scores(corpus) for cell in score.wrong]

    assert wrong == []


def test_parts_three_and_four_are_read_but_for_one_cell_in_a_hundred(corpus):
    numbers = [score for score in scores(corpus) if score.table != "proactive"]

    unread = sum(len(score.unread) for score in numbers)
    cells = unread + sum(score.right for score in numbers)

    assert unread / cells <= MOST_UNREAD


def test_what_is_unread_is_named_with_the_true_value_among_its_readings(corpus):
    astray = [
        (score.file, cell)
        for score in scores(corpus)
        for cell in score.unread
        if not _is_among_the_readings(corpus, score.file, cell)
    ]

    assert astray == []


def _is_among_the_readings(corpus, name, cell):
    [file] = (each for each in texts(corpus) if each.name == name)
    [unread] = (each for each in read(file).unread if cell in each.cells)
    true = truth_of(corpus, file)["tables"][cell.table][cell.row][cell.column]
    place = unread.cells.index(cell)
    return not unread.readings or str(true) in {str(reading[place]) for reading in unread.readings}


def test_digits_run_together_in_part_two_have_at_least_two_readings(corpus):
    unread = [
        each
        for file in texts(corpus)
        for each in read(file).unread
        if each.cells[0].table == "proactive"
    ]

    assert unread
    assert all(len(set(each.readings)) >= 2 for each in unread)
    assert all(_prints_again(each) for each in unread if "元" not in each.text)


def _prints_again(unread):
    """Test whether every reading, written without separators, stands in the text of the page."""
    text = unread.text.replace(" ", "")
    return all("".join(map(str, reading)) in text for reading in unread.readings)


def test_a_torn_part_four_whose_sums_fail_in_any_order_is_contradictory(corpus):
    [unread] = read(corpus / "raw" / "01-hongze-qu-2023.txt").unread

    numbers = sorted(map(int, unread.text.split()), reverse=True)

    assert unread.reason == "contradictory"
    assert len(unread.cells) == 3 * RESULT_COUNT
    assert numbers[:3] == [10, 5, 1]  # with only zeros beside them no block of five adds up
    assert not any(numbers[3:])


def test_year_and_edition_of_every_report_are_read(corpus):
    read_wrongly = [
        file.name
        for file in texts(corpus)
        for truth in [truth_of(corpus, file)]
        for report in [read(file)]
        if (report.year, report.edition) != (truth["year"], truth["edition"])
    ]

    assert read_wrongly == []


def test_a_report_of_the_earlier_form_has_no_edition_and_no_figures(corpus):
    report = read(corpus / "raw" / "19-pingtan-2017-old.txt")

    assert report.edition is None
    assert report.figures == {}
    assert report.unread == ()


def test_six_parts_are_found_in_every_report_of_the_form(corpus):
    lacking = {
        file.name: "一二三四五六".replace("".join(report.headings), "")
        for file in texts(corpus)
        for report in [read(file)]
        if report.edition and list(report.headings) != list("一二三四五六")
    }

    assert list(lacking) == ["08-shanghai-kewei-2024.txt"]  # it has no heading for part five
    assert read(corpus / "raw" / "08-shanghai-kewei-2024.txt").sections["五"]


def test_the_table_of_scores_is_printed(corpus, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["accuracy", str(corpus)])

    main()

    assert "wrong   0" in capsys.readouterr().out
