"""The report of a year in which little happened: a few facts asked one by one, and the texts they make."""

from gongkai.rules.annual_report.zero_report.composing import compose
from gongkai.rules.annual_report.zero_report.facts import (
    CHANNELS,
    PROBLEMS,
    Happened,
    Problem,
    YearFacts,
)

__all__ = ["CHANNELS", "PROBLEMS", "Happened", "Problem", "YearFacts", "compose"]
