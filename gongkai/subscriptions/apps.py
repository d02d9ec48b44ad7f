from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    name = "gongkai.subscriptions"
    verbose_name = "邮件订阅"

    def ready(self) -> None:
        """Have letters made, sent and forgotten by the clock."""
        from gongkai.subscriptions import by_the_clock

        by_the_clock.register()
