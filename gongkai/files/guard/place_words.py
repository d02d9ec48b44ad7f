"""Places of hits in the words of people: “sheet 2 / C14” is “第2张工作表的C14”."""

import re
from typing import Final

_WORDS: Final = (
    (re.compile(r"^property author$"), "文件属性“作者”"),
    (re.compile(r"^property last modified by$"), "文件属性“最后保存的人”"),
    (re.compile(r"^property manager$"), "文件属性“主管”"),
    (re.compile(r"^property gps$"), "照片的拍摄地点"),
    (re.compile(r"^property (.+)$"), "文件属性“\\1”"),
    (re.compile(r"^sheet (\d+)$"), "第\\1张工作表"),
    (re.compile(r"^page (\d+)$"), "第\\1页"),
    (re.compile(r"^paragraph (\d+)$"), "第\\1段"),
    (re.compile(r"^table (\d+)$"), "表\\1"),
    (re.compile(r"^row (\d+)$"), "第\\1行"),
    (re.compile(r"^column (\w+)$"), "第\\1列"),
    (re.compile(r"^comment ?(\d*)$"), "批注\\1"),
    (re.compile(r"^footnote$"), "脚注"),
    (re.compile(r"^endnote$"), "尾注"),
    (re.compile(r"^header$"), "页眉"),
    (re.compile(r"^footer$"), "页脚"),
    (re.compile(r"^picture ?(.*)$"), "图片\\1"),
    (re.compile(r"^attachment (.+)$"), "附带的文件“\\1”"),
    (re.compile(r"^form field (.*)$"), "表单域“\\1”"),
    (re.compile(r"^part (.+)$"), "文件部件 \\1"),
    (re.compile(r"^alternative text$"), "图片的替代文字"),
    (re.compile(r"^cropped picture$"), "裁剪过的图片"),
    (re.compile(r"^bookmark$"), "书签"),
    (re.compile(r"^layer$"), "图层"),
    (re.compile(r"^hidden field$"), "隐藏字段"),
    (re.compile(r"^attribute (.+)$"), "网页属性 \\1"),
)


def place_in_words(place: str) -> str:
    """Say where a hit stands, in Chinese; names of inner files stay as they are.

    >>> place_in_words("sheet 2 / C14"), place_in_words("名单.docx / paragraph 3")
    ('第2张工作表 C14', '名单.docx 第3段')
    """
    return " ".join(_one(part) for part in place.split(" / "))


def _one(part: str) -> str:
    for pattern, words in _WORDS:
        if pattern.match(part):
            return pattern.sub(words, part)
    return part
