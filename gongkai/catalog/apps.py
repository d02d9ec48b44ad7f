from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "gongkai.catalog"
    verbose_name = "主动公开"

    def ready(self) -> None:
        """Offer menu entry, waiting work, rebuilding and work by the clock to the floors below."""
        from gongkai.catalog import offers
        from gongkai.catalog.calls import offers as calls

        offers.register()
        calls.register()
