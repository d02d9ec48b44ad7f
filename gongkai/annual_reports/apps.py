from django.apps import AppConfig


class AnnualReportsConfig(AppConfig):
    name = "gongkai.annual_reports"
    verbose_name = "年度报告"

    def ready(self) -> None:
        """Offer menu entry, waiting work, sentences of history, and rebuilding to the floors below."""
        from gongkai.annual_reports import offers
        from gongkai.annual_reports.roll_up import offers as roll_up_offers

        offers.register()
        roll_up_offers.register()
