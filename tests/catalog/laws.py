"""Real laws as the old site of a sample agency: saved pages with their table, taken in, reviewed together, published, indexed."""

import csv
import gzip
import json
import time
import zipfile
from collections import defaultdict
from html import escape
from io import BytesIO, StringIO

from gongkai.catalog.actions import reviewing
from gongkai.catalog.imports.beginning import begin_import, begin_passing, begin_review
from gongkai.catalog.imports.passing import Chosen
from gongkai.catalog.imports.queries import waiting_for
from gongkai.catalog.lifecycle import Step
from gongkai.catalog.models import ImportKind
from gongkai.catalog.secrecy import QUESTIONS
from gongkai.search.indexing import index_due
from tests.catalog.imports.conftest import work_off

HEAD = (
    "标题", "文号", "形成日期", "本机关目录", "基层标准目录", "内容概述", "网页文件", "原网址",
)  # fmt: skip
UNDATED = "2025-04-30"  # seven of the texts name no day
ALL_CLEAR = {key: "no" for key, _label in QUESTIONS}


def read_laws(corpus):
    """Return the laws by their group."""
    by_group = defaultdict(list)
    with gzip.open(corpus / "laws" / "laws.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            law = json.loads(line)
            dated = {**law, "date": law["date"] or UNDATED}
            by_group[law["group"]].append({**dated, "number": number})
    return by_group


def page_of(law):
    """Return a law as the page of an old site."""
    pieces = "\n".join(_piece(line) for line in law["text"].split("\n") if line.strip())
    return (
        "<html><head><meta charset='utf-8'></head><body><div class='nav'>首页</div>"
        f"<div class='TRS_Editor'>{pieces}</div><div>主办单位</div></body></html>"
    )


def _piece(line):
    return (
        f"<h2>{escape(line.lstrip('# '))}</h2>"
        if line.startswith("#")
        else f"<p>{escape(line)}</p>"
    )


def folder_of(laws, item_class):
    """Return the packed folder of some laws."""
    table = StringIO()
    writer = csv.writer(table)
    writer.writerow(HEAD)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for law in laws:
            name = f"zcfg/{law['number']}.html"
            archive.writestr(name, page_of(law))
            number = f"示语〔{law['date'][:4]}〕{law['number']}号"
            address = f"http://old.example.cn/{name}"
            writer.writerow(
                (law["title"], number, law["date"], item_class.name, "不属于二十六个领域", law["title"], name, address)
            )  # fmt: skip
        archive.writestr("对照表.csv", "\ufeff" + table.getvalue())
    return out.getvalue()


class Took:
    """How long each stage took."""

    def __init__(self):
        self.seconds = defaultdict(float)
        self.since = time.monotonic()

    def stage(self, name):
        now = time.monotonic()
        self.seconds[name] += now - self.since
        self.since = now


def publish_laws(agency, laws, item_class, hands, at, took):
    """Take laws from the folder to the public, as people do; return the jobs of import, submission, review and signing."""
    data = folder_of(laws, item_class)
    took.stage("packed")
    taken = work_off(
        begin_import(
            agency=agency,
            kind=ImportKind.FOLDER,
            name="旧站.zip",
            data=data,
            by=hands["clerk"],
            at=at,
        ),
        lambda: at,
    )
    took.stage("imported")
    sent = work_off(begin_review(source=taken, by=hands["clerk"], at=at), lambda: at)
    took.stage("submitted")
    reviewed = _passed(agency, Step.REVIEW, hands["reviewer"], at)
    took.stage("reviewed")
    for item in waiting_for(agency, Step.SECRECY).select_related("current"):
        reviewing.pass_step(
            item=item,
            step=Step.SECRECY,
            seen_hash=item.current.content_address,
            answers=ALL_CLEAR,
            by=hands["secrecy"],
            at=at,
        )
    took.stage("secrecy")
    signed = _passed(agency, Step.SIGN, hands["signer"], at)
    took.stage("signed and published")
    while index_due():
        pass
    took.stage("indexed")
    return taken, sent, reviewed, signed


def _passed(agency, step, by, at):
    pairs = tuple(waiting_for(agency, step).values_list("pk", "current__content_address"))
    return work_off(
        begin_passing(agency=agency, chosen=Chosen(step, "", pairs), by=by, at=at), lambda: at
    )
