"""What the answers of the API hold, declared once: rows, document, page and the test of every answer follow from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from gongkai.agencies.models import AgencyLevel, Kind
from gongkai.catalog.content import Status, Validity

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an object: its name, its JSON Schema, what it says in Chinese. All entries are always there."""

    name: str
    schema: Schema
    says: str


TEXT: Final[Schema] = {"type": "string"}
DAY: Final[Schema] = {"type": ["string", "null"], "format": "date"}
TIME: Final[Schema] = {"type": "string", "format": "date-time"}
ADDRESS: Final[Schema] = {"type": "string", "format": "uri"}
NUMBER: Final[Schema] = {"type": "integer", "minimum": 0}


def one_of(values: Iterable[str]) -> Schema:
    """Return the schema of one of these words."""
    return {"type": "string", "enum": list(values)}


def listed(name: str) -> Schema:
    """Return the schema of a list of objects of one kind."""
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


SUMMARY: Final = (
    Entry("agency_code", TEXT, "发布机关的代码，不会改"),
    Entry("agency_name", TEXT, "发布机关现在的名称"),
    Entry("index_number", TEXT, "索引号，在机关内不重复"),
    Entry("title", TEXT, "标题"),
    Entry("document_number", TEXT, "发文字号，没有的为空"),
    Entry("item_class", TEXT, "机关自己的目录类别"),
    Entry("head", TEXT, "条例条项的标识，见 /heads；outside：不属于"),
    Entry("field", TEXT, "基层标准目录领域的标识，见 /fields；outside：不属于"),
    Entry("formed_on", DAY, "成文日期"),
    Entry("validity", one_of(Validity.values), "有效性"),
    Entry("valid_until", DAY, "有效期至"),
    Entry("first_published_at", TIME, "首次公开时间"),
    Entry("published_at", TIME, "现行一版公开时间"),
    Entry("url", ADDRESS, "网页地址，不会改"),
    Entry("api_url", ADDRESS, "这条信息的数据地址"),
)
FILE: Final = (
    Entry("name", TEXT, "文件名"),
    Entry("kind", TEXT, "格式"),
    Entry("size", NUMBER, "字节数"),
    Entry("sha256", TEXT, "校验码"),
    Entry("url", ADDRESS, "下载地址"),
)
VERSION: Final = (
    Entry("number", {"type": "integer", "minimum": 1}, "第几版"),
    Entry("published_at", TIME, "公开时间"),
    Entry("sha256", TEXT, "审查通过的内容的校验码"),
    Entry("why", TEXT, "为什么改，首次公开的为空"),
    Entry("url", ADDRESS, "这一版的网页"),
)
ITEM: Final = (
    *SUMMARY,
    Entry("issuer", TEXT, "发文机关"),
    Entry("joint_agencies", TEXT, "联合发文的机关"),
    Entry("status", one_of(Status.values), "公开方式"),
    Entry("theme", TEXT, "主题分类的标识"),
    Entry("genre", TEXT, "体裁分类的标识"),
    Entry("keywords", TEXT, "关键词"),
    Entry("summary", TEXT, "内容概述"),
    Entry("effective_on", DAY, "施行日期"),
    Entry("is_masked", {"type": "boolean"}, "公示期满，正文和附件已经不显示"),
    Entry("html", TEXT, "正文"),
    Entry("version", {"type": "integer", "minimum": 1}, "现行的是第几版"),
    Entry("sha256", TEXT, "审查通过的内容的校验码"),
    Entry("files", listed("File"), "附件"),
    Entry("versions", listed("Version"), "公开过的各版，新的在前"),
    Entry("explains", {"type": ["string", "null"], "format": "uri"}, "解读的是哪条信息"),
    Entry("explanations", {"type": "array", "items": ADDRESS}, "解读这条信息的"),
)
DUMPED: Final = (
    *SUMMARY,
    Entry("version", {"type": "integer", "minimum": 1}, "现行的是第几版"),
    Entry("sha256", TEXT, "审查通过的内容的校验码"),
)
AGENCY: Final = (
    Entry("code", TEXT, "代码，不会改，不会给别的机关"),
    Entry("name", TEXT, "名称"),
    Entry("level", one_of(AgencyLevel.values), "层级"),
    Entry("kind", one_of(Kind.values), "性质"),
    Entry("abolished_on", DAY, "撤销日期，在的为空"),
    Entry("url", ADDRESS, "网页地址"),
    Entry("api_url", ADDRESS, "数据地址"),
)
CLASS: Final = (
    Entry("id", NUMBER, "标识，用在 /items?class="),
    Entry("name", TEXT, "名称"),
    Entry("items", NUMBER, "现在公开的条数"),
)
AGENCY_WITH_CLASSES: Final = (
    *AGENCY,
    Entry("items", NUMBER, "现在公开的条数，以前公开未录入的不计"),
    Entry("classes", listed("Class"), "本机关目录的类别"),
)
HEAD: Final = (
    Entry("key", TEXT, "标识"),
    Entry("label", TEXT, "条例的说法"),
    Entry("article", NUMBER, "第几条"),
    Entry("item", {"type": ["integer", "null"]}, "第几项，没有分项的为空"),
)
FIELD: Final = (Entry("key", TEXT, "标识"), Entry("label", TEXT, "领域名称"))
DUMP: Final = (
    Entry("year", NUMBER, "首次公开的年份"),
    Entry("jsonl", ADDRESS, "每行一条的 JSON"),
    Entry("csv", ADDRESS, "CSV，UTF-8"),
)
FAULT: Final = (Entry("error", TEXT, "哪里不对，怎么办"),)
GONE: Final = (
    Entry("error", TEXT, "这条信息已经撤下"),
    Entry("index_number", TEXT, "索引号"),
    Entry("withdrawn_at", TIME, "撤下的时间"),
)
OBJECTS: Final[dict[str, tuple[Entry, ...]]] = {
    "ItemSummary": SUMMARY,
    "Item": ITEM,
    "DumpedItem": DUMPED,
    "File": FILE,
    "Version": VERSION,
    "Agency": AGENCY,
    "AgencyWithClasses": AGENCY_WITH_CLASSES,
    "Class": CLASS,
    "Head": HEAD,
    "Field": FIELD,
    "Dump": DUMP,
    "Fault": FAULT,
    "Gone": GONE,
}
# What each page of a list holds; ``next`` is the address of the next one
PAGES: Final = {
    "ItemPage": "ItemSummary",
    "AgencyPage": "Agency",
    "HeadList": "Head",
    "FieldList": "Field",
    "DumpList": "Dump",
}


def schemas() -> Schema:
    """Return every object as JSON Schema, by its name."""
    found = {name: _object(entries) for name, entries in OBJECTS.items()}
    for name, of in PAGES.items():
        found[name] = {
            "type": "object",
            "required": ["data", "next"],
            "additionalProperties": False,
            "properties": {
                "data": listed(of),
                "next": {"type": ["string", "null"], "format": "uri", "description": "下一页"},
            },
        }
    return found


def _object(entries: Iterable[Entry]) -> Schema:
    properties = {each.name: {**each.schema, "description": each.says} for each in entries}
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }
