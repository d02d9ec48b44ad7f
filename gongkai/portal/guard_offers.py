"""What the portal offers to the desk: the page on which a file is checked before it leaves."""

from django.utils.translation import gettext_lazy

from gongkai.accounts import menu

AFTER_PUBLISHING = 23


def register() -> None:
    """Make the offer; called once when the program starts."""
    menu.register(
        menu.MenuEntry(
            key="check_file",
            label=gettext_lazy("检查文件"),
            url_name="portal:check_file",
            permission=None,
            order=AFTER_PUBLISHING,
        )
    )
