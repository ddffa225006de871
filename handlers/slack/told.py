"""From an exception to the message that a person gets."""

from handlers.text import Text
from handlers.views import replies
from handlers.views.message import Message
from services.contracts.errors import NotAllowed, SignetError

from .explain import explain
from .incident import noted


def told(error: Exception, text: Text) -> Message:
    """What we foresaw is explained; the rest is logged, and told with a reference to the log."""
    match error:
        case NotAllowed(what="review", allowed=str(reviewer)) if reviewer:
            return replies.not_reviewer(reviewer, text)
        case NotAllowed(what="see", allowed=str(owner)) if owner:
            return replies.only_involved(owner, text)
        case NotAllowed(what="company"):
            return replies.say(text.company.members_only)
        case NotAllowed(allowed=str(owner)) if owner:
            return replies.only_owner(owner, text)
        case SignetError():
            return replies.say(explain(error, text))
        case _:
            return replies.say(explain(error, text, reference=noted(error)))
