from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "gongkai.portal"
    verbose_name = "公开平台"

    def ready(self) -> None:
        """Give the search its names, its work by the clock and its rebuilding."""
        from gongkai.portal import guard_offers, search_offers

        search_offers.register()
        guard_offers.register()
