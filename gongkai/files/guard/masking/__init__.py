"""Writes a copy of a file without what the guard found: shown text is masked, unseen content is taken out."""

from gongkai.files.guard.masking.checking import CannotMask
from gongkai.files.guard.masking.copying import MaskedCopy, masked_copy, masked_copy_allowing

__all__ = ["CannotMask", "MaskedCopy", "masked_copy", "masked_copy_allowing"]
