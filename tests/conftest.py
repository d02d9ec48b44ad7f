"""What every test may use."""

import os
from pathlib import Path

import pytest

pytest_plugins = ["tests.cast_fixtures"]

REPOSITORY = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("GONGKAI_CORPUS", REPOSITORY.parent / "shared" / "corpus"))


def pytest_collection_modifyitems(config, items):
    """Leave the full counts of heavy tests to ``make test-long``."""
    if os.environ.get("GONGKAI_LONG"):
        return
    kept = [item for item in items if "long" not in item.keywords]
    config.hook.pytest_deselected(items=[item for item in items if "long" in item.keywords])
    items[:] = kept


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real reports, read where it is and never copied."""
    if not (CORPUS / "raw").is_dir():
        if os.environ.get("GONGKAI_REQUIRE_ALL"):
            pytest.fail(f"the folder of real reports is missing: {CORPUS}")
        pytest.skip(f"the folder of real reports is missing: {CORPUS}")
    return CORPUS
