"""A real browser on the live server: Debian's Chromium, with every network closed but 127.0.0.1.

``visitor`` is a page of somebody who is not signed in; ``signed_in(user)`` opens one for a member of staff.
"""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("GONGKAI_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OUR_HOSTS = {"127.0.0.1", "localhost"}


@pytest.fixture(scope="session")
def live_server(django_db_setup, live_server):
    """The live server, ended before the database whose connections it holds."""
    return live_server


@pytest.fixture(scope="session")
def browser(live_server):
    """Chromium for all journeys; without it they fail where everything is required, else are left out."""
    if not (Path(CHROMIUM).exists() or shutil.which(CHROMIUM)):
        message = f"Chromium is missing: {CHROMIUM} (apt-get install chromium)"
        if os.environ.get("GONGKAI_REQUIRE_ALL"):
            pytest.fail(message)
        pytest.skip(message)
    # Playwright runs a loop in this thread; the database is used from the same thread, one call at a time
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def context(browser, live_server):
    """A fresh browser profile on the live server that reaches nothing else."""
    opened = browser.new_context(base_url=live_server.url, locale="zh-CN")
    opened.set_default_timeout(10_000)
    opened.route(
        "**/*",
        lambda route: (
            route.continue_()
            if urlsplit(route.request.url).hostname in OUR_HOSTS
            else route.abort("internetdisconnected")
        ),
    )
    yield opened
    opened.close()


@pytest.fixture
def visitor(context):
    """A page of somebody who is not signed in."""
    return context.new_page()


@pytest.fixture
def signed_in(context, live_server, client):
    """Open a page for a member of staff."""

    def open_page(user):
        client.force_login(user)
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return context.new_page()

    return open_page
