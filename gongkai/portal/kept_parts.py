"""Parts of the public frame that look the same for the same facts: filled in once for each.

The facts named where a part is used, with the language, have to be all that the part shows.
"""

from typing import Any, Final

from django.template import Context
from django.utils import translation
from django.utils.safestring import SafeString

MOST: Final = 1_000  # some kilobytes each; when they are so many, it begins anew

_kept: dict[tuple[object, ...], SafeString] = {}


def kept_part(context: Context, template_name: str, facts: tuple[Any, ...]) -> SafeString:
    """Return a part as HTML, as it was filled in for the same facts before."""
    key = (template_name, translation.get_language(), *facts)
    found = _kept.get(key)
    if found is None:
        if len(_kept) >= MOST:
            _kept.clear()
        engine = context.template.engine  # type: ignore[union-attr]  # a page is being filled in
        with context.push():
            found = _kept[key] = engine.get_template(template_name).render(context)
    return found
