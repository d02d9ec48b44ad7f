"""What 青山镇 publishes, as the public sees it."""

from tests.catalog.conftest import (  # noqa: F401  the people of 青山镇 and what they publish
    a_content,
    a_draft,
    business,
    cast,
    publish,
    published,
    qingshan,
)
