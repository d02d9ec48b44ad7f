"""Whether two names mean the same agency, as far as names can tell."""

import re
import unicodedata

_NOT_LETTERS = re.compile(r"[\W_]+")


def plain_name(name: str) -> str:
    """Return the name without spaces, punctuation and differences of width."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", name))


def names_same_agency(named: str, *names: str) -> bool:
    """Test whether a name in a document may be one of an agency's names.

    Places are often left out or put in front (“示例县青山镇人民政府”, “青山镇人民政府”): one name that ends
    with the other counts as the same. What only begins alike does not: “示例县人民政府” is not
    “示例县人民政府办公室”.
    """
    found = plain_name(named)
    if not found:
        return False
    known = (plain_name(name) for name in names if plain_name(name))
    return any(found.endswith(each) or each.endswith(found) for each in known)
