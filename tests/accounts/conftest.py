import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    """Limits of earlier tests do not reach into this one."""
    cache.clear()
