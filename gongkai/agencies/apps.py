from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "gongkai.agencies"
    verbose_name = "机关"

    def ready(self) -> None:
        from gongkai.agencies import housekeeping

        housekeeping.register()
