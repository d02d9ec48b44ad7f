"""Numbers too long for any machine, in every address and in every parameter: an answer, never an error page."""

import pytest
from django.urls import get_resolver, reverse
from django.urls.converters import IntConverter
from django.urls.resolvers import URLResolver

from tests.scope.samples import SAMPLES, Sample
from tests.scope.walking import Visitor, addresses

LONG = "9" * 30  # more than a database keeps
ENDLESS = "9" * 5000  # more digits than Python makes a number of
PARAMETERS = (
    *("after", "before", "page", "year", "month", "from", "to", "from_year", "to_year", "until"),
    *("report", "class", "agency", "version", "revision", "number", "against", "with", "cell"),
    *("person", "office", "item", "case", "letter", "pk", "id", "chosen", "part", "level", "seen"),
)


def with_numbers(resolver=None, namespace="", converters=()):
    """Yield each address with numbers in it, and the names of these numbers."""
    for pattern in (resolver or get_resolver()).url_patterns:
        found = {**dict(converters), **pattern.pattern.converters}
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from with_numbers(pattern, inner, tuple(found.items()))
        else:
            given = set(pattern.default_args)
            numbers = [key for key, kind in found.items() if isinstance(kind, IntConverter)]
            yield from ((f"{namespace}{pattern.name}", key) for key in numbers if key not in given)


def arguments_of(name, world):
    return SAMPLES.get(name, Sample(lambda _world: {})).arguments(world)


def broken(world, who, method, urls, data):
    """Return the addresses that answered with an error page."""
    visitor = Visitor(world, who)
    visitor.client.raise_request_exception = False
    return [url for url in urls if visitor.asks(method, url, data)[0].status_code == 500]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["lin", "public"])
def test_an_address_with_an_endless_number_is_answered(world, who, method):
    urls = [
        reverse(name, kwargs={**arguments_of(name, world), key: int(LONG)})
        for name, key in with_numbers()
    ]

    assert broken(world, who, method, urls, {}) == []


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("who", "number"), [("lin", LONG), ("lin", ENDLESS), ("public", ENDLESS)])
def test_a_parameter_with_an_endless_number_is_answered(world, who, number, method):
    urls = [reverse(each.name, kwargs=arguments_of(each.name, world)) for each in addresses()]

    assert broken(world, who, method, urls, dict.fromkeys(PARAMETERS, number)) == []
