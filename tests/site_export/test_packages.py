"""The package for another installation: what is in it, what is refused and why, and what the receiver shows."""

import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command

from gongkai.agencies.models import Agency
from gongkai.audit.models import AuditRecord
from gongkai.catalog.actions import withdrawing
from gongkai.site_export.addresses import extent_of
from gongkai.site_export.models import PartnerSite, ReceivedItem, ReceivedPackage, ReceivedState
from gongkai.site_export.packages import PackageRefused, read_package, write_package
from gongkai.site_export.receiving import receive
from gongkai.site_export.signing import fingerprint, is_signed, public_key, signature_of
from tests.catalog.conftest import fresh, later
from tests.html_checks import faults
from tests.site_export.making import FILE, UNREVIEWED, withdraw

AT = later(days=3)
PUBLIC = "/about/other-sites/"
TITLES = ["植树安排解读", "青山镇2026年春季义务植树活动安排"]


@pytest.fixture(autouse=True)
def site_url(settings):
    settings.SITE_URL = "https://xxgk.example.com"


@pytest.fixture
def packed(world, tmp_path):
    """Pack the township at a moment; return the bytes."""

    def made(at=AT):
        target = tmp_path / "package.zip"
        write_package(target, extent_of(world.agency, below=False), at)
        return target.read_bytes()

    return made


@pytest.fixture
def county(world):
    return Agency.objects.get(code="shili-fuban")


@pytest.fixture
def taken_in(county):
    """Take a package in for the county, whose officer compared the fingerprint."""
    return lambda data, at=AT: receive(
        data=data, agency=county, trusted=fingerprint(public_key()), at=at
    )


def changed(data, **parts):
    """Return the package with other parts; None leaves one out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            part = parts.get(name, before.read(name))
            if part is not None:
                after.writestr(name, part)
    return out.getvalue()


def signed_anew(data, change):
    """Return the package with a changed manifest, signed by the same installation."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        values = json.loads(archive.read("manifest.json"))
    change(values)
    manifest = json.dumps(values).encode()
    signature = {"public_key": public_key(), "signature": signature_of(manifest)}
    return changed(
        data, **{"manifest.json": manifest, "signature.json": json.dumps(signature).encode()}
    )


def a_file_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return next(name for name in archive.namelist() if archive.read(name) == FILE)


class TestPackage:
    def test_it_holds_what_is_public_and_says_what_was_withdrawn(self, packed):
        package = read_package(packed())

        assert [each["state"] for each in package.items] == ["public", "withdrawn", "public"]
        assert FILE in package.contents.values()
        assert UNREVIEWED.encode() not in b"".join(package.contents.values())

    def test_of_what_was_taken_down_in_an_emergency_it_says_no_title_and_no_reason(
        self, packed, world
    ):
        withdrawing.take_down(
            item=world.item, reason="标题里有姓名", by=world.people["zhao"], at=later(days=2)
        )

        entry = next(
            each
            for each in read_package(packed()).items
            if each["index_number"] == world.item.index_number
        )

        assert (entry["state"], entry["why"]) == ("withdrawn", "")
        assert entry["title"] == world.item.index_number

    def test_the_fingerprint_is_of_the_key_and_can_be_read_out(self):
        assert len(fingerprint(public_key()).split("-")) == 8

    def test_another_key_did_not_sign_it(self):
        assert is_signed(b"words", signature_of(b"words"), public_key())
        assert not is_signed(b"words", signature_of(b"words"), "00" * 32)
        assert not is_signed(b"words", "no hexadecimal", public_key())


class TestRefused:
    def refused(self, data, why, taken_in):
        with pytest.raises(PackageRefused, match=why):
            taken_in(data)
        assert not PartnerSite.objects.exists()

    def test_what_is_no_package(self, taken_in):
        self.refused(b"words", "不是公开信息包", taken_in)

    def test_a_manifest_that_was_changed(self, packed, taken_in):
        data = changed(packed(), **{"manifest.json": b"{}"})

        self.refused(data, "签名不对", taken_in)

    def test_a_file_that_was_changed(self, packed, taken_in):
        data = packed()

        self.refused(changed(data, **{a_file_of(data): b"other"}), "不是审查过的内容", taken_in)

    def test_a_file_that_is_not_there(self, packed, taken_in):
        data = packed()

        self.refused(changed(data, **{a_file_of(data): None}), "包里少 1 个文件", taken_in)

    def test_a_title_that_is_not_the_reviewed_one(self, packed, taken_in):
        data = signed_anew(packed(), lambda values: values["items"][0].update(title="另一个标题"))

        self.refused(data, "和审查过的内容不一样", taken_in)

    def test_an_entry_without_address(self, packed, taken_in):
        data = signed_anew(packed(), lambda values: values["items"][1].update(url=""))

        self.refused(data, "清单第 2 条不全", taken_in)

    def test_a_package_of_another_version(self, packed, taken_in):
        data = signed_anew(packed(), lambda values: values.update(format=2))

        self.refused(data, "别的版本的程序", taken_in)

    def test_a_state_that_nobody_knows(self, packed, taken_in):
        data = signed_anew(packed(), lambda values: values["items"][1].update(state="?"))

        self.refused(data, "时间或者状态不对", taken_in)

    def test_a_key_that_nobody_compared(self, packed, county):
        with pytest.raises(PackageRefused, match=f"指纹是 {fingerprint(public_key())}"):
            receive(data=packed(), agency=county, trusted="", at=AT)

    def test_a_package_that_is_not_newer(self, packed, taken_in):
        data = packed()
        taken_in(data)

        with pytest.raises(PackageRefused, match="不比已经收下的新"):
            taken_in(data)

        assert ReceivedPackage.objects.count() == 1


