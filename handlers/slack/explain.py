"""From an exception to a sentence that a person can act on; the only place that does so."""

from handlers.text import Text
from handlers.views import foreign, mask
from services.contracts.errors import (
    Misconfigured,
    NotAllowed,
    NotFound,
    NotKept,
    NotYet,
    Reason,
    Refused,
    Unavailable,
    Unsupported,
)


def explain(error: BaseException, text: Text, *, reference: str = "") -> str:
    """What happened, why and what to do, in plain text; on a second line what support asks for.

    Whatever people ask for directly may be repeated: it only looks something up, or lies in the
    inbox once. So nobody is told that it may have been done.

    `reference` is our own id of the incident, shown where nobody else gave one. Nothing of an
    exception that we did not foresee is shown: it might be anything.
    """
    sentence = _sentence(error, text)
    shown = _reference(error) or foreign.short(reference, 100)
    return f"{sentence}\n{text.words.reference(shown)}" if shown else sentence


def _sentence(error: BaseException, text: Text) -> str:
    said = text.errors
    match error:
        case Refused():
            return said.refused(error.reason, foreign.short(mask.prose(error.message), 200))
        case NotYet():
            return said.not_yet
        case NotKept():
            return said.not_kept
        case Unavailable(retry_after=float() | int() as seconds):
            return said.unavailable_for(max(1, round(seconds)))
        case Unavailable():
            return said.unavailable
        case Unsupported():
            return said.unsupported
        case NotAllowed():
            return said.not_allowed
        case NotFound():
            return said.not_found(foreign.short(error.sought, 40))
        case Misconfigured():
            return said.misconfigured(foreign.short(str(error), 300))
        case _:
            return said.unexpected


def _reference(error: BaseException) -> str:
    """Support can follow what the other side answered; codes of our own tell it nothing."""
    if not isinstance(error, Refused):
        return ""
    if not error.request_id and error.reason is not Reason.WORKSPACE:
        return ""
    return foreign.short(f"{error.code} {error.request_id}", 100)
