"""How long the PDF of a report takes, against WeasyPrint drawing the same HTML and nothing else.

``python -m bench.report_pdf [count]``. Ours lays the report out, writes its HTML and prints it as PDF/A, tagged, with
its fonts inside. The reference is handed the finished HTML and prints a plain PDF. Both run in turn in one process, which uses one thread.
"""

import statistics
import sys
import time
import warnings
from collections.abc import Callable
from typing import Final

import weasyprint

from gongkai.files.annual_report_writer import write_report
from gongkai.practice import reports as samples

COUNT: Final = 12
WARM_UP: Final = 1
AIM: Final = 1.2  # times the reference


def seconds_of(work: Callable[[], bytes]) -> float:
    """Return how much time of the processor a piece of work takes; others on the machine do not count."""
    start = time.process_time()
    data = work()
    seconds = time.process_time() - start
    assert data.startswith(b"%PDF"), "this is no PDF"
    return seconds


def main(count: int = COUNT) -> int:
    """Print the table; return 1 if the aim was not reached."""
    warnings.simplefilter("ignore", ResourceWarning)
    report = samples.sample_report("示例县青山镇人民政府", 2025, samples.TOWN_THIS_YEAR)
    html = write_report(report, "html").decode()

    def ours() -> bytes:
        return write_report(report, "pdf")

    def reference() -> bytes:
        data: bytes = weasyprint.HTML(string=html).write_pdf()
        return data

    pairs = [(seconds_of(ours), seconds_of(reference)) for _ in range(WARM_UP + count)][WARM_UP:]
    ratio = statistics.median(mine / other for mine, other in pairs)
    our_median, reference_median = (statistics.median(each) for each in zip(*pairs, strict=True))
    lines = (
        "| | reports | reference, s | ours, s | ours / reference |",
        "|---|---|---|---|---|",
        (
            f"| PDF of a report, median | {count} | {reference_median:.2f} | {our_median:.2f} "
            f"| {ratio:.2f} (aim {AIM} or less) |"
        ),
    )
    sys.stdout.write("\n".join(lines) + "\n")
    return int(ratio > AIM)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
