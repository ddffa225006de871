"""Who somebody is in the workspace: the language and the time zone we answer them in."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from handlers.text import Text, text_for
from services.contracts.errors import SignetError

from .failures import failures_translated

KEPT = 10_000
KEPT_SECONDS = 24 * 3600.0
PATIENCE_SECONDS = 1.0
"""A trigger lives for three seconds: rather the default language than no answer."""


@dataclass(frozen=True)
class Person:
    """`text` holds the sentences in their language; `tz` is an IANA name.

    `full` says that they are a full member of the workspace: no guest, and nobody from elsewhere.
    """

    id: str
    text: Text
    tz: str
    full: bool = False


class People:
    """Asks Slack once a day a person (users.info, include_locale)."""

    def __init__(
        self, client: AsyncWebClient, default_lang: str, clock: Callable[[], float]
    ) -> None:
        self._client = client
        self._default_lang = default_lang
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, Person]] = OrderedDict()

    @property
    def shared_text(self) -> Text:
        """The language of channels, which belong to no one person."""
        return text_for(self._default_lang, self._default_lang)

    async def find(self, user_id: str) -> Person:
        """Never fails: while Slack does not answer, people are met in the default language."""
        known = self._known.get(user_id)
        if known and known[0] > self._clock():
            return known[1]
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                person = await self._ask(user_id)
        except (SignetError, TimeoutError):
            return Person(user_id, self.shared_text, "UTC")
        self._keep(person)
        return person

    async def _ask(self, user_id: str) -> Person:
        with failures_translated():
            answer = await self._client.users_info(user=user_id, include_locale=True)
        user = answer["user"]
        text = text_for(user.get("locale") or self._default_lang, self._default_lang)
        return Person(user_id, text, user.get("tz") or "UTC", _is_full(user))

    def _keep(self, person: Person) -> None:
        self._known[person.id] = (self._clock() + KEPT_SECONDS, person)
        self._known.move_to_end(person.id)
        if len(self._known) > KEPT:
            self._known.popitem(last=False)


def _is_full(user: Mapping[str, Any]) -> bool:
    return not any(user.get(one) for one in ("is_restricted", "is_ultra_restricted", "is_stranger"))
