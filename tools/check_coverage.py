"""Hold the coverage floors: the law and what writes and reads records whole, the rest nearly so.

Reads the data that the test run left behind; with branches (EXAMPLES: 100 % of rules, actions and
queries, 95 % elsewhere).
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

WHOLE = 100.0
NEARLY = 95.0


def is_whole(file: str) -> bool:
    """Test whether the file must be covered to the last branch."""
    path = Path(file)
    parts = {*path.parts[:-1], path.stem}
    return not parts.isdisjoint({"rules", "actions", "queries"})


def measured() -> dict[str, dict[str, float]]:
    """Return coverage's summary of every file of the package."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "coverage.json"
        command = [sys.executable, "-m", "coverage", "json", "-q", "-o", str(out)]
        subprocess.run(command, check=True)
        files = json.loads(out.read_text())["files"]
    return {name: each["summary"] for name, each in files.items()}


def main() -> int:
    """Name every file below its floor, and the rest of the package as a whole."""
    files = measured()
    failures = [
        f"{name}: {summary['percent_covered']:.1f} %，要求 100 %"
        for name, summary in files.items()
        if is_whole(name) and summary["percent_covered"] < WHOLE
    ]
    rest = [summary for name, summary in files.items() if not is_whole(name)]
    lines = sum(each["num_statements"] + each.get("num_branches", 0) for each in rest)
    covered = sum(each["covered_lines"] + each.get("covered_branches", 0) for each in rest)
    share = 100.0 * covered / lines if lines else WHOLE
    if share < NEARLY:
        failures.append(f"其余部分合计 {share:.1f} %，要求 {NEARLY} %")
    for failure in failures:
        print("覆盖率不足：", failure)
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
