"""Columns whose head says that personal data stand below (身份证号、手机号、银行卡号、家庭住址)."""

import re
from typing import Final

_NOT_WORDS: Final = re.compile(r"[\s:：（）()/、]+")
_HEADS: Final = (
    ("身份证", re.compile(r"身份证(?!明)|公民身份号码|证件号码?$|证件号")),
    ("手机号", re.compile(r"手机|移动电话|本人电话")),
    ("银行卡号", re.compile(r"银行(卡|账|帐)号?|卡号|开户(账|帐)号|一卡通号|^(账|帐)号$")),
    ("家庭住址", re.compile(r"家庭(住|地)址|^住址$|居住地址|户籍地址")),
    ("健康状况", re.compile(r"疾病|病种|残疾证号|致贫原因")),
)
_OFFICES: Final = re.compile(r"单位|机关|机构|部门|办公|企业|监督|举报|咨询|服务")


def personal_head(text: str) -> str:
    """Return what the head of a column says of a person; empty where it says nothing of the kind.

    Telephones and addresses of offices are to be public: a head that names an office is none.
    """
    words = _NOT_WORDS.sub("", text)
    if _OFFICES.search(words):
        return ""
    return next((name for name, pattern in _HEADS if pattern.search(words)), "")
