from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "gongkai.casework"
    verbose_name = "依申请公开"

    def ready(self) -> None:
        """Offer waiting work, the menu entry and rebuilding to the floors below."""
        from gongkai.casework import offers

        offers.register()
