"""The words a state is told in: one word, one colour, one icon, the same on every page."""

from typing import Final, NamedTuple


class Look(NamedTuple):
    """How a word of state looks: the kind decides the colour."""

    kind: str
    icon: str


LOOKS: Final = {
    # 信息
    "草稿": Look("quiet", "pen"),
    "在审": Look("run", "eye"),
    "退回": Look("soon", "back"),
    "待发": Look("run", "clock"),
    "公开": Look("good", "globe"),
    "撤下": Look("quiet", "bar"),
    "留存": Look("quiet", "box"),
    # 申请
    "新收": Look("run", "plus"),
    "待补": Look("stop", "pause"),
    "在办": Look("run", "pen"),
    "停表": Look("stop", "pause"),
    "待签": Look("soon", "sign"),
    "办结": Look("good", "tick"),
    "归档": Look("quiet", "box"),
    # 年报
    "未启": Look("quiet", "ring"),
    "填报": Look("run", "pen"),
    "已报": Look("run", "plane"),
    "接受": Look("good", "lock"),
    "公布": Look("good", "globe"),
    "重开": Look("soon", "again"),
    # 公示
    "待贴": Look("run", "clock"),
    "迟贴": Look("late", "late"),
    "缺照": Look("soon", "camera"),
    "在贴": Look("good", "tick"),
    "待撤": Look("soon", "down"),
    "已撤": Look("quiet", "box"),
    # 期限
    "超期": Look("late", "late"),
    "今天": Look("soon", "clock"),
    "将到": Look("soon", "clock"),
}
