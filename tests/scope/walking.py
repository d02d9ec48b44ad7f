"""Walks every address of a program as somebody, and says what leaked."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver

from tests.scope.samples import SAMPLES, Sample
from tests.scope.world import CANARY, KINDS

NOT_GIVEN = {302, 403, 404, 405, 422, 429}
TYPED = {"agency": "qingshan", "q": "青山", "year": "2025", "name": "某人", "reason": "不对"}


@dataclass(frozen=True)
class Address:
    """One pattern of the program; ``arguments`` are the names in it."""

    name: str
    arguments: frozenset[str]


@dataclass(frozen=True)
class Leak:
    """What somebody got that is not theirs."""

    who: str
    method: str
    name: str
    what: str


def addresses(urlconf=None):
    """Yield every address of the program, however deep it is included."""
    yield from _within(get_resolver(urlconf), "", frozenset())


def _within(resolver, namespace, arguments):
    for pattern in resolver.url_patterns:
        names = arguments | frozenset(pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _within(pattern, inner, names)
        else:
            yield Address(f"{namespace}{pattern.name}", names - frozenset(pattern.default_args))


def without_sample(urlconf=None, samples=SAMPLES):
    """Return the addresses with arguments for which no sample is registered."""
    return [each.name for each in addresses(urlconf) if each.arguments and each.name not in samples]


class Visitor:
    """Somebody at a browser; what a request changes is rolled back, so that each finds the world as it was."""

    def __init__(self, world, who):
        self.world = world
        self.client = Client()
        if who != "public":
            self.client.force_login(world.people[who])
        self.cookies = self.client.cookies.output()

    def asks(self, method, url, data):
        """Return the answer to one request, and whether anything was recorded."""
        cache.clear()
        self.client.cookies.clear()
        self.client.cookies.load(self.cookies.replace("Set-Cookie: ", ""))
        with transaction.atomic():
            before = self.world.records()
            response = getattr(self.client, method)(url, data)
            if response.streaming:  # read while what it reads is there
                response.streaming_content = [b"".join(response.streaming_content)]
            acted = self.world.records() > before
            transaction.set_rollback(True)
        return response, acted


def walk(world, who, may_read, urlconf=None, samples=SAMPLES, only=None):
    """Ask for every address (or only some) as somebody, by GET and POST, and return what leaked."""
    leaks = []
    visitor = Visitor(world, who)
    for address in [each for each in addresses(urlconf) if not only or each.name in only]:
        sample = samples.get(address.name, Sample(lambda _world: {}))
        url = reverse(address.name, urlconf, kwargs=sample.arguments(world))
        may_not = address.arguments and who not in sample.outsiders
        for method, data in (("get", TYPED), ("post", {}), ("post", TYPED)):
            response, acted = visitor.asks(method, url, data)
            found = [each for each in words_in(response) if each not in may_read]
            if may_not and response.status_code not in NOT_GIVEN:
                found.append(f"answered {response.status_code}")
            if may_not and acted:
                found.append("acted")
            leaks += [Leak(who, method, address.name, each) for each in sorted(found)]
    return leaks


def words_in(response):
    """Return the canaries in body or headers of an answer, one cut short as the bare word."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = body.decode("utf-8", "replace")
    text += "".join(f"{name}: {value}" for name, value in response.headers.items())
    whole = {each for each in KINDS if each in text}
    cut_short = text.count(CANARY) > sum(text.count(each) for each in whole)
    return whole | ({CANARY} if cut_short else set())
