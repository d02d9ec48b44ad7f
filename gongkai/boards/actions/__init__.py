"""Everything that changes boards: keyword-only functions, one transaction and one audit record each, time passed in."""

from gongkai.boards.actions.hanging import put_up, remind, take_down
from gongkai.boards.actions.making import NewSheet, make_sheet
from gongkai.boards.actions.setting_up import BoardFacts, change_board, close_board, set_up_board

__all__ = [
    "BoardFacts",
    "NewSheet",
    "change_board",
    "close_board",
    "make_sheet",
    "put_up",
    "remind",
    "set_up_board",
    "take_down",
]
