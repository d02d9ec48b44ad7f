from django.apps import AppConfig


class RemediesConfig(AppConfig):
    name = "gongkai.remedies"
    verbose_name = "行政复议和行政诉讼"

    def ready(self) -> None:
        """Offer waiting work, the menu entry, the block on applications and rebuilding to the floors below."""
        from gongkai.remedies import offers

        offers.register()
