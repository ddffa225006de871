"""Showing what the outbox holds, where another worker was faster."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack.announce import Announcer, Sending
from handlers.slack.people import People
from handlers.slack.poster import Poster
from handlers.views.message import Message
from services.contracts.announcements import Announcement, ShowCard
from services.contracts.model import Contract, Status
from services.store.cards import Cards, Place
from services.store.connection import Client
from services.store.contracts import RedisContracts
from services.store.pipe import Pipe
from tests.services.contracts.made import ID, started
from tests.services.store.opened import opened, streamed, vault

pytestmark = pytest.mark.real_redis

SHOW = ShowCard(contract_id=ID)


class Overtaken(Poster):
    """While this one mends a card, somebody else shows a newer state of it."""

    def __init__(self, contracts: RedisContracts, cards: Cards) -> None:
        self._contracts = contracts
        self._cards = cards

    async def update(self, channel: str, ts: str, message: Message, **_: object) -> bool:
        newest = await self._contracts.change(ID, finished)
        await self._cards.move(ID, "card", channel, ts, newest.version)
        return True


async def test_who_drew_an_older_state_over_a_newer_one_has_it_shown_once_more(
    redis: Client,
) -> None:
    pipe = Pipe(redis)
    contracts, cards = RedisContracts(pipe, vault()), Cards(pipe)
    await contracts.add(started(version=1), ())
    await cards.move(ID, "card", "C0LEGAL", "1.5", 0)
    people = People(AsyncWebClient(), "en", lambda: 0.0)
    announcer = Announcer(Overtaken(contracts, cards), contracts, cards, people, frozenset())
    await announcer.show(Sending("1-1-0", None), SHOW)

    assert await cards.find(ID, "card") == Place("C0LEGAL", "1.5", 1), "what Slack shows now"
    assert await streamed(redis, "outbox") == [SHOW.model_dump_json().encode()]
    assert (await contracts.get(ID)).status is Status.FINISHED


def finished(stored: Contract) -> tuple[Contract, tuple[Announcement, ...]]:
    return stored.model_copy(update={"status": Status.FINISHED}), ()


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Client]:
    async with opened(redis_url) as client:
        yield client
