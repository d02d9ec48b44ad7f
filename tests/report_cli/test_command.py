import io
import os
import sys

import pytest

from gongkai.report_cli import read_command
from gongkai.report_cli.command import INTERRUPTED, run
from gongkai.report_cli.console import console_in_utf8
from tests.report_cli.samples import balanced_report, saved


def test_a_console_in_another_code_page_still_shows_chinese():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")

    console_in_utf8(stream, io.StringIO()).say("公开")
    stream.flush()

    assert raw.getvalue().decode() == "公开\n"


def test_a_closed_pipe_ends_the_command_quietly(tmp_path, monkeypatch):
    file = saved(tmp_path / "a.json", balanced_report())
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    with open(writing_end, "w", encoding="utf-8", buffering=1) as closed:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdout", closed)

        assert run(["read", str(file)]) == 0


def test_an_interruption_is_said(monkeypatch, capsys):
    def interrupted(console, given):
        raise KeyboardInterrupt

    monkeypatch.setattr(read_command, "run_read", interrupted)

    assert run(["read", "a.json"]) == INTERRUPTED
    assert "已中断" in capsys.readouterr().err


@pytest.mark.parametrize("stream", [io.StringIO()])
def test_a_stream_without_an_encoding_is_taken_as_it_is(stream):
    assert console_in_utf8(stream, stream).out is stream
