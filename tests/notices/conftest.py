"""青山镇 in 示例县 with Lin, who drafts, and Zhao, who signs."""

import pytest

from gongkai.notices import actions
from gongkai.rules.letters.fields import SAMPLES
from gongkai.rules.letters.kinds import LetterKind
from tests.factories import AT
from tests.installations_fixtures import installation, installation_template

__all__ = ["installation", "installation_template"]


@pytest.fixture
def draft(agency, cast):
    """Draft a letter of 青山镇, by default a receipt."""

    def drafted(kind=LetterKind.RECEIPT, code="qingshan", **more):
        return actions.draft_letter(
            agency=agency(code), kind=kind, values=SAMPLES, by=cast["lin"], at=AT, **more
        )

    return drafted


@pytest.fixture
def sign(cast):
    """Sign a letter as Zhao."""
    return lambda letter, at=AT: actions.sign_letter(letter=letter, by=cast["zhao"], at=at)
