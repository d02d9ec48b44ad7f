from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "gongkai.accounts"
    verbose_name = "人员与权限"

    def ready(self) -> None:
        """Offer the menu entry, and hear of changed passwords."""
        from allauth.account.signals import password_changed, password_set
        from allauth.mfa.signals import authenticator_added, authenticator_removed

        from gongkai.accounts import at_the_door, menu
        from gongkai.accounts.permissions import Permission
        from gongkai.accounts.sign_in import note_password_change

        for signal in (password_changed, password_set):
            signal.connect(note_password_change, dispatch_uid="accounts.note_password_change")
        for signal in (authenticator_added, authenticator_removed):
            signal.connect(
                at_the_door.second_factor_changed, dispatch_uid="accounts.second_factor_changed"
            )
        menu.register(
            menu.MenuEntry(
                key="people",
                label=_("人员"),
                url_name="accounts:people",
                permission=Permission.MANAGE_PEOPLE,
                order=80,
            )
        )
