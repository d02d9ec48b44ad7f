"""From which address a request really comes, where proxies of our own stand in front.

What counts and locks by address reads ``REMOTE_ADDR``: the rate limits, axes, the limit of codes. Behind a
proxy that is the proxy's address for everybody. The header that names the client is written by anyone who
likes; it is believed only as far as each step was written by a proxy named in the settings.
"""

from collections.abc import Callable, Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Networks = Iterable[IPv4Network | IPv6Network]
GetResponse = Callable[[HttpRequest], HttpResponse]


def real_address(get_response: GetResponse) -> GetResponse:
    """Make the middleware; it stands first."""

    def middleware(request: HttpRequest) -> HttpResponse:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
        if forwarded and settings.TRUSTED_PROXIES:
            request.META["REMOTE_ADDR"] = client_address(
                request.META.get("REMOTE_ADDR", ""), forwarded, settings.TRUSTED_PROXIES
            )
        return get_response(request)

    return middleware


def client_address(connected: str, forwarded: str, trusted: Networks) -> str:
    """Return the nearest address that is none of our proxies, going back from the connection.

    ``forwarded`` is the header X-Forwarded-For: each proxy adds at the end the address it was asked from.
    A step that is no address is not believed, nor anything before it.
    """
    trusted = tuple(trusted)
    for step in reversed(forwarded.split(",")):
        if not _is_within(connected, trusted):
            break
        named = _without_port(step.strip())
        if not _is_address(named):
            break
        connected = named
    return connected


def _without_port(step: str) -> str:
    """Return the address of a step that some proxies write with its port: 1.2.3.4:5678, [::1]:5678."""
    if step.startswith("["):
        return step[1:].partition("]")[0]
    return step.partition(":")[0] if step.count(":") == 1 else step


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_within(address: str, networks: Networks) -> bool:
    return _is_address(address) and any(ip_address(address) in network for network in networks)
