"""How the deeds of this app read in the history."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: Final[dict[str, str | Promise]] = {
    "agencies.added": _("添加机关{name}"),
    "agencies.edited": _("修改机关资料：{after}"),
    "agencies.renamed": _("自{from_on}起改名为{name}（原名{before}）"),
    "agencies.moved": _("改到{superior}下面"),
    "agencies.merged": _("自{on}起并入{into}"),
    "agencies.abolished": _("自{on}起撤销"),
    "agencies.report_day_set": _("年度报告期限定为{day}"),
    "agencies.office_added": _("添加内设、派出机构{office}"),
    "agencies.village_added": _("添加村、社区{village}"),
    "agencies.place_closed": _("{place}自{on}起撤销"),
    "agencies.imported": _("从文件导入机关：新增 {added_count} 个，修改 {changed_count} 个"),
}
