"""The two ways to say no: to the bot, in Slack's words, and to the person at the screen."""

from collections.abc import Sequence


class ApiError(Exception):
    """A Web API error: `error` is Slack's name for it, `messages` go to response_metadata.

    `retry_after` (seconds) turns the answer into HTTP 429 with that header.
    """

    def __init__(
        self, error: str, messages: Sequence[str] = (), *, retry_after: int | None = None
    ) -> None:
        super().__init__(error, *messages)
        self.error = error
        self.messages = tuple(messages)
        self.retry_after = retry_after


class NotPossible(Exception):
    """What the Slack client would not let this person do, in a sentence.

    `code` names what somebody can run into by hand, so that the page has its own words for it.
    """

    def __init__(self, sentence: str, code: str = "") -> None:
        super().__init__(sentence)
        self.code = code
