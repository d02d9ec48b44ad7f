"""Grounds for not disclosing (Articles 14 to 16, and 36 item 7 on inquiries with rules of their own)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gongkai.rules.citations import REGULATIONS, Citation
from gongkai.rules.consultation import Standing
from gongkai.rules.refusals import NotAllowed


class Ground(StrEnum):
    """Why information is withheld; the eight rows under （三）不予公开 of the form."""

    STATE_SECRET = "state_secret"  # noqa: S105 - a ground of Article 14
    BARRED_BY_LAW = "barred_by_law"
    SECURITY_OR_STABILITY = "security_or_stability"
    THIRD_PARTY_INTERESTS = "third_party_interests"
    INTERNAL_AFFAIRS = "internal_affairs"
    PROCESS_INFORMATION = "process_information"
    ENFORCEMENT_CASE_FILE = "enforcement_case_file"
    ADMINISTRATIVE_INQUIRY = "administrative_inquiry"


class Force(StrEnum):
    """Whether the law forbids disclosure or leaves it to the agency."""

    MUST_NOT = "must_not"
    MAY_WITHHOLD = "may_withhold"
    OTHER_RULES = "other_rules"


class GroundNotGiven(NotAllowed):
    """Raised when a ground does not carry the withholding in the case at hand."""


@dataclass(frozen=True, slots=True)
class GroundRule:
    """A ground: its words, its place in the Regulations, and its force."""

    label: str
    source: Citation
    force: Force

    @property
    def is_of_articles_14_to_16(self) -> bool:
        """Whether reconsideration has to come before a suit (行政复议法 Article 23)."""
        return self.force is not Force.OTHER_RULES


_ART_14: Final = REGULATIONS.article(14)
_ART_16_2: Final = REGULATIONS.article(16, 2)

GROUNDS: Final = {
    Ground.STATE_SECRET: GroundRule("属于国家秘密", _ART_14, Force.MUST_NOT),
    Ground.BARRED_BY_LAW: GroundRule("法律、行政法规禁止公开", _ART_14, Force.MUST_NOT),
    Ground.SECURITY_OR_STABILITY: GroundRule(
        "公开后可能危及国家安全、公共安全、经济安全、社会稳定", _ART_14, Force.MUST_NOT
    ),
    Ground.THIRD_PARTY_INTERESTS: GroundRule(
        "涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害",
        REGULATIONS.article(15),
        Force.MUST_NOT,
    ),
    Ground.INTERNAL_AFFAIRS: GroundRule(
        "属于人事管理、后勤管理、内部工作流程等内部事务信息",
        REGULATIONS.article(16, 1),
        Force.MAY_WITHHOLD,
    ),
    Ground.PROCESS_INFORMATION: GroundRule(
        "属于讨论记录、过程稿、磋商信函、请示报告等过程性信息", _ART_16_2, Force.MAY_WITHHOLD
    ),
    Ground.ENFORCEMENT_CASE_FILE: GroundRule("属于行政执法案卷信息", _ART_16_2, Force.MAY_WITHHOLD),
    Ground.ADMINISTRATIVE_INQUIRY: GroundRule(
        "属于工商、不动产登记资料等信息，有关法律、行政法规对获取有特别规定",
        REGULATIONS.article(36, None, 7),
        Force.OTHER_RULES,
    ),
}


def refuse_unfounded_protection(
    *, third_parties: tuple[Standing, ...], serves_public_interest: bool
) -> None:
    """Refuse to withhold for a third party who agrees, or where the public interest goes before (Article 15).

    One third party who does not agree is enough to withhold. Without any having been asked the agency may still
    withhold: Article 32 has it ask where it thinks that disclosure would harm; our choice is not to insist.

    :raises GroundNotGiven: if all who were asked agree, or withholding would gravely affect the public interest
    """
    source = GROUNDS[Ground.THIRD_PARTY_INTERESTS].source
    if serves_public_interest:
        raise GroundNotGiven(
            f"已认定不公开会对公共利益造成重大影响，应当公开（{source}），并书面告知第三方公开的内容和理由"
        )
    if third_parties and all(each is Standing.AGREED for each in third_parties):
        raise GroundNotGiven(
            f"第三方都同意公开，不能再以保护第三方为由不公开（{source}），请予以公开"
        )
