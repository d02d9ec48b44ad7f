from django.apps import AppConfig


class SiteExportConfig(AppConfig):
    name = "gongkai.site_export"
    verbose_name = "静态副本和移交"

    def ready(self) -> None:
        """Offer the menu entry to the floors below."""
        from gongkai.site_export import offers

        offers.register()
