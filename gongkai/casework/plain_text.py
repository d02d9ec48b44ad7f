"""What the public types, as it can be shown, printed and written into documents."""

import unicodedata
from typing import Final

# Controls, formats (they turn the direction of writing), halves of pairs, private and unassigned characters
UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def plain(text: str, *, is_line: bool) -> str:
    """Return the text without characters that cannot be seen or printed; a line without its breaks."""
    folded = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = "".join(
        each for each in folded if each == "\n" or unicodedata.category(each) not in UNSEEN
    )
    return " ".join(kept.split()) if is_line else kept.strip()
