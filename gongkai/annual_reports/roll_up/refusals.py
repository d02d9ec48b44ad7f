"""Why an area report cannot be compiled, or joint documents not be declared: what, why, and how to mend it."""

from gongkai.annual_reports.refusals import ReportRefusal


class NothingBelow(ReportRefusal):
    """Raised for an agency that has no area: no government, or nothing below it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}下面没有别的机关，本机关的报告就是全部，不用另外汇编本地区报告。"
            "怎么办：填本机关的年度报告。"
        )


class NothingToCompile(ReportRefusal):
    """Raised while no report of the area has been filed."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"{year}年还没有一家报送，没有可以汇编的数（本地区报告由各机关签批后的报告加成）。"
            "怎么办：先催办，有报送的再汇编。"
        )


class WaitsForSignature(ReportRefusal):
    """Raised while the area report waits for signature: its content is locked."""

    def __init__(self) -> None:
        super().__init__(
            "本地区报告正在签批，内容锁定，不能重新汇编。怎么办：请签批人退回，或者等公布以后另起更正版。"
        )


class NothingChanged(ReportRefusal):
    """Raised where an area report that was filed would be corrected though nothing below changed."""

    def __init__(self) -> None:
        super().__init__(
            "汇编以后下级的报告没有变，本地区报告的数不用更正。怎么办：只改文字的，打开本地区报告，写明原因重开。"
        )


class NotJoint(ReportRefusal):
    """Raised for a declaration of joint documents that the report does not bear out."""
