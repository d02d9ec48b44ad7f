from django.apps import AppConfig


class SiteExportConfig(AppConfig):
    name = "gongkai.site_export"
    verbose_name = "静态副本和移交"
