"""What the installation says about itself: owner, domain, site code, filing number."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Site:
    """The installation as its public pages name it.

    ``id_code`` is the ten-character code of government sites (网站标识码), ``filing_number`` the line of the
    ICP filing as it is to be printed; both may be empty.
    """

    owner: str
    base_url: str
    id_code: str
    filing_number: str


def site_of(request: HttpRequest) -> Site:
    """Return the site; without a configured address, the one the reader used."""
    base_url = settings.SITE_URL or f"{request.scheme}://{request.get_host()}"
    return Site(
        owner=settings.SITE_OWNER,
        base_url=base_url.rstrip("/"),
        id_code=settings.SITE_ID_CODE,
        filing_number=settings.SITE_FILING_NUMBER,
    )


def context(request: HttpRequest) -> dict[str, Site | bool]:
    """Give templates ``site``, and ``practice``: whether this is the practice county."""
    return {"site": site_of(request), "practice": settings.PRACTICE}
