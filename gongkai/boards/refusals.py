"""Why something cannot be done at a board: what, why, and how to mend it."""


class BoardRefusal(ValueError):
    """Raised for a step at a board that is refused; its text is in Chinese and complete."""


class NotFitToHang(BoardRefusal):
    """Raised for what may not hang on this board."""


class HangsAlready(BoardRefusal):
    """Raised for a sheet that hangs on the board."""

    def __init__(self, title: str) -> None:
        super().__init__(f"《{title}》已经在这块栏上。怎么办：要换新的，先登记取下旧的。")


class WrongDay(BoardRefusal):
    """Raised for a day on which this cannot have happened."""


class PrivateNumbers(BoardRefusal):
    """Raised for a text of a village that holds numbers of persons."""

    def __init__(self, places: str) -> None:
        super().__init__(
            f"正文里有个人的号码：{places}。《条例》第十五条：涉及个人隐私的不得公开。"
            "怎么办：身份证号只留前两位和末三位，银行卡号只留末四位，中间写＊。"
        )


class RemindedToday(BoardRefusal):
    """Raised for a board that was reminded on the same day already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}今天已经催过，一天只催一次。")
