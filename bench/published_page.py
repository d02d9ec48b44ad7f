"""How fast a published report is answered, against the least Django can do with as many bytes.

``python -m bench.published_page [count]``. Both run on the same server (gunicorn, one process, four threads), on
loopback, each on a connection that stays open; requests alternate, so that both meet the same machine. Ours is
the practice county's report without any page cache: each request reads the row, compares the hash of the content
with the signed one and fills the template. The reference (``bench/reference_site``) reads one row that holds
the finished page, without middleware or template.
"""

import contextlib
import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Final

REQUESTS: Final = 300
WARM_UP: Final = 20
AIM: Final = 0.5  # of the reference's requests in the same time
START_SECONDS: Final = 90
PAGE: Final = "/fancheng/reports/2023"
MUST_HOLD: Final = "收到和处理政府信息公开申请情况"


def free_port() -> int:
    """Return a port of loopback that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def run(arguments: list[str], data: Path) -> None:
    """Run a command of the program to its end."""
    subprocess.run(
        [sys.executable, "-m", *arguments],
        env={**os.environ, "GONGKAI_DATA": str(data)},
        check=True,
        stdout=subprocess.DEVNULL,
    )


@contextlib.contextmanager
def server(arguments: list[str], port: int, data: Path) -> Iterator[http.client.HTTPConnection]:
    """Start a server, give an open connection to it, and end it."""
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments], env={**os.environ, "GONGKAI_DATA": str(data)}
    )
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connect(connection, process)
        yield connection
    finally:
        connection.close()
        process.terminate()
        process.wait()


def connect(connection: http.client.HTTPConnection, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers."""
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            connection.connect()
        except ConnectionRefusedError:
            assert process.poll() is None, "the server ended"
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.2)
        else:
            return


def fetch(connection: http.client.HTTPConnection, page: str) -> tuple[bytes, float]:
    """Return the body of a page, and how many seconds it took."""
    start = time.perf_counter()
    connection.request("GET", page)
    try:
        response = connection.getresponse()
    except http.client.RemoteDisconnected:  # it stood idle for too long, which is nobody's speed
        connection.close()
        return fetch(connection, page)
    body = response.read()
    seconds = time.perf_counter() - start
    assert response.status == HTTPStatus.OK, (page, response.status)
    return body, seconds


def ours_on(port: int) -> list[str]:
    """Return the command of our server."""
    return ["gongkai", "web", "--workers", "1", "--threads", "4", "--bind", f"127.0.0.1:{port}"]


def seconds_of(
    ours: http.client.HTTPConnection, reference: http.client.HTTPConnection, count: int
) -> tuple[list[float], list[float]]:
    """Return the seconds of each request to both, in turn; the first ones of both do not count."""
    found: list[tuple[float, float]] = []
    for _ in range(WARM_UP + count):
        body, our_seconds = fetch(ours, PAGE)
        stored, reference_seconds = fetch(reference, "/page")
        assert len(body) == len(stored), (len(body), len(stored))
        found.append((our_seconds, reference_seconds))
    our_times, reference_times = zip(*found[WARM_UP:], strict=True)
    return list(our_times), list(reference_times)


def main(count: int = REQUESTS) -> int:
    """Print the table; return 1 if the aim was not reached."""
    with (
        tempfile.TemporaryDirectory(prefix="gongkai-bench-") as folder,
        contextlib.ExitStack() as on,
    ):
        data = Path(folder)
        run(["gongkai", "demo"], data)
        port, reference_port = free_port(), free_port()
        ours = on.enter_context(server(ours_on(port), port, data))
        page, _ = fetch(ours, PAGE)
        assert MUST_HOLD in page.decode(), "this is not the report"
        (data / "page.html").write_bytes(page)
        command = ["bench.reference_site.serve", folder, str(reference_port)]
        reference = on.enter_context(server(command, reference_port, data))
        times = seconds_of(ours, reference, count)

    our_median, reference_median = (statistics.median(each) for each in times)
    share = reference_median / our_median
    lines = (
        "| | bytes | requests | reference, ms | ours, ms | ours in the time of one reference |",
        "|---|---|---|---|---|---|",
        (
            f"| published report, median | {len(page)} | {count} | {1000 * reference_median:.1f} "
            f"| {1000 * our_median:.1f} | {share:.2f} (aim {AIM} or more) |"
        ),
    )
    sys.stdout.write("\n".join(lines) + "\n")
    return int(share < AIM)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
