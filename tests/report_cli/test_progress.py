from io import StringIO

from gongkai.report_cli.progress import ERASE, Progress


class Terminal(StringIO):
    def isatty(self):
        return True


def advanced(stream, total):
    progress = Progress(stream, total)
    for _ in range(total):
        progress.clear()
        progress.advance()
    return stream.getvalue()


def test_a_log_gets_ten_lines_for_many_files():
    lines = advanced(StringIO(), 50).splitlines()

    assert len(lines) == 10
    assert lines[-1] == "已处理 50/50 个文件"


def test_a_log_gets_nothing_for_a_few_files():
    assert advanced(StringIO(), 20) == ""


def test_a_terminal_gets_one_changing_line_that_goes_away():
    shown = advanced(Terminal(), 2)

    assert "已处理 1/2 个文件" in shown
    assert shown.endswith(ERASE)


def test_one_file_needs_no_progress():
    assert advanced(Terminal(), 1) == ""
