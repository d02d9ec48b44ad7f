"""The description of the API for programs (OpenAPI 3.1); made from the shapes, so that it cannot fall behind them."""

from typing import Any, Final

from gongkai.open_data.api.shapes import schemas

MOST_AT_ONCE: Final = 100
AT_ONCE: Final = 30

Parameter = dict[str, Any]


def _parameter(name: str, says: str, schema: dict[str, Any], *, where: str = "query") -> Parameter:
    return {
        "name": name,
        "in": where,
        "required": where == "path",
        "description": says,
        "schema": schema,
    }


TEXT: Final = {"type": "string"}
LIMIT: Final = _parameter(
    "limit",
    "一页多少条",
    {"type": "integer", "minimum": 1, "maximum": MOST_AT_ONCE, "default": AT_ONCE},
)
OF_ITEMS: Final = (
    _parameter("agency", "机关代码", TEXT),
    _parameter("class", "机关目录类别的标识，和 agency 一起用", {"type": "integer", "minimum": 1}),
    _parameter("head", "条例条项的标识", TEXT),
    _parameter("field", "基层标准目录领域的标识", TEXT),
    _parameter("year", "首次公开的年份", {"type": "integer", "minimum": 2008, "maximum": 2100}),
    LIMIT,
    _parameter("before", "上一页 next 里给的位置", TEXT),
)
CODE: Final = _parameter("code", "机关代码", TEXT, where="path")
INDEX_NUMBER: Final = _parameter("index_number", "索引号，里面的斜线照写", TEXT, where="path")
# Address, what it gives, its parameters, the shape of the answer, what else may be answered
Path = tuple[str, str, tuple[Parameter, ...], str, dict[str, str]]
PATHS: Final[tuple[Path, ...]] = (
    ("/items", "公开的信息，新的在前", OF_ITEMS, "ItemPage", {"400": "Fault"}),
    (
        "/items/{code}/{index_number}",
        "一条信息，连同正文、附件、各版",
        (CODE, INDEX_NUMBER),
        "Item",
        {"404": "Fault", "410": "Gone", "503": "Fault"},
    ),
    (
        "/agencies",
        "机关名录，按机关的树排",
        (LIMIT, _parameter("after", "上一页 next 里给的位置", TEXT)),
        "AgencyPage",
        {"400": "Fault"},
    ),
    ("/agencies/{code}", "一个机关和它的目录", (CODE,), "AgencyWithClasses", {"404": "Fault"}),
    ("/heads", "条例条项（第二十条、第二十一条）", (), "HeadList", {}),
    ("/fields", "基层政务公开标准目录的领域", (), "FieldList", {}),
    ("/dumps", "按年度的数据文件", (), "DumpList", {}),
)


def document(base: str, *, title: str, licence: str) -> dict[str, Any]:
    """Return the description; ``base`` is the address of the site."""
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1.0.0", "description": licence},
        "servers": [{"url": f"{base}/api/v1"}],
        "paths": {
            address: {"get": _operation(address, says, parameters, shape, others)}
            for address, says, parameters, shape, others in PATHS
        },
        "components": {"schemas": schemas()},
    }


def _operation(
    address: str,
    says: str,
    parameters: tuple[Parameter, ...],
    shape: str,
    others: dict[str, str],
) -> dict[str, Any]:
    answers = {"200": shape, **others}
    return {
        "operationId": address.strip("/").replace("/", "_").replace("{", "").replace("}", ""),
        "summary": says,
        "parameters": list(parameters),
        "responses": {
            **{
                code: {
                    "description": says if code == "200" else "没有给出",
                    "content": {
                        "application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}
                    },
                }
                for code, name in answers.items()
            },
            "304": {"description": "和上次取的一样（If-None-Match、If-Modified-Since）"},
        },
    }
