"""The work that read, check and roll-up share: many files in, readings in order out."""

from collections.abc import Iterator
from pathlib import Path

from gongkai.report_cli.checking import Known, crashed, read_and_check
from gongkai.report_cli.console import Console
from gongkai.report_cli.inputs import expand
from gongkai.report_cli.parallel import in_order, process_count
from gongkai.report_cli.progress import Progress
from gongkai.report_cli.reading import Reading


def readings_of(
    console: Console, paths: list[Path], known: Known, jobs: int | None
) -> Iterator[Reading]:
    """Read and check all files; those that cannot be read are named on standard error."""
    files = expand(paths)
    if not files:
        console.warn("给出的文件夹里没有能读的报告文件（docx、pdf、xlsx、html、txt、json）")
        yield from (Reading(path, refusal="文件夹里没有报告") for path in paths[:1])
        return
    progress = Progress(console.err, len(files))
    processes = process_count(jobs, len(files))
    for readings in in_order(read_and_check, files, known, processes=processes, lost=crashed):
        progress.clear()
        for reading in readings:
            if reading.report is None:
                console.warn(f"读不了 {reading.path}：{reading.refusal}")
            yield reading
        progress.advance()
