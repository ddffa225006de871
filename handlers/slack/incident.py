"""An exception nobody foresaw, noted so that it can be found again."""

import logging
import traceback
from uuid import uuid4

log = logging.getLogger("signet.slack")


def noted(error: Exception) -> str:
    """Log where it happened, without its own text, which may quote people; returns a reference."""
    reference = uuid4().hex[:8]
    frames = "".join(traceback.format_tb(error.__traceback__))
    log.error("unexpected %s, reference %s, at\n%s", type(error).__name__, reference, frames)
    return reference
