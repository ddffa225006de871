"""The last change that a message asks for and the end of that message are one step."""

from collections.abc import Sequence

import pytest

from services.contracts.announcements import Announcement, ShowCard
from services.contracts.errors import Unavailable
from services.contracts.model import Contract
from services.store.connection import Client
from services.store.contracts import RedisContracts
from services.store.pipe import Pipe
from services.store.queue import Delivery, Queue
from tests.services.contracts.made import ID, contract

from .opened import streamed, vault
from .queues import length, let_die, put, put_off, ready, take

pytestmark = pytest.mark.real_redis

CARD = ShowCard(contract_id=ID)


async def test_what_is_changed_last_is_settled(redis: Client, contracts: RedisContracts) -> None:
    inbox, message = await in_hand(redis)
    await contracts.settling(message).change(ID, one_more, last=True)
    assert await length(redis) == 0
    assert message.settled
    await inbox.done(message)
    assert await streamed(redis, "outbox") == [CARD.model_dump_json().encode()]


async def test_what_is_changed_on_the_way_is_not(redis: Client, contracts: RedisContracts) -> None:
    inbox, message = await in_hand(redis)
    await contracts.settling(message).change(ID, one_more)
    assert await length(redis) == 1
    assert not message.settled
    await inbox.done(message)
    assert await length(redis) == 0


async def test_where_nothing_changes_the_message_is_still_to_be_ended(
    redis: Client, contracts: RedisContracts
) -> None:
    inbox, message = await in_hand(redis)
    await contracts.settling(message).change(ID, lambda one: (one, ()), last=True)
    assert not message.settled
    await inbox.done(message)
    assert await length(redis) == 0


async def test_what_another_worker_has_settled_is_not_said_again(
    redis: Client, contracts: RedisContracts
) -> None:
    _, slow = await in_hand(redis)
    await let_die(redis, "a")
    heir = await ready(redis, "b")
    (again,) = await take(heir)
    await contracts.settling(again).change(ID, one_more, last=True)

    stored = await contracts.settling(slow).change(ID, one_more, last=True)
    assert stored.reason == "x"
    assert (await contracts.get(ID)).reason == "x"
    assert len(await streamed(redis, "outbox")) == 1


async def test_after_a_lost_reply_nothing_is_put_off_that_was_settled(
    redis: Client, contracts: RedisContracts
) -> None:
    inbox, message = await in_hand(redis)
    await contracts.settling(message).change(ID, one_more, last=True)
    message.settled = False  # as whoever did not get the reply believes
    await inbox.later(message, 1)
    assert await put_off(redis) == 0


async def test_a_full_redis_refuses_everything_and_loses_nothing(
    redis: Client, contracts: RedisContracts
) -> None:
    inbox, message = await in_hand(redis)
    await redis.config_set("maxmemory", "1")
    try:
        for refused in (
            contracts.settling(message).change(ID, one_more, last=True),
            contracts.add(contract(id="ANOTHER0ID"), (CARD,)),
            inbox.put(b"y", "lane", once="digest"),
            inbox.later(message, 1),
            inbox.bury(message, "why"),
        ):
            with pytest.raises(Unavailable):
                await refused
    finally:
        await redis.config_set("maxmemory", "0")
    assert (await contracts.get(ID)).reason == ""
    assert await length(redis) == 1
    assert await put_off(redis) == 0
    assert await streamed(redis, "outbox") == []
    assert await inbox.put(b"y", "lane", once="digest"), "it was not noted as put"
    inbox.let_go(message)
    assert [one.body for one in await take(inbox, 1)] == [b"x"]


async def in_hand(redis: Client) -> tuple[Queue, Delivery]:
    inbox = await ready(redis)
    await put(inbox, b"x")
    (message,) = await take(inbox)
    return inbox, message


def one_more(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
    return stored.model_copy(update={"reason": stored.reason + "x"}), (CARD,)


@pytest.fixture
async def contracts(redis: Client) -> RedisContracts:
    made = RedisContracts(Pipe(redis), vault())
    await made.add(contract(), ())
    return made
