"""What 青山镇 has on its notice boards: a sheet that hangs, and one made and put up nowhere, which carries the canary."""

from uuid import UUID

from gongkai.agencies.models import Village
from gongkai.boards import actions
from gongkai.boards.actions import BoardFacts, NewSheet
from tests.factories import AT


def add_boards(world, canary):
    """Give the township a board of its village with one sheet on it, and a sheet that nobody outside may see yet."""
    by = world.people["lin"]
    today = AT.date()
    village = Village.objects.create(township=world.agency, name="上河村")
    facts = BoardFacts(
        name="上河村公开栏",
        place="村口",
        kind="paper",
        paper="a4",
        keeper_name="管理人",
        telephone="0000",
        set_up_on=today,
        village=village,
    )
    world.board = actions.set_up_board(agency=world.agency, facts=facts, by=by, at=AT)
    hung, world.sheet = (
        actions.make_sheet(
            agency=world.agency,
            sheet=NewSheet(
                duty="relief",
                title=title,
                shown_from=today,
                unit="村民委员会",
                telephone="0000",
                village=village,
                text=title,
                checked_by="审核人",
            ),
            by=by,
            at=AT,
        )
        for title in ("救助款物使用情况", canary)
    )
    world.posting = actions.put_up(
        board=world.board, sheet=hung, on=today, sent_as=UUID(int=1), photo=b"photo", by=by, at=AT
    )
