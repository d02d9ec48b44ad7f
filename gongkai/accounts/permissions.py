"""Who may do what: one table, used by every page and printed as a page of the desk."""

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Any, Final, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.accounts import queries
from gongkai.accounts.models import Role


class Permission(Enum):
    """One thing that may be done; the value names it on pages."""

    VIEW_REPORTS = "看本机关的年度报告"
    EDIT_REPORT = "读入、填写、修改年度报告"
    SIGN_REPORT_AS_LEADER = "以分管负责人身份签批年度报告"
    SIGN_REPORT_AS_HEAD = "以工作机构负责人身份签批年度报告"
    RETURN_REPORT = "退回待签、待公布的年度报告"
    PUBLISH_REPORT = "公布年度报告"
    TAKE_OVER_REPORT = "把以前已经公布的年度报告登记进来"
    VIEW_ITEMS = "看本机关的信息稿和审查经过"
    EDIT_ITEM = "起草、修改、送审信息"
    CALL_FOR_MATERIAL = "向各办、中心征集材料，采用或者退回"
    ANSWER_CALLS = "报送征集的材料"
    REVIEW_ITEM = "审核信息"
    REVIEW_ITEM_LEGALITY = "合法性审核"
    REVIEW_ITEM_SECRECY = "保密审查"
    SIGN_ITEM = "签发信息，决定撤下"
    TAKE_DOWN_ITEM = "紧急撤下已公开的信息"
    PLAN_CATALOG = "定目录类别、审查步骤、索引号和期初数"
    KEEP_REGISTERS = "登记行政许可、处罚、强制、收费"
    VIEW_RECEIVED_SITES = "看从其他平台收到的公开信息包"
    VIEW_CASES = "看依申请公开的申请"
    HANDLE_CASES = "登记、办理依申请公开的申请，看申请人的信息"
    EXTEND_CASE = "同意延长答复期限"
    SIGN_CASE_LETTERS = "签发依申请公开的文书"
    REOPEN_CASE = "重新办理已经作出决定的申请"
    VIEW_REMEDIES = "看行政复议、行政诉讼案件"
    HANDLE_REMEDIES = "登记、办理行政复议、行政诉讼案件"
    ANSWER_PROPOSALS = "看、答复公众的公开建议"
    SUPERVISE_REPORTS = "看全县的报送情况，批量核对、公布、装订，代不使用本系统的机关读入报告"
    VIEW_ROLL_UP = "看本地区的年度报告汇总"
    COMPILE_AREA_REPORT = "由下级报告汇编本地区年度报告"
    DECLARE_JOINT_DOCUMENTS = "登记在牵头机关计数的联合制发文件"
    REOPEN_REPORT = "重开已报送、公布的年度报告，另起更正版"
    ACCEPT_REPORT = "接受下级报送的年度报告"
    RETURN_FILED_REPORT = "写明意见，退回下级报送的年度报告"
    REMIND = "催办下级的年度报告"
    SET_REPORT_DEADLINES = "定下级年度报告的期限和提醒的日子"
    VIEW_BOARDS = "看本机关和各村的公开栏"
    KEEP_BOARDS = "做公示页，登记上栏、取下"
    PLAN_BOARDS = "设置公开栏的位置、管理人"
    SUPERVISE_BOARDS = "看全县各村公开栏，催办"
    VIEW_LETTER_FORMS = "看文书样式"
    SET_LETTERS = "设置文书编号和救济途径"
    MANAGE_AGENCIES = "管理机关、内设机构和村"
    MANAGE_PEOPLE = "管理人员、任职和移交"
    VIEW_AUDIT = "看办事痕迹"


ALL: Final = frozenset(Role)
REPORT_WRITERS: Final = frozenset({Role.CLERK, Role.CASE_OFFICER, Role.HEAD_OF_OGI_OFFICE})
ITEM_WRITERS: Final = frozenset({Role.CLERK, Role.HEAD_OF_OGI_OFFICE, Role.HANDLING_UNIT_MEMBER})
BOARD_KEEPERS: Final = frozenset({Role.BOARD_KEEPER, Role.CLERK, Role.HEAD_OF_OGI_OFFICE})
CASE_OFFICERS: Final = frozenset({Role.CASE_OFFICER, Role.HEAD_OF_OGI_OFFICE})
# Administrators and supervising offices never see applications, which name people
CASE_ROLES: Final = CASE_OFFICERS | {Role.SIGNER, Role.LEGAL_REVIEWER}
# Proposals of the public may say who proposes; those who publish answer them
PROPOSAL_ROLES: Final = CASE_OFFICERS | {Role.CLERK}

