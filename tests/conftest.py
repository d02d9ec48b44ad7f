"""What every test may use."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# Each of the many processes of a test run would compile the whole program again
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# The short form tries the same examples each time; the long one looks for new ones
settings.register_profile("short", derandomize=True, deadline=None)
settings.register_profile("long", deadline=None)
settings.load_profile("long" if os.environ.get("GONGKAI_LONG") else "short")

pytest_plugins = ["tests.cast_fixtures"]

REPOSITORY = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("GONGKAI_CORPUS", REPOSITORY.parent / "shared" / "corpus"))


def pytest_collection_modifyitems(config, items):
    """Leave the full counts of heavy tests, and what either database shows alike, to ``make test-long``."""
    if os.environ.get("GONGKAI_LONG"):
        return
    left_out = {"long", "one_engine"} if os.environ.get("GONGKAI_TEST_DATABASE") else {"long"}
    kept = [item for item in items if not left_out & set(item.keywords)]
    config.hook.pytest_deselected(items=[item for item in items if left_out & set(item.keywords)])
    items[:] = kept


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real reports, read where it is and never copied."""
    if not (CORPUS / "raw").is_dir():
        if os.environ.get("GONGKAI_REQUIRE_ALL"):
            pytest.fail(f"the folder of real reports is missing: {CORPUS}")
        pytest.skip(f"the folder of real reports is missing: {CORPUS}")
    return CORPUS
