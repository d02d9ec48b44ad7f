from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "gongkai.boards"
    verbose_name = "公开栏"

    def ready(self) -> None:
        """Offer the menu entries and waiting work to the floors below."""
        from gongkai.boards import offers

        offers.register()
