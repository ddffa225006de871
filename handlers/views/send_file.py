"""A contract from the PDF of a message: what is said when there is none to sign."""

from slack_sdk.models.views import View

from handlers.text import Text

from .bricks import v1
from .create_progress import RETRY
from .notice import notice

SHORTCUT = v1("send_file")


def refused(sentence: str, text: Text) -> View:
    """`sentence` says why; the button opens the form in the same modal."""
    label = text.send_file.open_form
    return notice(text.create.title, sentence, text, "warning", retry=RETRY, retry_label=label)
