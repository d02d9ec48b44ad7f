"""The personal data of a whole file: what is seen when it is opened, and what is not."""

from gongkai.files.limits import DEFAULT_LIMITS
from gongkai.files.opening import open_document
from gongkai.files.private_data.hidden_parts import scan_hidden_parts
from gongkai.files.private_data.scanning import Place, scan_document


def scan_file(data: bytes, name: str) -> tuple[Place, ...]:
    """Return the places in reading order, then those in hidden parts that show nowhere else.

    :raises Unreadable: for a file whose text cannot be read
    """
    shown = scan_document(open_document(data, name, limits=DEFAULT_LIMITS))
    seen = {(each.kind, each.masked) for each in shown}
    hidden = scan_hidden_parts(data)
    return (*shown, *(each for each in hidden if (each.kind, each.masked) not in seen))
