"""What happened to accounts, in sentences. Names in braces are facts of the record."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "accounts.person_added": _("为{person}开户（用户名{username}）"),
    "accounts.appointed": _("{person}任“{role}”，{from_on}起，止于{until_on}"),
    "accounts.appointment_ended": _("{person}不再任“{role}”，任到{until_on}"),
    "accounts.deputy_named": _("{person}请{deputy}代理，{from_on}至{until_on}"),
    "accounts.deputy_ended": _("结束{deputy}对{person}的代理"),
    "accounts.password_issued": _("给{person}发一次性口令"),
    "accounts.password_changed": _("{person}修改口令"),
    "accounts.person_deactivated": _("停用{person}的账号"),
    "accounts.person_activated": _("恢复{person}的账号"),
    "accounts.handed_over": _("{person}把手里的{number}件工作和角色移交给{to}"),
    "accounts.profile_changed": _("{person}修改联系方式"),
    "accounts.installation_started": _("建立安装，管理员{person}"),
}
