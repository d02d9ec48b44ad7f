"""What an applicant told us, kept encrypted; opened only for the work and, in full, with a record."""

import json
from dataclasses import asdict, dataclass

from gongkai.casework.models import Applicant
from gongkai.notices.sealing import Kept, new_wrapped_key, opened, sealed

SHOWN_OF_CONTACT = 3  # characters at the front of a masked contact
HIDDEN = "＊＊"
ERASED = "保管期限已满，内容已经销毁"


@dataclass(frozen=True, slots=True)
class ApplicantData:
    """Name, identity, contact, what is asked for, in which form and how delivered (Article 29); never a purpose."""

    name: str
    identity: str
    contact: str
    description: str
    form_wanted: str
    delivery_wanted: str = ""

    @property
    def provision_wanted(self) -> str:
        """The form wanted and how it is to be handed over, as one line."""
        return "，".join(part for part in (self.form_wanted, self.delivery_wanted) if part)


def keep(data: ApplicantData, wrapped_key: Kept | None = None) -> Applicant:
    """Keep the data under a new key, or under the one its draft had."""
    key = bytes(wrapped_key) if wrapped_key else new_wrapped_key()
    return Applicant.objects.create(
        wrapped_key=key, sealed=sealed(json.dumps(asdict(data), ensure_ascii=False), key)
    )


def data_of(applicant: Applicant) -> ApplicantData:
    """Return the data.

    :raises LetterUnreadable: if the key was destroyed or is of another installation
    """
    return ApplicantData(**json.loads(opened(applicant.sealed, applicant.wrapped_key)))


def shown_data(applicant: Applicant) -> ApplicantData:
    """Return the data for a page, a word in place of what was erased when the time of keeping was over."""
    if applicant.is_erased:
        return ApplicantData(
            name="", identity="", contact="", description=ERASED, form_wanted=ERASED
        )
    return data_of(applicant)


def words_sealed(applicant: Applicant, words: str) -> bytes | None:
    """Return words about a case encrypted with the key of its applicant, None where there are none."""
    return sealed(words, applicant.wrapped_key) if words else None


def words_opened(applicant: Applicant, kept: Kept | None) -> str:
    """Return the words that were sealed."""
    return opened(kept, applicant.wrapped_key) if kept else ""


def masked_name(name: str) -> str:
    """Return a name of which only the first character is readable."""
    return f"{name[:1]}{HIDDEN}"


def masked_contact(contact: str) -> str:
    """Return a contact of which only the beginning is readable."""
    return f"{contact[:SHOWN_OF_CONTACT]}{HIDDEN}"
