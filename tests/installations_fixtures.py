"""Installations as fixtures: migrated once, copied for each test."""

import pytest

from tests.installations import empty_installation, ended


@pytest.fixture(scope="session")
def installation_template(tmp_path_factory):
    """An installation with tables and no rows; never started, only copied."""
    made = empty_installation(tmp_path_factory.mktemp("template") / "var")
    yield made
    ended(made)


@pytest.fixture
def installation(tmp_path, installation_template):
    """An empty installation for one test."""
    made = empty_installation(tmp_path / "var", template=installation_template)
    yield made
    ended(made)
