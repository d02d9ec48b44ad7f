"""The editions of the statutory form, and which years of report each is for."""

from typing import Final

from gongkai.rules.annual_report.applications_table import APPLICATIONS_2019, APPLICATIONS_2021
from gongkai.rules.annual_report.form import Edition, Form
from gongkai.rules.annual_report.proactive_table import PROACTIVE_2019, PROACTIVE_2021
from gongkai.rules.annual_report.remedies_table import REMEDIES

FIRST_YEAR_OF_A_FORM: Final = 2019
FIRST_YEAR_OF_2021_FORM: Final = 2021

FORM_2019: Final = Form(
    Edition.TRIAL_2019, "国办公开办函〔2019〕60号", PROACTIVE_2019, APPLICATIONS_2019, REMEDIES
)
FORM_2021: Final = Form(
    Edition.FORMAL_2021, "国办公开办函〔2021〕30号", PROACTIVE_2021, APPLICATIONS_2021, REMEDIES
)
FORM_HYBRID: Final = Form(
    Edition.HYBRID,
    "国办公开办函〔2021〕30号、〔2019〕60号",
    PROACTIVE_2021,
    APPLICATIONS_2019,
    REMEDIES,
)

FORMS: Final = {form.edition: form for form in (FORM_2019, FORM_2021, FORM_HYBRID)}


class NoStatutoryForm(ValueError):
    """Raised for a report year before there was a national form."""


def form_for_year(year: int) -> Form:
    """Return the form in force for the report of a calendar year.

    :raises NoStatutoryForm: for years before 2019
    """
    if year < FIRST_YEAR_OF_A_FORM:
        raise NoStatutoryForm(f"{year}年还没有全国统一的年度报告格式（自2019年度报告起施行）")
    return FORM_2021 if year >= FIRST_YEAR_OF_2021_FORM else FORM_2019
