"""Texts of parts one, five and six from the answers and the tables; nothing is said that was not answered."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gongkai.rules.annual_report import applications_table as applications
from gongkai.rules.annual_report import remedies_table as remedies
from gongkai.rules.annual_report.cell_values import print_value
from gongkai.rules.annual_report.form import CellId
from gongkai.rules.annual_report.frame import ASPECTS
from gongkai.rules.annual_report.report import Report
from gongkai.rules.annual_report.zero_report.facts import CHANNELS, Happened, YearFacts
from gongkai.rules.annual_report.zero_report.phrasing import PHRASES

NUMERALS: Final = "一二三四五六七八九"
ENDS: Final = "。．.；;，, 　"


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Says facts in the words that agency and year choose among those written for each."""

    agency: str
    year: int
    values: Mapping[str, Any]

    def say(self, key: str, **more: Any) -> str:
        variants = PHRASES[key]
        seed = hashlib.sha256(f"{self.agency}|{key}".encode()).digest()[0]
        return variants[(seed + self.year) % len(variants)].format(
            year=self.year, **{**self.values, **more}
        )


def compose(facts: YearFacts, report: Report) -> dict[str, str]:
    """Return the texts of parts one, five and six; the counts of applications are those of the tables."""
    speaker = _Speaker(report.agency or "本机关", report.year or 0, _values(facts, report))
    aspects = (
        _disclosure(facts, report, speaker),
        _applications(report, speaker),
        _management(facts, speaker),
        _channels(facts, speaker),
        _supervision(facts, speaker),
    )
    spoken = [
        (aspect, text)
        for aspect, each in zip(ASPECTS, aspects, strict=True)
        if (text := "".join(each))
    ]
    lines = [
        line
        for number, (aspect, text) in enumerate(spoken)
        for line in (f"（{NUMERALS[number]}）{aspect}", text)
    ]
    return {
        "一": "\n".join(lines),
        "五": "\n".join(_problems(facts, speaker)),
        "六": "".join(_others(facts, speaker)),
    }


def _values(facts: YearFacts, report: Report) -> dict[str, Any]:
    return {
        "published": facts.published,
        "trainings": facts.trainings,
        "accountability": facts.accountability,
        "assessment_result": _bare(facts.assessment_result),
        "appraisal_result": _bare(facts.appraisal_result),
        "mended": _bare(facts.mended),
        "fee": print_value(facts.fee_yuan),
        "in_force": _figure(report, "proactive", "normative_document", "in_force_count"),
        "received": _application(report, applications.NEWLY_RECEIVED),
        "carried_in": _application(report, applications.CARRIED_OVER_IN),
        "concluded": _application(report, applications.CONCLUDED),
        "carried_out": _application(report, applications.CARRIED_OVER_OUT),
    }


def _bare(text: str) -> str:
    """Return what somebody typed as it stands within a sentence of ours: one line, no end mark."""
    return "，".join(line.strip(ENDS) for line in text.splitlines() if line.strip(ENDS))


def _figure(report: Report, *cell: str) -> int | None:
    value = report.figures.get(CellId(*cell))
    return None if value is None else int(value)


def _application(report: Report, row: str) -> int | None:
    return _figure(report, applications.KEY, row, applications.TOTAL)


def _disclosure(facts: YearFacts, report: Report, speaker: _Speaker) -> tuple[str, ...]:
    said = [speaker.say("published" if facts.published else "nothing_published")]
    changed = [
        _figure(report, "proactive", "normative_document", column)
        for column in ("issued_count", "repealed_count")
    ]
    if changed == [0, 0]:
        said.append(speaker.say("no_documents"))
        if speaker.values["in_force"]:
            said.append(speaker.say("in_force"))
    return tuple(said)


def _applications(report: Report, speaker: _Speaker) -> tuple[str, ...]:
    counts = [speaker.values[key] for key in ("received", "carried_in", "concluded", "carried_out")]
    said = []
    if None not in counts:
        said.append(speaker.say("applications" if any(counts) else "no_applications"))
    totals = [_figure(report, remedies.KEY, block, remedies.TOTAL) for block in remedies.BLOCKS]
    if not any(totals) and None not in totals:
        said.append(speaker.say("no_remedies"))
    return tuple(said)


def _management(facts: YearFacts, speaker: _Speaker) -> tuple[str, ...]:
    said = []
    if facts.all_reviewed is not None:
        said.append(speaker.say("all_reviewed" if facts.all_reviewed else "not_all_reviewed"))
    if facts.guide_updated is not None:
        said.append(speaker.say("guide_updated" if facts.guide_updated else "guide_kept"))
    return tuple(said)


def _channels(facts: YearFacts, speaker: _Speaker) -> tuple[str, ...]:
    if facts.channels:
        return (
            speaker.say("channels", channels="、".join(CHANNELS[key] for key in facts.channels)),
        )
    return () if facts.published else (speaker.say("no_channels"),)


def _supervision(facts: YearFacts, speaker: _Speaker) -> tuple[str, ...]:
    said = []
    if facts.trainings is not None:
        said.append(speaker.say("trainings" if facts.trainings else "no_trainings"))
    assessment = {
        Happened.YES: "assessed",
        Happened.PENDING: "assessment_pending",
        Happened.NO: "not_assessed",
    }
    appraisal = {
        Happened.YES: "appraised",
        Happened.PENDING: "appraisal_pending",
        Happened.NO: "not_appraised",
    }
    if facts.assessment in assessment:
        said.append(speaker.say(assessment[facts.assessment]))
    if facts.appraisal in appraisal:
        said.append(speaker.say(appraisal[facts.appraisal]))
    if facts.accountability is not None:
        said.append(
            speaker.say("held_to_account" if facts.accountability else "nobody_held_to_account")
        )
    return tuple(said)


def _run(points: list[str]) -> str:
    """Write points as a numbered run, a single one plainly."""
    if len(points) == 1:
        return points[0]
    return "；".join(f"{NUMERALS[at]}是{point}" for at, point in enumerate(points))


def _problems(facts: YearFacts, speaker: _Speaker) -> Iterator[str]:
    problems = [_bare(each.says) for each in facts.pairs]
    measures = list(dict.fromkeys(_bare(each.measure) for each in facts.pairs))
    if problems:
        key = "problems" if len(problems) > 1 else "one_problem"
        yield speaker.say(key, problems=_run(problems))
        key = "measures" if len(problems) > 1 else "one_measure"
        yield speaker.say(key, measures=_run(measures))
    if facts.mended:
        yield speaker.say("mended")


def _others(facts: YearFacts, speaker: _Speaker) -> Iterator[str]:
    if facts.fee_yuan is not None:
        yield speaker.say("fee" if facts.fee_yuan else "no_fee")
    if facts.other:
        yield f"{_bare(facts.other)}。"
    elif facts.nothing_else:
        yield speaker.say("nothing_else")
