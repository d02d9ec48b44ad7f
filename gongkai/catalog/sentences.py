"""What happened to items, in sentences. Names in braces are facts of the record."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "catalog.created": _("起草信息“{title}”"),
    "catalog.version_begun": _("给“{title}”另起第{version}版：{reason}"),
    "catalog.changed": _("修改“{title}”"),
    "catalog.let_through": _("放行“{title}”的一项检查（{what}）：{reason}"),
    "catalog.submitted": _("把“{title}”第{version}版送审，内容校验码{hash}"),
    "catalog.passed": _("{step_name}通过“{title}”第{version}版：{opinion}，内容校验码{hash}"),
    "catalog.returned": _("退回“{title}”修改：{reason}"),
    "catalog.published": _("公开“{title}”第{version}版，索引号{index_number}，内容校验码{hash}"),
    "catalog.kept": _("把“{title}”登记为不主动公开"),
    "catalog.withdrawal_asked": _("申请撤下“{title}”：{reason}"),
    "catalog.withdrawal_refused": _("不同意撤下“{title}”：{reason}"),
    "catalog.taken_down": _("紧急撤下“{title}”：{reason}"),
    "catalog.restored": _("恢复公开“{title}”：{reason}"),
    "catalog.withdrawn": _("撤下“{title}”：{reason}"),
    "catalog.plan_changed": _("改信息发布安排：审查步骤{steps}，索引号{index_pattern}"),
    "catalog.class_added": _("增加目录类别“{name}”"),
    "catalog.class_changed": _("改目录类别“{name}”"),
    "catalog.class_closed": _("停用目录类别“{name}”"),
    "catalog.opening_balance_set": _("登记期初数：{year} {name} {count}件"),
    "catalog.entry_added": _("登记{kind_name}：{number}"),
    "catalog.entries_imported": _("导入{kind_name}登记{count}条"),
    "catalog.import_begun": _("{kind_name}：“{file}”"),
    "catalog.entry_voided": _("注销{kind_name}登记{number}：{reason}"),
}
