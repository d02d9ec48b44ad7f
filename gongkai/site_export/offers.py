"""What handing over offers to the floors below: menu entries."""

from django.utils.translation import gettext_lazy

from gongkai.accounts import menu
from gongkai.accounts.permissions import Permission


def register() -> None:
    """Make the offers; called once when the program starts."""
    menu.register(
        menu.MenuEntry(
            key="hand_over",
            label=gettext_lazy("移交上级网站"),
            url_name="site_export:hand_overs",
            permission=Permission.VIEW_ITEMS,
            order=24,
        )
    )
    menu.register(
        menu.MenuEntry(
            key="received_sites",
            label=gettext_lazy("收到的公开包"),
            url_name="site_export:received",
            permission=Permission.VIEW_RECEIVED_SITES,
            order=26,
        )
    )
