"""What the modal for a new contract shows before and after the form itself."""

from collections.abc import Sequence

from slack_sdk.models.views import View

from handlers.text import Text
from services.contracts.rules import Problem

from . import foreign
from .bricks import actions, link_button, note, paragraph, plain, v1
from .facts import NAME_LIMIT
from .message import Message, spoken
from .notice import notice
from .problems import sentence

RETRY = v1("create:retry")
OPEN_PREVIEW = v1("create:open_preview")

_MOST_PROBLEMS = 10


def loading(text: Text) -> View:
    """Opened at once, while the trigger lives; the form follows."""
    return _waiting(text.create.loading, text)


def sending(text: Text) -> View:
    return _waiting(text.create.sending, text)


def submitted(name: str, contract_id: str, text: Text) -> View:
    """The answer to a submission that was accepted."""
    sentence = text.create.accepted(foreign.short(name, NAME_LIMIT), contract_id)
    return notice(text.create.sent_title, sentence, text, "success")


def submitted_group(name: str, count: int, text: Text) -> View:
    sentence = text.group.accepted(foreign.short(name, NAME_LIMIT), count)
    return notice(text.create.sent_title, sentence, text, "success")


def failed(sentence: str, text: Text) -> View:
    """What was typed lies in the draft; the button opens it again."""
    return notice(text.create.failed_title, sentence, text, "error", retry=RETRY)


def impossible(text: Text) -> View:
    """The edition can make contracts from nothing that we could ask for."""
    return notice(text.create.title, text.create.no_source, text, "warning")


def preview(url: str, name: str, text: Text) -> Message:
    """A link to how it would look, for whoever asked and nobody else."""
    said, shown = text.create, foreign.short(name, NAME_LIMIT)
    ready = said.preview_ready(shown)
    says = text.words.labelled(said.open_preview, shown)
    opens = link_button(said.open_preview, OPEN_PREVIEW, url, says=says)
    blocks = (paragraph(ready), note(said.preview_explains), actions(opens))
    return Message(spoken(text, foreign.escape(ready), said.preview_explains), blocks)


def not_yet_complete(problems: Sequence[Problem], text: Text) -> Message:
    """What must be mended in the form before it can be previewed; each thing once."""
    asks = text.create.not_yet_complete
    wrong = tuple(dict.fromkeys(sentence(one, text) for one in problems))[:_MOST_PROBLEMS]
    aloud = spoken(text, asks, *(foreign.escape(one) for one in wrong))
    return Message(aloud, (paragraph(asks), *(note(one) for one in wrong)))


def _waiting(sentence: str, text: Text) -> View:
    return View(
        type="modal",
        title=plain(text.create.title),
        close=plain(text.create.close),
        blocks=[paragraph(sentence)],
    )
