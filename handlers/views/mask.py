"""People as everybody may see them: 王*, 138****0000."""

import re

from .foreign import clean

_NUMBERS = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)")
"""Identity card numbers and mainland mobile numbers, as people write them into a reason."""


def name(full: str) -> str:
    """The first character, and a star for each of at most three more."""
    cleaned = clean(full)
    return cleaned[:1] + "*" * min(max(len(cleaned) - 1, 1), 3)


def mobile(number: str) -> str:
    """The first three and the last four digits of a whole number; nothing of any other."""
    digits = "".join(char for char in number if char in "0123456789")[-11:]
    return f"{digits[:3]}****{digits[7:]}" if len(digits) == 11 else "****"


def prose(text: str) -> str:
    """Free text without the mobile and identity numbers that people put into it."""
    return _NUMBERS.sub(lambda found: f"{found[0][:3]}****{found[0][-4:]}", clean(text))
