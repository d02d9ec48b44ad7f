"""What 青山镇 has in casework: one application with the draft of a letter; all of it carries the canary."""

from io import BytesIO

from PIL import Image

from gongkai.casework.actions import attaching, intake
from gongkai.casework.actions.intake import NewApplication
from gongkai.casework.applicants import ApplicantData
from gongkai.casework.letters import draft
from gongkai.casework.models import AttachmentKind
from gongkai.rules.letters.kinds import LetterKind
from gongkai.rules.receipt import Channel
from tests.factories import AT


def add_case(world, canary):
    """Give the township an application, which names a person."""
    by = world.people["lin"]
    world.case = intake.register(
        agency=world.agency,
        application=NewApplication(
            title=canary,
            channel=Channel.IN_PERSON,
            arrived_on=AT.date(),
            applicant_kind="natural_person",
            applicant=ApplicantData(canary, canary, canary, canary, canary),
        ),
        by=by,
        at=AT,
    )
    picture = BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    world.attachment = attaching.attach_to_case(
        case=world.case,
        kind=AttachmentKind.IDENTITY,
        evidence=attaching.examined(picture.getvalue()),
        at=AT,
    )
    world.case_letter = draft(
        case=world.case, kind=LetterKind.RECEIPT, typed={"contact": canary}, by=by, at=AT
    )
