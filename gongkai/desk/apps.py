from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "gongkai.desk"
    verbose_name = "工作台"

    def ready(self) -> None:
        from gongkai.accounts import menu
        from gongkai.accounts.permissions import Permission
        from gongkai.desk.inbox import late_number, waiting_number

        menu.register(
            menu.MenuEntry(
                key="inbox",
                label=_("待办"),
                url_name="desk:inbox",
                permission=None,
                order=0,
                count=waiting_number,
                late=late_number,
            )
        )
        menu.register(
            menu.MenuEntry(
                key="agencies",
                label=_("机关"),
                url_name="agencies:list",
                permission=Permission.MANAGE_AGENCIES,
                order=80,
            )
        )
