"""What 青山镇 has in remedies: reconsideration with a paper and a lesson; all of it carries the canary."""

import io

import pikepdf

from gongkai.remedies.actions import intake, lessons
from gongkai.remedies.actions.intake import NewRemedy
from gongkai.remedies.models import PaperKind
from gongkai.remedies.papers import add_paper
from gongkai.remedies.parties import PartyData
from gongkai.rules.remedies.stages import Stage
from tests.factories import AT


def add_remedy(world, canary):
    """Give the township a case of reconsideration, which names a person."""
    by = world.people["lin"]
    world.remedy = intake.register(
        agency=world.agency,
        remedy=NewRemedy(
            stage=Stage.RECONSIDERATION,
            received_on=AT.date(),
            title=canary,
            body=canary,
            docket=canary,
            party=PartyData(canary, canary, canary, canary),
            application=world.case,
        ),
        by=by,
        at=AT,
    )
    world.paper = add_paper(
        case=world.remedy,
        kind=PaperKind.PETITION,
        dated_on=AT.date(),
        name=f"{canary}.pdf",
        data=a_page(),
        by=by,
        at=AT,
    )
    world.lesson = lessons.note_lesson(
        agency=world.agency, year=2026, text=canary, remedy=world.remedy, by=by, at=AT
    )


def a_page():
    """Return a PDF of one blank page."""
    document, out = pikepdf.Pdf.new(), io.BytesIO()
    document.add_blank_page()
    document.save(out)
    return out.getvalue()
