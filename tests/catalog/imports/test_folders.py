"""Saved pages of the old site of 青山镇, packed by Lin with their table."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.catalog.imports import packed
from gongkai.catalog.imports.beginning import begin_import
from gongkai.catalog.models import ImportJob, ImportKind, InformationItem, ItemEvent, OldAddress
from tests.catalog.conftest import AT
from tests.catalog.imports.conftest import counts, named, work_off, workbook_of

PAGE = "/desk/items/imports/folder/"
HEAD = (
    "标题",
    "文号",
    "形成日期",
    "本机关目录",
    "内容概述",
    "网页文件",
    "附件",
    "原网址",
    "正文区域",
)
TREES = (
    "2023年春季义务植树安排",
    "示青政发〔2023〕3号",
    "2023-02-25",
    "业务工作",
    "时间和地点。",
    "zwgk/t1.html",
    "",
    "http://www.qingshan.example.cn/zwgk/t1.html",
    "",
)
HTML = """<html><head><title>x</title><script>alert(1)</script></head><body>
<div class="menu">首页 新闻 政务公开</div>
<div class="TRS_Editor" onclick="x()"><p>三月十二日植树。</p>
<table><tr><th>村</th><th>株数</th></tr><tr><td>一村</td><td>120</td></tr></table>
<p><img src="../img/map.png" alt="路线"><a href="f%20b/list.txt">任务分解表</a>
<a href="https://elsewhere.example/a.pdf">别处</a><a href="t2.html">上一篇</a></p></div>
<div class="foot">主办单位</div></body></html>"""
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40
FILES = {"zwgk/t1.html": HTML, "img/map.png": PNG, "zwgk/f b/list.txt": "一村 120 株".encode()}


def with_cell(row, name, value):
    place = HEAD.index(name)
    return (*row[:place], value, *row[place + 1 :])


def a_folder(*rows, files=FILES, table="对照表.xlsx", root=""):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(root + table, workbook_of(HEAD, *rows))
        for name, data in files.items():
            archive.writestr(root + name, data)
    return out.getvalue()


@pytest.fixture
def taken_in(cast, qingshan, business):
    """A folder that Lin uploads and the worker takes in."""

    def take(data):
        kind = ImportKind.FOLDER
        job = begin_import(
            agency=qingshan, kind=kind, name="旧站.zip", data=data, by=cast["lin"], at=AT
        )
        return work_off(job)

    return take


def whys(job):
    return [each.why for each in job.faults.order_by("pk")]


def the_content():
    return InformationItem.objects.get().current.value()


class TestAPage:
    def test_becomes_a_draft_with_its_own_text_and_its_table(self, taken_in):
        taken_in(a_folder(TREES))

        content = the_content()
        assert content.title == "2023年春季义务植树安排"
        assert "三月十二日植树。" in content.text
        assert '<th scope="col">株数</th>' in content.html

    def test_loses_menus_scripts_and_what_stands_around_the_text(self, taken_in):
        taken_in(a_folder(TREES))

        html = the_content().html
        assert [each for each in ("政务公开", "主办单位", "alert", "onclick") if each in html] == []

    def test_brings_linked_files_and_pictures_of_the_folder(self, taken_in):
        taken_in(a_folder(TREES))

        content = the_content()
        assert [each.name for each in content.attachments] == ["map.png", "list.txt"]
        assert "（图：路线，见附件）" in content.text

    def test_is_the_part_the_table_names(self, taken_in):
        taken_in(a_folder(with_cell(TREES, "正文区域", "foot")))

        assert the_content().text == "主办单位"

    def test_may_be_a_document_which_is_attached_as_well(self, taken_in):
        row = with_cell(TREES, "网页文件", "a/通知.txt")

        taken_in(a_folder(row, files={"a/通知.txt": "关于植树的通知".encode()}))

        content = the_content()
        assert content.text == "关于植树的通知"
        assert [each.name for each in content.attachments] == ["通知.txt"]

    def test_waits_for_its_review_like_any_draft(self, taken_in):
        taken_in(a_folder(TREES))

        assert [each.kind for each in ItemEvent.objects.all()] == ["created"]


def test_the_same_folder_again_changes_nothing(taken_in):
    taken_in(a_folder(TREES))

    again = taken_in(a_folder(TREES))

    assert counts(again) == (0, 1, 0)
    assert InformationItem.objects.count() == 1


def test_a_page_that_changed_since_is_named_and_left(taken_in):
    taken_in(a_folder(TREES))
    changed = {**FILES, "zwgk/t1.html": HTML.replace("三月", "四月")}

    again = taken_in(a_folder(TREES, files=changed))

    assert counts(again) == (0, 0, 1)
    assert "三月十二日" in the_content().text


@pytest.mark.parametrize("root", ["", "旧网站/"])
def test_the_folder_itself_may_be_packed(taken_in, root):
    assert counts(taken_in(a_folder(TREES, root=root))) == (1, 0, 0)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("网页文件", "zwgk/t9.html", "压缩包里没有“zwgk/t9.html”"),
        ("网页文件", "../../etc/passwd", "压缩包里没有“../../etc/passwd”"),
        ("附件", "a.pdf", "压缩包里没有“a.pdf”"),
        ("附件", "img/bad.exe", "怎么办"),
        ("原网址", "不知道", "没有网站的域名"),
        ("正文区域", "nowhere", "没有 id 或 class 是“nowhere”的部分"),
        ("形成日期", "二月", "不是日期"),
    ],
)
def test_a_bad_row_is_named_and_holds_up_no_other(taken_in, name, value, says):
    other = with_cell(with_cell(with_cell(TREES, "标题", "防汛值班安排"), "文号", ""), "原网址", "")
    files = {**FILES, "img/bad.exe": b"MZ\x00\x01\x02" * 20}

    job = taken_in(a_folder(with_cell(TREES, name, value), other, files=files))

    assert counts(job) == (1, 0, 1)
    assert named(job)[0][0] == 2
    assert says in whys(job)[0]


def test_a_linked_file_that_is_missing_is_named(taken_in):
    files = {"zwgk/t1.html": HTML, "img/map.png": PNG}

    job = taken_in(a_folder(TREES, files=files))

    assert named(job) == [(2, "附件")]
    assert "压缩包里没有“zwgk/f b/list.txt”" in whys(job)[0]


def test_one_old_address_leads_to_one_item(taken_in):
    other = with_cell(with_cell(TREES, "标题", "防汛值班安排"), "文号", "")

    job = taken_in(a_folder(TREES, other))

    assert named(job) == [(3, "原网址")]
    assert OldAddress.objects.get().address == "qingshan.example.cn/zwgk/t1.html"


class TestWhatIsNoFolder:
    def test_without_a_table_says_what_to_do(self, taken_in):
        assert "放一个“对照表.xlsx”" in taken_in(a_folder(TREES, table="x/表.xlsx")).failure

    def test_a_broken_archive_is_refused(self, taken_in):
        assert "重新压缩成 .zip" in taken_in(b"PK\x03\x04 broken").failure

    def test_an_archive_that_unpacks_too_large_is_refused(self, taken_in):
        bomb = {"a.html": b"0" * 12_000_000}

        assert "没有读" in taken_in(a_folder(TREES, files=bomb)).failure

    def test_too_many_files_are_refused(self, taken_in, monkeypatch):
        monkeypatch.setattr(packed, "LIMITS", packed.Limits(entries=2))

        assert "没有读" in taken_in(a_folder(TREES)).failure


class TestThePageForFolders:
    @pytest.mark.parametrize(("username", "status"), [("lin", 200), ("sun", 403)])
    @pytest.mark.parametrize("at", [PAGE, PAGE + "template.xlsx"])
    def test_is_for_those_who_write_items(self, client, cast, username, status, at):
        client.force_login(cast[username])

        assert client.get(at).status_code == status

    def test_queues_the_work(self, client, cast):
        client.force_login(cast["lin"])

        answer = client.post(PAGE, {"file": SimpleUploadedFile("旧站.zip", a_folder(TREES))})

        assert answer["Location"] == ImportJob.objects.get(kind="folder").get_absolute_url()

    def test_refuses_what_is_no_archive_by_its_bytes(self, client, cast):
        client.force_login(cast["lin"])

        answer = client.post(PAGE, {"file": SimpleUploadedFile("旧站.zip", b"Rar!\x1a\x07\x00")})

        assert "不是 .zip 压缩包" in answer.content.decode()


class TestAnOldAddress:
    @pytest.fixture
    def public(self, taken_in, published):
        OldAddress.objects.create(
            agency=published.agency, item=published, address="qingshan.example.cn/a 1.html?id=2"
        )
        return published

    @pytest.mark.parametrize(
        "asked",
        ["http://www.Qingshan.example.cn/a%201.html?id=2", "qingshan.example.cn/a 1.html?id=2#top"],
    )
    def test_leads_to_the_item(self, client, public, asked):
        answer = client.get("/items/moved/", {"from": asked})

        assert answer.status_code == 301
        assert answer["Location"] == public.public_url()

    @pytest.mark.parametrize("asked", ["", "http://[", "other.example.cn/", "x" * 600])
    def test_that_nothing_stood_at_is_not_found(self, client, public, asked):
        assert client.get("/items/moved/", {"from": asked}).status_code == 404

    def test_of_a_draft_is_not_found(self, client, taken_in):
        taken_in(a_folder(TREES))

        answer = client.get("/items/moved/", {"from": "qingshan.example.cn/zwgk/t1.html"})

        assert answer.status_code == 404

    def test_can_be_had_as_a_table_with_the_new_one(self, client, public, cast):
        client.force_login(cast["lin"])

        answer = client.get("/desk/items/imports/addresses.csv")

        table = b"".join(answer.streaming_content).decode()
        assert f"qingshan.example.cn/a 1.html?id=2,http://testserver{public.public_url()}" in table
