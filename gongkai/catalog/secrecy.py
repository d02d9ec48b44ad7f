"""The questions of a secrecy review: each is answered by itself, none is answered beforehand.

保守国家秘密法 (2024) Article 35, 实施条例 (2024) Article 42: 先审查、后公开，逐项. Work secrets: the law's Article 64. The last two come from
Articles 14 and 15 of the Regulations.
"""

from django.db import models


class Answer(models.TextChoices):
    """An answer; only NO lets the item go on."""

    NO = "no", "没有"
    YES = "yes", "有"
    UNSURE = "unsure", "拿不准"


QUESTIONS = (
    ("state_secret", "国家秘密"),
    ("work_secret", "工作秘密"),
    ("trade_secret_or_privacy", "商业秘密、个人隐私"),
    ("security_or_stability", "危及“三安全一稳定”"),
)


def open_questions(answers: dict[str, str]) -> list[str]:
    """Return the questions that are not answered with no."""
    return [key for key, _label in QUESTIONS if answers.get(key) != Answer.NO]
