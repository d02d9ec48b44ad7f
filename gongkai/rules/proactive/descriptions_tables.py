"""Controlled words that describe an item: channels, kinds of document, themes.

Channels: Articles 23 and 25 and the boxes of the standard catalogues. Kinds of document (体裁): the fifteen of the
rules on official documents (党政机关公文处理工作条例, not re-read for this table), and one for everything else. Themes: the
first level in common use on government sites; no document was read that closes the list, so a theme
may be left open.
"""

from typing import Final

CHANNELS: Final = (
    ("website", "政府网站"),
    ("gazette", "政府公报"),
    ("new_media", "两微一端"),
    ("press_conference", "发布会、听证会"),
    ("broadcast", "广播电视"),
    ("print", "纸质媒体"),
    ("reading_point", "公开查阅点"),
    ("service_center", "政务服务中心"),
    ("service_station", "便民服务站"),
    ("on_site", "入户、现场"),
    ("board", "镇村公开栏（电子屏）"),
    ("targeted", "精准推送"),
    ("other", "其他"),
)
WEBSITE: Final = "website"

GENRES: Final = (
    "决议",
    "决定",
    "命令（令）",
    "公报",
    "公告",
    "通告",
    "意见",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "议案",
    "函",
    "纪要",
    "其他",
)

THEMES: Final = (
    "综合政务",
    "国民经济管理、国有资产监管",
    "财政、金融、审计",
    "国土资源、能源",
    "农业、林业、水利",
    "工业、交通",
    "商贸、海关、旅游",
    "市场监管、安全生产",
    "城乡建设、环境保护",
    "科技、教育",
    "文化、广电、新闻出版",
    "卫生、体育",
    "人口与计划生育、妇女儿童工作",
    "劳动、人事、监察",
    "公安、安全、司法",
    "民政、扶贫、救灾",
    "民族、宗教",
    "对外事务",
    "港澳台侨工作",
    "国防",
    "其他",
)
