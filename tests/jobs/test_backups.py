import datetime as dt
import tarfile
from decimal import Decimal
from io import BytesIO
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from gongkai.agencies.models import Agency
from gongkai.audit.actions import link_day
from gongkai.audit.models import AuditRecord
from gongkai.audit.verifying import verify
from gongkai.jobs.backups.manifest import BackupRefused, manifest_from_json
from gongkai.jobs.backups.restoring import restore, unpacked
from gongkai.jobs.backups.rows import _written
from gongkai.jobs.backups.sealing import keys_in, opened, put_keys, sealed
from gongkai.jobs.backups.taking import back_up, stored_files
from tests.audit.chains import NINE, appended

pytestmark = pytest.mark.django_db(transaction=True)
PASSPHRASE = "青山绿水-2026-一处也不少"  # noqa: S105


def root(**values):
    return Agency.objects.add_root(values)


@pytest.fixture
def data(settings, tmp_path):
    """A data folder of our own, with one key."""
    settings.DATA = tmp_path / "var"
    settings.MEDIA_ROOT = tmp_path / "var" / "files"
    (tmp_path / "var" / "keys").mkdir(parents=True)
    (tmp_path / "var" / "keys" / "secret_key").write_text("key of the day")
    return settings.DATA


@pytest.fixture
def county(data):
    """Two agencies, a chain with a daily link, one kept file."""
    top = root(code="shili", name="示例县人民政府", kind="government", level="county")
    Agency.objects.add_child(
        top,
        {"code": "qingshan", "name": "青山镇人民政府", "kind": "government", "level": "township"},
    )
    appended(3)
    link_day(day=NINE.date(), at=NINE)
    default_storage.save("ab/cd/abcd", ContentFile(b"%PDF sample"))


@pytest.fixture
def backup(county, data, tmp_path):
    file = tmp_path / "backup.tar.gz"
    back_up(file, at=NINE, keys_folder=data / "keys", passphrase=PASSPHRASE)
    return file


def restored(backup, data, *, passphrase=PASSPHRASE, replace=True):
    return restore(backup, keys_folder=data / "keys", passphrase=passphrase, replace=replace)


def repacked(backup, change):
    """Write the archive anew with its parts as ``change`` leaves them."""
    with tarfile.open(backup) as archive:
        parts = {each.name: archive.extractfile(each).read() for each in archive.getmembers()}
    change(parts)
    with tarfile.open(backup, "w:gz") as archive:
        for name, content in parts.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, BytesIO(content))


def test_what_was_backed_up_comes_back_and_what_came_after_is_gone(backup, data):
    Agency.objects.filter(code="qingshan").update(name="改过的名称")
    root(code="late", name="后来的机关", kind="government", level="county")
    appended(2)
    default_storage.delete("ab/cd/abcd")

    done = restored(backup, data)

    names = Agency.objects.order_by("path").values_list("name", flat=True)
    assert list(names) == ["示例县人民政府", "青山镇人民政府"]
    assert AuditRecord.objects.count() == 3
    assert (data / "files" / "ab" / "cd" / "abcd").read_bytes() == b"%PDF sample"
    assert (done.files, done.has_keys) == (1, True)


def test_the_audit_chain_holds_after_restoring(backup, data):
    restored(backup, data)
    appended(1)

    assert verify().holds


def test_new_rows_are_numbered_after_those_restored(backup, data):
    restored(backup, data)

    made = root(code="new", name="新机关", kind="department", level="county")

    assert made.pk > Agency.objects.get(code="qingshan").pk


def test_the_database_refuses_changes_of_the_chain_again_after_restoring(backup, data):
    restored(backup, data)

    with pytest.raises(Exception, match="never changed"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_auditrecord")


def test_a_backup_is_readable_by_its_owner_only_and_leaves_nothing_behind(backup):
    assert backup.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in backup.parent.glob("backup*")] == ["backup.tar.gz"]


def test_an_installation_in_use_is_not_overwritten(backup, data):
    with pytest.raises(BackupRefused, match=r"已有数据.*--replace"):
        restored(backup, data, replace=False)


def test_an_empty_installation_needs_no_permission_to_replace(backup, data):
    call_command("flush", interactive=False, verbosity=0)

    restored(backup, data, replace=False)

    assert Agency.objects.count() == 2


def test_a_changed_part_is_refused_before_anything_is_touched(backup, data):
    repacked(backup, lambda parts: parts.update({"files/ab/cd/abcd": b"%PDF simple"}))
    Agency.objects.filter(code="qingshan").update(name="改过的名称")

    with pytest.raises(BackupRefused, match="files/ab/cd/abcd 与清单不符"):
        restored(backup, data)

    assert Agency.objects.filter(name="改过的名称").exists()


def test_a_missing_part_is_refused(backup, data):
    repacked(backup, lambda parts: parts.pop("files/ab/cd/abcd"))

    with pytest.raises(BackupRefused, match="与清单不符"):
        restored(backup, data)


def test_an_added_part_is_refused(backup, data):
    repacked(backup, lambda parts: parts.update({"files/zz": b"x"}))

    with pytest.raises(BackupRefused, match="多出文件：files/zz"):
        restored(backup, data)


def test_a_backup_of_another_version_is_refused_with_the_version_to_install(backup, data):
    def older(parts):
        text = parts["manifest.json"].decode()
        parts["manifest.json"] = text.replace("audit.0002_refuse_changes", "audit.0002_x").encode()

    repacked(backup, older)

    with pytest.raises(BackupRefused, match=r"怎么办：装 .* 版恢复，再升级"):
        restored(backup, data)


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b cut off"])
def test_a_file_that_is_no_backup_is_refused(tmp_path, content):
    file = tmp_path / "x.tar.gz"
    file.write_bytes(content)

    with pytest.raises(BackupRefused, match="读不出来"):
        unpacked(file, tmp_path / "out")


