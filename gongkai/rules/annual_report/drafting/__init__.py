"""Texts of a report drafted from what is on record: parts one, five and six (Articles 49, 50).

One sentence says one fact, always in the same words, so that it can be found again and renewed when the fact changes. Nothing is
said that is not on record; what only people know is left to them.
"""

from gongkai.rules.annual_report.drafting.facts import (
    ApplicationsOfYear,
    Count,
    FactsOfYear,
    Place,
    Told,
)
from gongkai.rules.annual_report.drafting.renewing import Renewed, composed, renewed
from gongkai.rules.annual_report.drafting.sentences import Sentences, sentences_of

__all__ = [
    "ApplicationsOfYear",
    "Count",
    "FactsOfYear",
    "Place",
    "Renewed",
    "Sentences",
    "Told",
    "composed",
    "renewed",
    "sentences_of",
]
