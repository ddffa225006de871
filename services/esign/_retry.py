"""Whether a call that found nobody at home is made again, and when. A pure decision."""

from enum import Enum

from services.contracts.errors import NotYet, SignetError, Unavailable

ATTEMPTS = 3
PATIENCE = 5.0
"""Seconds. Asked to wait longer than this, we hand the decision to the caller."""


class Repeat(Enum):
    """When a request may be sent again."""

    ALWAYS = "always"
    """Sent twice it does no more than once, or the second is refused as already done."""
    UNLESS_MAYBE_DONE = "unless maybe done"
    """It costs money or bothers people each time: only if the first surely did nothing."""


def delay(error: SignetError, count: int, repeat: Repeat) -> float | None:
    """Seconds until the next try after `count` (≥ 1) failed ones, None when there is none."""
    if not isinstance(error, Unavailable) or isinstance(error, NotYet) or count >= ATTEMPTS:
        return None
    if error.maybe_done and repeat is Repeat.UNLESS_MAYBE_DONE:
        return None
    wait = 0.5 * 2 ** (count - 1) if error.retry_after is None else error.retry_after
    return wait if wait <= PATIENCE else None
