"""Everything that can be done to one agency: a form each, and the action it leads to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.agencies import actions, places
from gongkai.agencies import forms as agency_forms
from gongkai.agencies.models import Agency, AgencyLevel


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. ``act`` is called with the agency, what was typed, by whom and when."""

    title: str | Promise
    hint: str | Promise
    form: type[forms.BaseForm]
    act: Callable[..., Any]
    subject: str = "agency"
    initial: Callable[[Agency], dict[str, Any]] = lambda _agency: {}
    fits: Callable[[Agency], bool] = lambda _agency: True


def _is_township(agency: Agency) -> bool:
    return bool(agency.level == AgencyLevel.TOWNSHIP)


STEPS: Final[dict[str, Step]] = {
    "edit": Step(
        _("修改资料"),
        _("改错别字、电话、地址。机关正式改名请用“改名”，原来的名称会留着。"),
        agency_forms.FactsForm,
        actions.edit_agency,
        initial=agency_forms.initial_of,
    ),
    "rename": Step(
        _("改名"),
        _("从哪天起用新名称。以前公布的信息仍写当时的名称。"),
        agency_forms.RenameForm,
        actions.rename_agency,
    ),
    "move": Step(
        _("换上级"),
        _("连同下级一起移到另一个上级下面，公开地址不变。"),
        agency_forms.MoveForm,
        actions.move_agency,
    ),
    "merge": Step(
        _("并入别的机关"),
        _("机构合并：本机关撤销，由另一机关承继。公开地址和已公布的信息都留着，并注明承继机关。"),
        agency_forms.MergeForm,
        actions.merge_agency,
    ),
    "abolish": Step(
        _("撤销"),
        _("没有承继机关的撤销。公开地址和已公布的信息都留着；代码不再给别的机关。"),
        agency_forms.EndForm,
        actions.abolish_agency,
    ),
    "report-day": Step(
        _("定年度报告期限"),
        _("可以比法定期限早，不能晚（条例第四十九条）。都空着就是法定期限。"),
        agency_forms.ReportDayForm,
        actions.set_report_day,
        initial=lambda agency: {"month": agency.report_month, "day": agency.report_day},
    ),
    "add-office": Step(
        _("添加内设、派出机构"),
        _(
            "承办申请、编制信息的科室、站所。它们不是独立机关，不单独公开（条例第十条的派出机构除外）。"
        ),
        agency_forms.OfficeForm,
        places.add_office,
    ),
    "add-village": Step(
        _("添加村、社区"),
        _("村、社区是自治组织，不是行政机关；登记在乡镇、街道下面，用于公开栏。"),
        agency_forms.VillageForm,
        places.add_village,
        subject="township",
        fits=_is_township,
    ),
}


def steps_for(agency: Agency) -> dict[str, Step]:
    """Return what can be done to this agency; nothing to one that is abolished."""
    if agency.abolished_on is not None:
        return {}
    return {key: step for key, step in STEPS.items() if step.fits(agency)}
