from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    name = "gongkai.open_data"
    verbose_name = "开放数据"
