"""Every page, in a real browser: no rule of axe is broken, nothing is lost on a narrow screen, and the
security policy had nothing to refuse."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.desk.conftest import lin, qingshan  # noqa: F401  who sits at the desk
from tests.portal.conftest import shili  # noqa: F401  the agencies of the public pages
from tests.portal.test_pages import PAGES as PUBLIC_PAGES

pytestmark = [
    pytest.mark.journey,
    pytest.mark.one_engine,
    pytest.mark.django_db(transaction=True),
]

DESK_PAGES = (
    "/desk/letters/",
    "/desk/letters/partly_disclosed/",
    "/desk/letters/registration_form/",
    "/desk/",
    "/desk/search/?q=镇",
    "/desk/hand-over/",
    "/desk/help/",
    "/desk/help/desk/",
    "/desk/keys/",
)
ERROR_PAGES = ("/no-such-agency/",)
WIDE, PHONE, NARROWEST = 1280, 360, 320
LOOKS = (("light", WIDE), ("dark", PHONE))
ALL_LOOKS = tuple(
    (theme, width) for theme in ("light", "dark", "contrast") for width in (WIDE, PHONE)
)
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]}}


def broken_rules(page):
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        (rule["id"], node["target"], node["failureSummary"].splitlines()[1:3])
        for rule in found
        for node in rule["nodes"]
    ]


def look(page, address, *, theme="light", width=WIDE):
    """Open an address in a colour and width."""
    page.set_viewport_size({"width": width, "height": 900})
    page.context.add_cookies(
        [{"name": "reading", "value": f"theme-{theme}", "domain": "localhost", "path": "/"}]
    )
    page.goto(address)


def width_needed(page):
    """Return how wide the page is on the narrowest screen; more than the screen is lost sideways."""
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    return page.evaluate("document.documentElement.scrollWidth")


def faults_in(page, address, looks):
    """Return what is wrong with a page: broken rules by look, complaints of the browser, what is lost sideways."""
    found = []
    page.on("console", lambda said: found.append(said.text) if said.type == "error" else None)
    for theme, width in looks:
        look(page, address, theme=theme, width=width)
        found += [(theme, width, rule) for rule in broken_rules(page)]
    if width_needed(page) > NARROWEST:
        found.append(f"wider than {NARROWEST}")
    return [each for each in found if "404" not in each]


@pytest.mark.parametrize("address", PUBLIC_PAGES + ERROR_PAGES)
def test_a_public_page_breaks_no_rule_of_accessibility(visitor, shili, address):  # noqa: F811
    assert faults_in(visitor, address, LOOKS) == []


@pytest.mark.long
@pytest.mark.parametrize("address", PUBLIC_PAGES + ERROR_PAGES)
def test_a_public_page_breaks_no_rule_in_any_look(visitor, shili, address):  # noqa: F811
    assert faults_in(visitor, address, ALL_LOOKS) == []


@pytest.mark.parametrize("address", DESK_PAGES)
def test_a_page_of_the_desk_breaks_no_rule(signed_in, lin, address):  # noqa: F811
    assert faults_in(signed_in(lin), address, LOOKS) == []


def test_a_page_with_faults_is_found(visitor, live_server):
    bad = "<!doctype html><html><title>x</title><p style='width:900px'>x</p><img src=/static/x.png></html>"
    visitor.route("**/bad.html", lambda route: route.fulfill(body=bad, content_type="text/html"))

    found = faults_in(visitor, "/bad.html", [("light", PHONE)])

    assert {each[2][0] for each in found if isinstance(each, tuple)} >= {
        "html-has-lang",
        "image-alt",
    }
    assert f"wider than {NARROWEST}" in found
