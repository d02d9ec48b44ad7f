"""What letters offer to the floors below: their place in the menu."""

from django.utils.translation import gettext_lazy

from gongkai.accounts import menu
from gongkai.accounts.permissions import Permission


def register() -> None:
    """Make the offers; called once when the program starts."""
    menu.register(
        menu.MenuEntry(
            key="letters",
            label=gettext_lazy("文书样式"),
            url_name="notices:forms",
            permission=Permission.VIEW_LETTER_FORMS,
            order=45,
        )
    )
