import json

from gongkai.rules.annual_report.balances import BALANCES
from gongkai.rules.annual_report.balances_json import rules_as_data
from gongkai.rules.annual_report.editions import FORM_2021, FORMS
from gongkai.rules.annual_report.totals import totals_of


def test_every_declared_sum_is_in_the_data():
    data = {edition: rules_as_data(form) for edition, form in FORMS.items()}

    assert {edition: len(each["balances"]) for edition, each in data.items()} == {
        edition: len(balances) for edition, balances in BALANCES.items()
    }
    assert json.loads(json.dumps(data)) == data


def test_the_balance_of_a_column_names_both_sides():
    [balance] = [
        each
        for each in rules_as_data(FORM_2021)["balances"]
        if each["rule"] == "applications.balance" and each["place"] == "自然人"
    ]

    assert balance["found"]["terms"] == [
        ["applications.concluded.natural_person", 1, False],
        ["applications.carried_over_out.natural_person", 1, False],
    ]
    assert balance["level"] == "error"


def test_a_total_comes_after_the_totals_it_adds():
    totals = [str(each.total) for each in totals_of(FORM_2021)]

    rows_total = totals.index("applications.concluded.total")
    assert totals.index("applications.concluded.other_organization") < rows_total
    assert len(totals) == len(set(totals)) == 25 + 6 + 3
