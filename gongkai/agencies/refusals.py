"""Why something cannot be done to an agency: what, why, and how to mend it."""


class AgencyRefusal(ValueError):
    """A step that the tree or the rules do not permit; the message is for the person."""


class CodeRefused(AgencyRefusal):
    """Raised for a code that is malformed, reserved, or was ever given to an agency."""


class MoveRefused(AgencyRefusal):
    """Raised when an agency would come to stand under itself or under one that is abolished."""


class NotInBeing(AgencyRefusal):
    """Raised when something would be done to, or with, an agency that is abolished."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}已撤销，不能再改。怎么办：找承继它的机关。")


class StillHasSubordinates(AgencyRefusal):
    """Raised when an agency with agencies below it would be abolished."""

    def __init__(self, name: str, number: int) -> None:
        super().__init__(
            f"{name}下面还有 {number} 个机关。怎么办：先移到别的上级下面，或先撤销它们。"
        )
