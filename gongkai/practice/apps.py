from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "gongkai.practice"
    verbose_name = "练习县"
