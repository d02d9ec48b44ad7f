"""Every address of the program: staff under /desk/, the public site at the root."""

from captcha.views import captcha_image
from django.urls import include, path
from django.urls.resolvers import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/account/", include("gongkai.accounts.sign_in_urls")),
    path("desk/account/2fa/", include("allauth.mfa.urls")),
    path("desk/people/", include("gongkai.accounts.urls")),
    path("desk/reports/", include("gongkai.annual_reports.urls")),
    path("desk/letters/", include("gongkai.notices.urls")),
    path("desk/cases/", include("gongkai.casework.urls")),
    path("desk/remedies/", include("gongkai.remedies.urls")),
    path("desk/boards/", include("gongkai.boards.urls")),
    path("desk/proposals/", include("gongkai.proposals.urls")),
    path("desk/items/", include("gongkai.catalog.urls")),
    path("desk/hand-over/", include("gongkai.site_export.urls")),
    path("desk/roll-up/", include("gongkai.annual_reports.roll_up.urls")),
    path("desk/agencies/", include("gongkai.desk.agencies.urls")),
    path("desk/", include("gongkai.desk.urls")),
    path("data/", include("gongkai.open_data.urls")),
    path("api/v1/", include("gongkai.open_data.api.urls")),
    path("captcha/image/<slug:key>/", captcha_image, {"scale": 1}, name="captcha-image"),
    path("about/other-sites/", include("gongkai.site_export.public_urls")),
    # The last, because an agency's code stands at the root
    path("", include("gongkai.portal.urls")),
]
