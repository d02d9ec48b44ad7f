"""What an address of the search asks for, and the choices of its form; nonsense in an address is as nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.accounts.asked_numbers import asked_number
from gongkai.agencies.models import Agency
from gongkai.catalog.content import Validity
from gongkai.portal.views import address_with, one_of
from gongkai.rules.proactive import fields_table, heads_table
from gongkai.rules.proactive.heads import head_in_words
from gongkai.search.analysing import Analyser
from gongkai.search.finding import LAST_RANKED_PAGE, Asked
from gongkai.search.questions import question_of

EARLIEST_YEAR: Final = 2008  # the Regulations are in force since then
LONGEST_CLASS: Final = 60
NEWS: Final = _("工作动态等")
KINDS: Final[tuple[tuple[str, Promise], ...]] = (
    ("item", _("政府信息")),
    ("report", _("年度报告")),
)
COLUMNS: Final[tuple[tuple[str, Promise], ...]] = (
    ("all", _("全文")),
    ("title", _("只查标题")),
    ("number", _("只查文号、索引号")),
    ("files", _("只查附件")),
)
FILES: Final[tuple[tuple[str, Promise], ...]] = (
    ("pdf", _("PDF")),
    ("docx", _("Word 文档")),
    ("xlsx", _("Excel 表格")),
    ("html", _("网页")),
    ("txt", _("文本")),
    ("png", _("图片（PNG）")),
    ("jpg", _("图片（JPG）")),
)
RELEVANCE: Final = "relevance"


@dataclass(frozen=True, slots=True)
class Choice:
    """One condition that was chosen: its name in the address, its value, and how it is said."""

    name: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for, as words, agency and choices."""

    asked: Asked
    agency: Agency | None
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> dict[str, str]:
        """The value of each condition that was chosen."""
        return {each.name: each.value for each in self.choices}


def wanted(request: HttpRequest, analyser: Analyser, this_year: int) -> Wanted:
    """Return what the address asks for."""
    data = request.GET
    code = data.get("agency", "")[:40]
    agency = Agency.objects.filter(code=code).first() if code else None
    choices = tuple(_choices(request, agency, this_year))
    chosen = {each.name: (each.value,) for each in choices if each.name not in {"agency", "in"}}
    filters = {"within": (agency.path,), **chosen} if agency else chosen
    asked = Asked(
        question=question_of(data.get("q", ""), analyser),
        filters=filters,
        columns=one_of(data.get("in", ""), dict(COLUMNS)) or "all",
        by_relevance=data.get("sort") == RELEVANCE,
        before=_number(data.get("before", ""), 2**62),
        page=_number(data.get("page", ""), LAST_RANKED_PAGE) or 1,
    )
    return Wanted(asked, agency, choices)


def _choices(request: HttpRequest, agency: Agency | None, this_year: int) -> Iterator[Choice]:
    data = request.GET
    if agency:
        yield Choice("agency", agency.code, agency.name)
    yield from _of_one_agency(data.get("own", ""))
    yield from _of_document(request, this_year)
    head = data.get("head", "")
    if head in heads_table.BY_KEY or head == heads_table.OUTSIDE:
        yield Choice("head", head, head_in_words(head) if head in heads_table.BY_KEY else str(NEWS))
    item_class = data.get("class", "").strip()[:LONGEST_CLASS]
    if item_class:
        yield Choice("class", item_class, item_class)
    field = data.get("field", "")
    if field in fields_table.BY_KEY:
        yield Choice("field", field, fields_table.BY_KEY[field].label)


def _of_one_agency(code: str) -> Iterator[Choice]:
    own = Agency.objects.filter(code=code[:40]).first() if code else None
    if own:
        yield Choice("own", own.code, f"{own.name}（{_('不含所属')}）")


def _of_document(request: HttpRequest, this_year: int) -> Iterator[Choice]:
    data = request.GET
    where = one_of(data.get("in", ""), dict(COLUMNS))
    if where and where != "all":
        yield Choice("in", where, str(dict(COLUMNS)[where]))
    kind = one_of(data.get("kind", ""), dict(KINDS))
    if kind:
        yield Choice("kind", kind, str(dict(KINDS)[kind]))
    year = _number(data.get("year", ""), this_year)
    if year and year >= EARLIEST_YEAR:
        yield Choice("year", str(year), f"{year}年")
    validity = one_of(data.get("validity", ""), Validity.values)
    if validity:
        yield Choice("validity", validity, str(Validity(validity).label))
    file = one_of(data.get("file", ""), dict(FILES))
    if file:
        yield Choice("file", file, str(_("附件：%(kind)s") % {"kind": dict(FILES)[file]}))


def _number(text: str, most: int) -> int | None:
    """Return a whole number from 1 to ``most``, None for anything else."""
    number = asked_number(text)
    return number if number is not None and 1 <= number <= most else None


def without(request: HttpRequest, *names: str) -> str:
    """Return the address of the page without some conditions, from its beginning."""
    return address_with(request, **dict.fromkeys((*names, "before", "page", "from")))
