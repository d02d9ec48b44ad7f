"""robots.txt and sitemap.xml: every stable address once, nothing of the desk."""

from lxml import etree

from gongkai.agencies.models import Agency
from gongkai.portal.columns import COLUMNS

INSTALLATION_PAGES = 9  # home, agencies, items, two checks, accessibility, site map, open data, API
PLACES = "//sm:loc/text()"
NAMESPACE = {"sm": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(client):
    return etree.fromstring(client.get("/sitemap.xml").content).xpath(PLACES, namespaces=NAMESPACE)


def test_every_agency_and_column_is_in_the_sitemap_once(client, shili):
    found = addresses(client)

    assert len(found) == INSTALLATION_PAGES + Agency.objects.count() * (1 + len(COLUMNS))
    assert len(set(found)) == len(found)


def test_every_address_of_the_sitemap_answers(client, shili):
    paths = [address.removeprefix("http://testserver") for address in addresses(client)]

    assert {client.get(path).status_code for path in paths} == {200}


def test_an_abolished_agency_stays_in_the_sitemap(client, shili):
    assert "http://testserver/old/" in addresses(client)


def test_crawlers_are_kept_from_the_desk_and_told_of_the_sitemap(client, settings):
    settings.SITE_URL = "https://xxgk.example.com"

    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /desk/" in text
    assert "Sitemap: https://xxgk.example.com/sitemap.xml" in text