class TestTakenIn:
    def test_what_came_is_counted_and_recorded(self, packed, taken_in):
        made = taken_in(packed())

        assert (made.count, made.added, made.changed) == (3, 3, 0)
        assert AuditRecord.objects.get(action="site_export.received").agency_code == "shili-fuban"

    def test_a_newer_package_changes_what_changed(self, packed, taken_in, world):
        taken_in(packed())
        withdraw(world, fresh(world.item))
        world.publish(world.draft(title="防火通告"), at=AT)

        made = taken_in(packed(later(days=4)), later(days=4))

        assert (made.added, made.changed, made.withdrawn, made.missing) == (1, 0, 1, 0)
        assert PartnerSite.objects.count() == 1

    def test_what_the_package_has_no_more_is_marked_and_not_shown(self, packed, taken_in, client):
        taken_in(packed())
        data = signed_anew(packed(later(days=4)), lambda values: values["items"].pop())

        made = taken_in(data, later(days=4))

        gone = ReceivedItem.objects.get(state=ReceivedState.MISSING)
        assert made.missing == 1
        assert client.get(f"{PUBLIC}{gone.site_id}/{gone.pk}/").status_code == 410


class TestPages:
    def test_the_public_reads_it_and_where_it_is_from(self, packed, taken_in, client):
        site = taken_in(packed()).site
        listed = client.get(f"{PUBLIC}{site.pk}/")
        item = site.items.get(title=TITLES[1])

        page = client.get(f"{PUBLIC}{site.pk}/{item.pk}/")

        assert (faults(listed.content), faults(page.content)) == ([], [])
        assert all(title in listed.content.decode() for title in TITLES)
        assert "不是本平台发布的" in page.content.decode()
        assert "现将有关事项通知如下" in page.content.decode()
        assert item.url in page.content.decode()

    def test_a_file_is_sent_by_its_hash(self, packed, taken_in, client):
        site = taken_in(packed()).site
        item = site.items.get(title=TITLES[1])
        sha256 = a_file_of(packed()).partition("/")[2]

        answer = client.get(f"{PUBLIC}{site.pk}/{item.pk}/{sha256}")

        assert answer.content == FILE
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert client.get(f"{PUBLIC}{site.pk}/{item.pk}/{item.sha256}").status_code == 404

    def test_what_was_withdrawn_says_why(self, packed, taken_in, client):
        site = taken_in(packed()).site
        gone = site.items.get(state=ReceivedState.WITHDRAWN)

        page = client.get(f"{PUBLIC}{site.pk}/{gone.pk}/")

        assert page.status_code == 410
        assert "名字有误" in page.content.decode()

    def test_a_long_list_goes_on_to_older_ones(self, packed, taken_in, client, monkeypatch):
        monkeypatch.setattr("gongkai.site_export.received_views.PAGE_SIZE", 1)
        site = taken_in(packed()).site
        first = client.get(f"{PUBLIC}{site.pk}/").context

        second = client.get(f"{PUBLIC}{site.pk}/{first['older']}").context

        assert first["items"][0] != second["items"][0]

    def test_the_officer_sees_what_came_when_and_from_whom(
        self, packed, taken_in, client, world, settings, django_assert_max_num_queries
    ):
        settings.PRACTICE = True
        taken_in(packed())
        client.force_login(world.people["he"])
        client.get("/desk/hand-over/received/")

        with django_assert_max_num_queries(8):
            page = client.get("/desk/hand-over/received/")

        assert faults(page.content) == []
        assert fingerprint(public_key()) in page.content.decode()
        assert "新增 3" in page.content.decode()

    def test_an_office_that_received_nothing_reads_what_to_do(self, client, world, settings):
        settings.PRACTICE = True
        client.force_login(world.people["he"])

        assert "export-package" in client.get("/desk/hand-over/received/").content.decode()


@pytest.mark.django_db(transaction=True)  # a package is read from one snapshot
class TestCommands:
    def test_a_package_goes_from_one_to_the_other(self, world, tmp_path, capsys):
        file = str(tmp_path / "p.zip")
        call_command("export_package", file, "--agency", "qingshan")

        call_command("import_site", file, "--agency", "shili", "--trust", fingerprint(public_key()))

        assert "已收下 示例县青山镇人民政府 的 3 条：新增 3" in capsys.readouterr().out

    def test_what_is_refused_says_why(self, world, tmp_path):
        file = str(tmp_path / "p.zip")
        call_command("export_package", file)

        with pytest.raises(CommandError, match="没有收下。没有收过"):
            call_command("import_site", file, "--agency", "shili")

    def test_an_unknown_agency_or_file_is_refused(self, world, tmp_path):
        with pytest.raises(CommandError, match="没有代码是"):
            call_command("import_site", "p.zip", "--agency", "nowhere")
        with pytest.raises(CommandError, match="没有收下"):
            call_command("import_site", str(tmp_path / "p.zip"), "--agency", "shili")

    def test_without_the_address_of_the_site_nothing_is_packed(self, world, tmp_path, settings):
        settings.SITE_URL = ""

        with pytest.raises(CommandError, match="GONGKAI_SITE_URL"):
            call_command("export_package", str(tmp_path / "p.zip"))
