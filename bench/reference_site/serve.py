"""Serves one stored page from one row of SQLite: no middleware, no template, the same server as ours.

``python -m bench.reference_site.serve FOLDER PORT``; FOLDER holds ``page.html``, the bytes to answer with.
"""

import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.urls import path

from gongkai.jobs.web_server import WebServer, server_settings
from gongkai.settings.environment import sqlite


def set_up(folder: Path) -> type[models.Model]:
    """Make the site with its one model and its one row."""
    settings.configure(
        SECRET_KEY="only-for-measuring",  # noqa: S106
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": sqlite(folder / "reference.sqlite3")},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()

    class Page(models.Model):
        address = models.CharField(max_length=100, unique=True)
        html = models.TextField()

        class Meta:
            app_label = "reference_site"

        def __str__(self) -> str:
            return str(self.address)

    with connection.schema_editor() as editor:
        editor.create_model(Page)
    Page.objects.create(address="page", html=(folder / "page.html").read_text(encoding="utf-8"))
    connection.close()
    return Page


def main(folder: str, port: str) -> None:
    """Serve until told to stop."""
    page_model: Any = set_up(Path(folder))

    def page(request: HttpRequest, address: str) -> HttpResponse:
        return HttpResponse(page_model.objects.get(address=address).html)

    urlpatterns.append(path("<slug:address>", page))
    server = server_settings(bind=f"127.0.0.1:{port}", workers=1, threads=4)
    WebServer(get_wsgi_application(), server).run()


urlpatterns: list[Any] = []

if __name__ == "__main__":
    # The site's addresses are looked up by the name of this module, so run the one that has it
    from bench.reference_site import serve

    serve.main(*sys.argv[1:])
