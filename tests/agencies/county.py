"""The tree of 示例县 for tests of agencies."""

import datetime as dt

from gongkai.agencies.actions import refresh_competent_departments
from gongkai.agencies.models import Agency
from gongkai.audit.actor import Actor

ADMINISTRATOR = Actor(id="1", name="管理员甲", role="管理员", agency_code="shili")
NOON = dt.datetime(2026, 3, 2, 4, 0, tzinfo=dt.UTC)
DONE = {"by": ADMINISTRATOR, "at": NOON}


def placed(above, code, name, kind="department", level="county"):
    """Put an agency into the tree."""
    values = {"code": code, "name": name, "kind": kind, "level": level}
    if above is None:
        return Agency.objects.add_root(values)
    return Agency.objects.add_child(Agency.objects.get(pk=above.pk), values)


def county():
    """Lay out the county with its office, a bureau and two townships."""
    top = placed(None, "shili", "示例县人民政府", "government")
    placed(top, "shili-office", "示例县人民政府办公室")
    placed(top, "finance", "示例县财政局")
    placed(top, "qingshan", "青山镇人民政府", "government", "township")
    placed(top, "lvshui", "绿水镇人民政府", "government", "township")
    refresh_competent_departments()


def agency(code):
    return Agency.objects.get(code=code)
