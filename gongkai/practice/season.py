"""What became of each agency's report in the season at hand: every state that a report can be in."""

from enum import Enum
from typing import Final

from gongkai.practice.county import OFFICE


class Course(Enum):
    """How far a report has come."""

    NOT_BEGUN = "not begun"
    DRAFT = "adds up, not sent for signature"
    UNBALANCED = "one application too many carried over"
    SIGNING = "waits for both signatures"
    SIGNED = "waits for publication"
    SUBMITTED = "published, waits for the superior"
    LATE = "filed after its last day, waits for the superior"
    RETURNED = "returned with remarks"
    CORRECTED = "returned, corrected, accepted; both versions public"
    ACCEPTED = "accepted"
    REOPENED = "accepted, then reopened by the agency"


SEASON: Final = {
    "qingshan": Course.UNBALANCED,
    "lvshui": Course.DRAFT,
    "baiyun": Course.NOT_BEGUN,
    "pingan": Course.LATE,
    "hongqi": Course.ACCEPTED,
    "shiqiao": Course.RETURNED,
    "dongpo": Course.SUBMITTED,
    "liulin": Course.NOT_BEGUN,
    "nanwan": Course.UNBALANCED,
    "xicheng": Course.ACCEPTED,
    OFFICE: Course.ACCEPTED,
    "shili-fagai": Course.SIGNING,
    "shili-jiaoyu": Course.SIGNED,
    "shili-minzheng": Course.SUBMITTED,
    "shili-caizheng": Course.CORRECTED,
    "shili-gongan": Course.ACCEPTED,
    "shili-ziran": Course.RETURNED,
    "shili-zhujian": Course.ACCEPTED,
    "shili-jiaotong": Course.REOPENED,
    "shili-nongye": Course.ACCEPTED,
    "shili-weijian": Course.LATE,
    "shili-shichang": Course.SUBMITTED,
}
