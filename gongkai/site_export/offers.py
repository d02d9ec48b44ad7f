"""What handing over offers to the floors below: a menu entry."""

from django.utils.translation import gettext_lazy

from gongkai.accounts import menu
from gongkai.accounts.permissions import Permission


def register() -> None:
    """Make the offer; called once when the program starts."""
    menu.register(
        menu.MenuEntry(
            key="hand_over",
            label=gettext_lazy("移交上级网站"),
            url_name="site_export:hand_overs",
            permission=Permission.VIEW_ITEMS,
            order=24,
        )
    )
