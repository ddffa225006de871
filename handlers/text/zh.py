"""Every sentence in Chinese."""

from . import (
    cancel,
    card,
    create,
    errors,
    help,  # noqa: A004 - the feature is called so
    home,
    links,
    notices,
    replies,
    review,
    send_file,
    status,
    trouble,
    words,
    wrong,
)
from .text import Text

ZH = Text(
    lang="zh",
    words=words.ZH,
    create=create.ZH,
    wrong=wrong.ZH,
    cancel=cancel.ZH,
    review=review.ZH,
    card=card.ZH,
    links=links.ZH,
    status=status.ZH,
    help=help.ZH,
    home=home.ZH,
    send_file=send_file.ZH,
    trouble=trouble.ZH,
    notices=notices.ZH,
    replies=replies.ZH,
    errors=errors.ZH,
)
