"""Every sentence in English."""

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

EN = Text(
    lang="en",
    words=words.EN,
    create=create.EN,
    wrong=wrong.EN,
    cancel=cancel.EN,
    review=review.EN,
    card=card.EN,
    links=links.EN,
    status=status.EN,
    help=help.EN,
    home=home.EN,
    send_file=send_file.EN,
    trouble=trouble.EN,
    notices=notices.EN,
    replies=replies.EN,
    errors=errors.EN,
)
