"""Reads of the boards: how each duty stands at each board, what hangs, what is to be taken down."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import F, Max, Q, QuerySet

from gongkai.accounts.scope import supervised_by
from gongkai.agencies.models import Agency
from gongkai.boards.models import Board, Posting, Sheet
from gongkai.catalog.models import InformationItem
from gongkai.rules.boards.duties import Duty, duties_for, rhythm_of
from gongkai.rules.boards.rounds import Round, Standing, round_of

MOST_BOARDS: Final = 3000
PAGE_SIZE: Final = 50


@dataclass(frozen=True, slots=True)
class DutyRow:
    """How one duty stands at a board; ``last`` is the day a sheet of it was put up last."""

    duty: Duty
    round: Round
    last: dt.date | None

    @property
    def is_missed(self) -> bool:
        """Whether a period passed without it."""
        return self.round.standing is Standing.MISSED

    @property
    def is_due(self) -> bool:
        """Whether it is still to be put up within the current period."""
        return self.round.standing is Standing.DUE


@dataclass(frozen=True, slots=True)
class BoardStanding:
    """A board and how everything stands that is to hang there."""

    board: Board
    rows: tuple[DutyRow, ...]
    reminded_on: dt.date | None = None

    @property
    def missed(self) -> tuple[DutyRow, ...]:
        """What was missed, the longest missed first."""
        found = [each for each in self.rows if each.is_missed and each.round.due_on]
        return tuple(sorted(found, key=lambda each: each.round.due_on or dt.date.max))

    @property
    def due(self) -> tuple[DutyRow, ...]:
        """What is to be put up within the current period."""
        return tuple(each for each in self.rows if each.is_due)

    @property
    def missed_in_words(self) -> str:
        """Say what was missed: 村级财务收支（2026年10月）."""
        return "、".join(
            f"{each.duty.label}（{each.round.period.label}）"
            for each in self.missed
            if each.round.period
        )


def boards_of(agency: Agency) -> QuerySet[Board]:
    """Return the boards of an agency that are in use, its own first, then village by village."""
    return (
        Board.objects.filter(agency=agency, closed_on=None)
        .select_related("agency", "village")
        .order_by(F("village").asc(nulls_first=True), "number")
    )


def boards_below(office: Agency) -> QuerySet[Board]:
    """Return the boards in use at the agencies an office supervises, in the order of the tree."""
    return (
        Board.objects.filter(supervised_by(office, "agency__"), closed_on=None)
        .select_related("agency", "village")
        .annotate(reminded_on=Max("reminders__on"))
        .order_by("agency__path", "number")
    )


def standings_of(boards: Iterable[Board], on: dt.date) -> list[BoardStanding]:
    """Return how everything stands at these boards: one query, however many they are."""
    known = list(boards)[:MOST_BOARDS]
    last = {
        (row["board"], row["sheet__duty"]): row["last"]
        for row in Posting.objects.filter(board__in=[each.pk for each in known])
        .values("board", "sheet__duty")
        .annotate(last=Max("put_up_on"))
        .order_by()
    }
    return [_standing(each, last, on) for each in known]


def _standing(board: Board, last: dict[tuple[int, str], dt.date], on: dt.date) -> BoardStanding:
    rows = []
    for duty in duties_for(of_village=board.village_id is not None):
        put_up = last.get((board.pk, duty.key))
        rhythm = rhythm_of(duty, finance_is_monthly=board.finance_is_monthly)
        rows.append(
            DutyRow(
                duty, round_of(rhythm, last_put_up=put_up, since=board.set_up_on, on=on), put_up
            )
        )
    return BoardStanding(board, tuple(rows), getattr(board, "reminded_on", None))


def hanging_on(board: Board) -> list[Posting]:
    """Return what hangs on a board, the newest first."""
    found = Posting.objects.filter(board=board, taken_down_at=None)
    return list(found.select_related("sheet__item__published", "sheet__agency")[: PAGE_SIZE * 2])


def earlier_on(board: Board, before: int | None = None) -> list[Posting]:
    """Return what hung on a board before, the newest first: a page and one more."""
    found = Posting.objects.filter(board=board).exclude(taken_down_at=None)
    if before is not None:
        found = found.filter(pk__lt=before)
    return list(found.select_related("sheet__agency").order_by("-pk")[: PAGE_SIZE + 1])


def to_be_taken_down(boards: Collection[Board], on: dt.date) -> QuerySet[Posting]:
    """Return what hangs on these boards though its time is over, or though the item was withdrawn or masked."""
    over = Q(sheet__shown_until__lt=on)
    gone = Q(sheet__item__is_public=False) | Q(sheet__item__is_masked=True)
    return (
        Posting.objects.filter(over | gone, board__in=boards, taken_down_at=None)
        .select_related("sheet__item", "board")
        .order_by("sheet__shown_until", "pk")
    )


def sheets_for(board: Board, on: dt.date) -> list[Sheet]:
    """Return the sheets that may be put up on a board now: made for it, not over, not hanging there."""
    fitting = Q(village=None) | Q(village=board.village_id) if board.village_id else Q(village=None)
    found = Sheet.objects.filter(fitting, agency=board.agency_id)
    found = found.filter(Q(shown_until=None) | Q(shown_until__gte=on))
    found = found.filter(Q(item=None) | Q(item__is_public=True, item__is_masked=False))
    hanging = Posting.objects.filter(board=board, taken_down_at=None).values("sheet")
    return list(found.exclude(pk__in=hanging).order_by("-pk")[:PAGE_SIZE])


def items_to_show(agency: Agency, words: str = "") -> Sequence[InformationItem]:
    """Return published items of an agency, newest first, whose title holds the words."""
    found = InformationItem.objects.filter(agency=agency, is_public=True, is_masked=False)
    if words:
        found = found.filter(title__icontains=words)
    return list(found.order_by("-first_published_at", "-pk")[:PAGE_SIZE])
