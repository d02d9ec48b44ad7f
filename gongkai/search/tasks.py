"""What the background worker does for the search."""

from django_tasks import task

from gongkai.search.indexing import index_due


@task()
def index_what_is_due() -> int:
    """Index what was noted; return how much it was."""
    return index_due()
