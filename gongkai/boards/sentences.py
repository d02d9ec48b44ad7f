"""What happened to boards and sheets, in sentences. Names in braces are facts of the record."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "boards.set_up": _("设置公开栏“{name}”，位置：{place}"),
    "boards.changed": _("修改公开栏“{name}”的设置"),
    "boards.closed": _("停用公开栏“{name}”，原因：{reason}"),
    "boards.sheet_made": _("做公示页{number}《{title}》"),
    "boards.put_up": _("登记{number}《{title}》{on}上栏"),
    "boards.taken_down": _("登记{number}《{title}》{on}取下"),
    "boards.reminded": _("催办“{name}”：{missed}"),
}