PERMISSIONS: Final[dict[Permission, frozenset[Role]]] = {
    Permission.VIEW_REPORTS: ALL,
    Permission.EDIT_REPORT: REPORT_WRITERS,
    Permission.SIGN_REPORT_AS_LEADER: frozenset({Role.SIGNER}),
    Permission.SIGN_REPORT_AS_HEAD: frozenset({Role.HEAD_OF_OGI_OFFICE}),
    Permission.RETURN_REPORT: frozenset({Role.SIGNER, Role.HEAD_OF_OGI_OFFICE, Role.REVIEWER}),
    Permission.PUBLISH_REPORT: REPORT_WRITERS,
    Permission.TAKE_OVER_REPORT: frozenset({Role.SIGNER, Role.HEAD_OF_OGI_OFFICE}),
    Permission.VIEW_ITEMS: ALL,
    Permission.EDIT_ITEM: ITEM_WRITERS,
    Permission.CALL_FOR_MATERIAL: frozenset({Role.CLERK, Role.HEAD_OF_OGI_OFFICE}),
    Permission.ANSWER_CALLS: ITEM_WRITERS,
    Permission.REVIEW_ITEM: frozenset({Role.REVIEWER}),
    Permission.REVIEW_ITEM_LEGALITY: frozenset({Role.LEGAL_REVIEWER}),
    Permission.REVIEW_ITEM_SECRECY: frozenset({Role.SECRECY_REVIEWER}),
    Permission.SIGN_ITEM: frozenset({Role.SIGNER}),
    Permission.TAKE_DOWN_ITEM: frozenset({Role.HEAD_OF_OGI_OFFICE}),
    Permission.PLAN_CATALOG: frozenset({Role.HEAD_OF_OGI_OFFICE, Role.ADMINISTRATOR}),
    Permission.KEEP_REGISTERS: ITEM_WRITERS,
    Permission.VIEW_RECEIVED_SITES: frozenset(
        {Role.COUNTY_OFFICER, Role.HEAD_OF_OGI_OFFICE, Role.ADMINISTRATOR}
    ),
    Permission.VIEW_CASES: CASE_ROLES,
    Permission.HANDLE_CASES: CASE_OFFICERS,
    Permission.EXTEND_CASE: frozenset({Role.HEAD_OF_OGI_OFFICE}),
    Permission.SIGN_CASE_LETTERS: frozenset({Role.SIGNER, Role.HEAD_OF_OGI_OFFICE}),
    Permission.REOPEN_CASE: frozenset({Role.HEAD_OF_OGI_OFFICE}),
    Permission.VIEW_REMEDIES: CASE_ROLES,
    Permission.HANDLE_REMEDIES: CASE_OFFICERS | {Role.LEGAL_REVIEWER},
    Permission.ANSWER_PROPOSALS: PROPOSAL_ROLES,
    Permission.SUPERVISE_REPORTS: frozenset({Role.COUNTY_OFFICER}),
    Permission.VIEW_ROLL_UP: REPORT_WRITERS | {Role.COUNTY_OFFICER, Role.SIGNER, Role.REVIEWER},
    Permission.COMPILE_AREA_REPORT: REPORT_WRITERS | {Role.COUNTY_OFFICER},
    Permission.DECLARE_JOINT_DOCUMENTS: REPORT_WRITERS | {Role.COUNTY_OFFICER},
    Permission.REOPEN_REPORT: REPORT_WRITERS | {Role.SIGNER},
    Permission.ACCEPT_REPORT: frozenset({Role.COUNTY_OFFICER}),
    Permission.RETURN_FILED_REPORT: frozenset({Role.COUNTY_OFFICER}),
    Permission.REMIND: frozenset({Role.COUNTY_OFFICER}),
    Permission.SET_REPORT_DEADLINES: frozenset({Role.COUNTY_OFFICER}),
    Permission.VIEW_BOARDS: ALL,
    Permission.KEEP_BOARDS: BOARD_KEEPERS,
    Permission.PLAN_BOARDS: frozenset({Role.HEAD_OF_OGI_OFFICE, Role.ADMINISTRATOR}),
    Permission.SUPERVISE_BOARDS: frozenset({Role.COUNTY_OFFICER}),
    Permission.VIEW_LETTER_FORMS: ALL,
    Permission.SET_LETTERS: frozenset({Role.HEAD_OF_OGI_OFFICE, Role.ADMINISTRATOR}),
    Permission.MANAGE_AGENCIES: frozenset({Role.ADMINISTRATOR}),
    Permission.MANAGE_PEOPLE: frozenset({Role.ADMINISTRATOR}),
    Permission.VIEW_AUDIT: frozenset({Role.ADMINISTRATOR, Role.HEAD_OF_OGI_OFFICE, Role.SIGNER}),
}


# Roles that review, sign, supervise or administer sign in with a second factor
SECOND_FACTOR_ROLES: Final = frozenset(
    {
        Role.REVIEWER,
        Role.SECRECY_REVIEWER,
        Role.LEGAL_REVIEWER,
        Role.SIGNER,
        Role.HEAD_OF_OGI_OFFICE,
        Role.COUNTY_OFFICER,
        Role.ADMINISTRATOR,
    }
)


def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    """Return what these roles permit together."""
    return frozenset(each for each, may_do in PERMISSIONS.items() if may_do & roles)


def may(*permissions: Permission) -> Callable[..., Callable[..., HttpResponse]]:
    """Let a view be used by those whose roles at the agency hold the permission, or one of several."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not getattr(request, "permissions", frozenset()) & set(permissions):
                return _refuse(request, permissions[0])
            return view(request, *args, **kwargs)

        return cast("Callable[..., HttpResponse]", guarded)

    return decorate


def _refuse(request: HttpRequest, permission: Permission) -> HttpResponse:
    agency = getattr(request, "agency", None)
    able = PERMISSIONS[permission]
    context = {
        "permission": permission.value,
        "roles": [role.label for role in Role if role in able],
        "agency": agency,
        "holders": queries.holders(agency, able, timezone.localdate()) if agency else (),
    }
    return render(request, "accounts/may_not.html", context, status=403)
