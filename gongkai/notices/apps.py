from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "gongkai.notices"
    verbose_name = "文书"

    def ready(self) -> None:
        """Offer the menu entry to the floors below."""
        from gongkai.notices import offers

        offers.register()
