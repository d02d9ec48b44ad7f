from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "gongkai.proposals"
    verbose_name = "公开建议"

    def ready(self) -> None:
        """Offer waiting work, the menu entry, rebuilding and forgetting to the floors below."""
        from gongkai.proposals import offers

        offers.register()
