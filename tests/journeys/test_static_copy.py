"""The static copy in a real browser: every kind of its pages breaks no rule of accessibility, and its search finds."""

import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from playwright.sync_api import expect

from gongkai.site_export.serving import CopyApplication
from tests.journeys.test_accessible_pages import LOOKS, faults_in
from tests.site_export.conftest import collected  # noqa: F401  the style sheets of the copy
from tests.site_export.making import export, make_world

pytestmark = [
    pytest.mark.journey,
    pytest.mark.one_engine,
    pytest.mark.django_db(transaction=True),
]


class Quiet(WSGIRequestHandler):
    def log_message(self, *_said):
        """Say nothing."""


@pytest.fixture
def copy(tmp_path, settings, collected):  # noqa: F811
    """The copy of the whole site, sent on a free port: its address and the item in it."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STATIC_ROOT = collected
    world = make_world()
    application = CopyApplication(export(tmp_path / "copy").release)
    with make_server("127.0.0.1", 0, application, handler_class=Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}", world
        server.shutdown()


def test_every_kind_of_page_of_the_copy_breaks_no_rule(visitor, copy):
    site, world = copy
    item = world.item.public_url()
    addresses = (
        "/",
        "/agencies/",
        "/items/",
        "/qingshan/",
        "/qingshan/guide/",
        "/qingshan/content/",
        "/qingshan/content/?head=20-11",
        "/qingshan/counts/",
        "/qingshan/reports/",
        item,
        f"{item}/v/1",
        item.replace("00001", "00002"),  # withdrawn
        "/search/",
        "/search/?q=植树",
        "/check/",
    )

    found = {each: faults_in(visitor, site + each, LOOKS) for each in addresses}

    assert {each: said for each, said in found.items() if [x for x in said if "410" not in x]} == {}


def test_a_reader_searches_the_copy_and_opens_what_was_found(visitor, copy):
    site, world = copy
    visitor.goto(f"{site}/qingshan/")
    visitor.locator("input[type=search]").fill("植树 分工")

    visitor.get_by_role("button", name="搜索").click()

    expect(visitor.get_by_role("status")).to_have_text("找到 2 条")
    expect(visitor.get_by_role("button", name="再看 20 条")).to_be_hidden()
    visitor.get_by_role("link", name=world.item.title).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(world.item.title)
