"""What the modal for a new contract shows before and after the form itself."""

from slack_sdk.models.views import View

from handlers.text import Text

from . import foreign
from .bricks import paragraph, plain, v1
from .facts import NAME_LIMIT
from .notice import notice

RETRY = v1("create:retry")


def loading(text: Text) -> View:
    """Opened at once, while the trigger lives; the form follows."""
    return _waiting(text.create.loading, text)


def sending(text: Text) -> View:
    return _waiting(text.create.sending, text)


def submitted(name: str, contract_id: str, text: Text) -> View:
    """The answer to a submission that was accepted."""
    sentence = text.create.accepted(foreign.short(name, NAME_LIMIT), contract_id)
    return notice(text.create.sent_title, sentence, text, "success")


def failed(sentence: str, text: Text) -> View:
    """What was typed lies in the draft; the button opens it again."""
    return notice(text.create.failed_title, sentence, text, "error", retry=RETRY)


def impossible(text: Text) -> View:
    """The edition can make contracts from nothing that we could ask for."""
    return notice(text.create.title, text.create.no_source, text, "warning")


def _waiting(sentence: str, text: Text) -> View:
    return View(
        type="modal",
        title=plain(text.create.title),
        close=plain(text.create.close),
        blocks=[paragraph(sentence)],
    )