@pytest.mark.parametrize("text", ["{}", "[", '{"format": 1, "parts": [{}]}'])
def test_a_manifest_that_is_none_is_refused(text):
    with pytest.raises(BackupRefused, match="不是本程序的备份"):
        manifest_from_json(text)


def test_a_backup_of_a_newer_format_is_refused():
    with pytest.raises(BackupRefused, match="先升级程序"):
        manifest_from_json('{"format": 2}')


def test_rows_that_break_a_tie_undo_the_whole_restoring(backup, data, monkeypatch):
    class Broken(RuntimeError):
        pass

    def fail(*_arguments):
        raise Broken

    monkeypatch.setattr("gongkai.jobs.backups.rows.reset_counters", fail)
    appended(1)

    with pytest.raises(Broken):
        restored(backup, data)

    assert AuditRecord.objects.count() == 4
    assert verify().holds


class TestKeys:
    def test_they_come_back_and_the_others_are_moved_aside(self, backup, data):
        (data / "keys" / "secret_key").write_text("another key")

        restored(backup, data)

        assert keys_in(data / "keys") == {"secret_key": b"key of the day"}
        [aside] = data.glob("keys.before-*")
        assert (aside / "secret_key").read_text() == "another key"

    def test_they_are_readable_by_the_owner_only(self, tmp_path):
        put_keys({"secret_key": b"x"}, tmp_path / "keys", aside="keys.old")

        assert (tmp_path / "keys" / "secret_key").stat().st_mode & 0o777 == 0o600

    def test_another_passphrase_opens_nothing(self):
        with pytest.raises(BackupRefused, match="口令不对"):
            opened(sealed({"a": b"1"}, PASSPHRASE), PASSPHRASE + "x")

    def test_the_right_passphrase_opens_them(self):
        assert opened(sealed({"a": b"1"}, PASSPHRASE), PASSPHRASE) == {"a": b"1"}

    def test_a_short_passphrase_is_refused(self):
        with pytest.raises(BackupRefused, match="口令太短"):
            sealed({}, "12345678901")

    def test_the_archive_does_not_show_them(self, backup):
        with tarfile.open(backup) as archive:
            content = archive.extractfile("keys.enc").read()

        assert b"key of the day" not in content

    def test_a_wrong_passphrase_changes_nothing(self, backup, data):
        appended(1)

        with pytest.raises(BackupRefused, match="口令不对"):
            restored(backup, data, passphrase="x" * 12)

        assert AuditRecord.objects.count() == 4

    def test_there_are_none_where_there_is_no_folder(self, tmp_path):
        assert keys_in(tmp_path / "none") == {}


class TestCommands:
    def test_a_folder_gets_a_file_named_for_the_time(self, county, tmp_path, monkeypatch, capsys):
        monkeypatch.setenv("GONGKAI_BACKUP_PASSPHRASE", PASSPHRASE)

        call_command("backup", tmp_path / "out")

        [file] = (tmp_path / "out").iterdir()
        assert file.name.startswith("gongkai-20")
        assert "1 个文件，含密钥（已加密）" in capsys.readouterr().out

    def test_backup_and_restore_without_keys(self, county, tmp_path, capsys):
        call_command("backup", tmp_path / "b.tar.gz", "--without-keys")

        call_command("restore", tmp_path / "b.tar.gz", "--without-keys", "--replace")

        out = capsys.readouterr().out
        assert "不含密钥" in out
        assert "没有恢复密钥" in out

    def test_the_passphrase_is_asked_for(self, county, tmp_path, monkeypatch, capsys):
        monkeypatch.delenv("GONGKAI_BACKUP_PASSPHRASE", raising=False)
        monkeypatch.setattr(
            "gongkai.jobs.management.commands.backup.getpass", lambda _question: PASSPHRASE
        )

        call_command("backup", tmp_path / "b.tar.gz")
        call_command("restore", tmp_path / "b.tar.gz", "--replace")

        assert "密钥已放回" in capsys.readouterr().out

    def test_a_refusal_is_told(self, county, tmp_path, monkeypatch):
        monkeypatch.setenv("GONGKAI_BACKUP_PASSPHRASE", "short")

        with pytest.raises(CommandError, match="口令太短"):
            call_command("backup", tmp_path / "b.tar.gz")

    def test_a_file_that_cannot_be_read_is_told(self, data, tmp_path):
        with pytest.raises(CommandError, match="读不出来"):
            call_command("restore", tmp_path / "none.tar.gz", "--without-keys", "--replace")


def test_a_store_that_has_no_folder_yet_has_no_files(data):
    assert list(stored_files(default_storage)) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (NINE.replace(microsecond=123456), "2026-03-02T09:00:00.123456+00:00"),
        (dt.date(2026, 2, 28), "2026-02-28"),
        (dt.timedelta(days=1, microseconds=5), "1 00:00:00.000005"),
        (Decimal("0.10"), "0.10"),
        (UUID(int=5), "00000000-0000-0000-0000-000000000005"),
        (memoryview(b"\x00\xff"), "AP8="),
    ],
)
def test_values_that_json_lacks_are_written_in_full(value, text):
    assert _written(value) == text


def test_a_value_of_an_unknown_kind_is_not_guessed():
    with pytest.raises(TypeError, match="object cannot be written"):
        _written(object())
