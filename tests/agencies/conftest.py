import pytest

from tests.agencies import county as counties


@pytest.fixture
def county(db):
    """The tree of 示例县."""
    counties.county()
