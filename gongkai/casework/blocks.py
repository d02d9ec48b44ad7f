"""What the floors above add to the page of an application: each offers a block and is asked when the page is shown."""

from collections.abc import Callable

from django.utils.safestring import SafeString

from gongkai.accounts.requests import DeskRequest
from gongkai.casework.models import DisclosureApplication

Block = Callable[[DeskRequest, DisclosureApplication], SafeString]

_BLOCKS: list[Block] = []


def register(block: Block) -> None:
    """Show this block from now on; it answers with HTML, empty where it has nothing to say."""
    _BLOCKS.append(block)


def blocks_of(request: DeskRequest, case: DisclosureApplication) -> list[SafeString]:
    """Return the blocks for an application, in the order of registration."""
    return [html for block in _BLOCKS if (html := block(request, case))]
