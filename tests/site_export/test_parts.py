"""A copy of one agency, and what the commands refuse."""

import pytest
from django.core.management import CommandError, call_command

from gongkai.site_export.releases import ExportRefused
from gongkai.site_export.serving import CopyApplication
from tests.site_export.crawling import dead_links
from tests.site_export.making import export


def test_a_part_leads_to_the_server_for_the_rest(exported):
    copy = CopyApplication(exported().release)

    outside = dict(copy.made.pages["/agencies/"].headers)
    answered = {a for a, p in copy.made.pages.items() if p.status == 200}
    assert outside["Location"] == "https://sq.example.com/agencies/"
    assert dict(copy.made.pages["/"].headers)["Location"] == "/qingshan/"
    assert not [address for address in answered if address.startswith("/lvshui/")]
    assert dead_links(copy) == set()


def test_a_part_without_a_server_is_refused(world, tmp_path):
    with pytest.raises(ExportRefused, match="GONGKAI_EXPORT_SERVER"):
        export(tmp_path, world.agency)


def test_it_asks_for_the_address_of_the_site(world, tmp_path):
    with pytest.raises(CommandError, match="GONGKAI_SITE_URL"):
        call_command("export_site", str(tmp_path / "copy"))


def test_an_unknown_agency_is_refused(world, tmp_path):
    with pytest.raises(CommandError, match="没有代码是 nowhere 的机关"):
        call_command("export_site", str(tmp_path / "copy"), "--agency", "nowhere")


def test_an_empty_installation_is_refused(db, tmp_path):
    with pytest.raises(CommandError, match="gongkai init"):
        call_command("export_site", str(tmp_path / "copy"))


def test_a_folder_without_a_copy_is_not_served(tmp_path):
    with pytest.raises(CommandError, match="先运行 gongkai export-site"):
        call_command("serve_site", str(tmp_path))
