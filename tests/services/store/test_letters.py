"""Dead letters: listed without a secret, and put back whole, once, or dropped."""

import asyncio
import json

import pytest

from services.store import keys
from services.store.connection import Client
from services.store.letters import Letter, Letters
from services.store.pipe import Pipe
from services.store.queue import Queue
from services.store.vault import Vault

from .opened import vault
from .queues import length, put, ready, take

pytestmark = pytest.mark.real_redis

REMIND = b'{"kind": "remind", "contract_id": "C1", "by": "U1"}'


def letters(redis: Client) -> Letters:
    return Letters(Pipe(redis), vault())


async def all_of(redis: Client, queue: str = "inbox") -> list[Letter]:
    return [letter async for letter in letters(redis).all(queue)]


async def bury(queue: Queue, *bodies: bytes, lane: str = "C1", why: str = "Refused") -> None:
    await put(queue, *bodies, lane=lane)
    while found := await take(queue):
        for delivery in found:
            await queue.bury(delivery, why)


async def test_a_letter_says_what_it_is_and_why_it_died(redis: Client) -> None:
    await bury(await ready(redis), REMIND)
    (letter,) = await all_of(redis)
    assert (letter.queue, letter.kind, letter.about, letter.why) == (
        "inbox",
        "remind",
        "C1",
        "Refused",
    )
    assert letter.id.startswith("inbox-")
    seconds, _ = await redis.time()
    assert abs(seconds - letter.died_at) < 60


async def test_the_longest_dead_comes_first_however_many_there_are(redis: Client) -> None:
    sealed = vault().seal("inbox", REMIND)
    for number in range(205):
        fields = {"lane": f"C{number}", "why": "Refused", "was": "0-1-0", "body": sealed}
        await redis.xadd(keys.dead("inbox"), fields)
    assert [letter.about for letter in await all_of(redis)] == [f"C{n}" for n in range(205)]


@pytest.mark.parametrize(
    "body",
    [b"", b"no JSON", b"[]", b'{"kind": 7}', b'{"kind": "13800138000 \\u001b[2J"}', b"\xff"],
)
async def test_a_body_that_nobody_understands_shows_nothing_of_itself(
    redis: Client, body: bytes
) -> None:
    await bury(await ready(redis), body)
    assert [letter.kind for letter in await all_of(redis)] == ["?"]


async def test_what_is_not_a_name_is_not_shown(redis: Client) -> None:
    await bury(await ready(redis), REMIND, lane="王小明 \x1b[2J", why="he said 13800138000")
    (letter,) = await all_of(redis)
    assert (letter.about, letter.why) == ("?", "?")


async def test_with_another_key_it_is_listed_and_can_be_put_back(redis: Client) -> None:
    await bury(await ready(redis), REMIND)
    stranger = Letters(Pipe(redis), Vault(bytes(32)))
    (letter,) = [letter async for letter in stranger.all("inbox")]
    assert letter.kind == "?"
    assert await stranger.replay(letter.id)
    (delivery,) = await take(await ready(redis))
    assert delivery.body == REMIND


async def test_put_back_it_has_all_its_attempts_before_it_and_is_known_by_its_key(
    redis: Client,
) -> None:
    queue = await ready(redis)
    await put(queue, REMIND, lane="C1")
    (first,) = await take(queue)
    assert (first.again, first.was) == (False, "")
    await queue.bury(first, "Refused")
    for _ in range(2):  # and when it dies again
        (letter,) = await all_of(redis)
        assert await letters(redis).replay(letter.id)
        assert await all_of(redis) == []
        (delivery,) = await take(queue)
        assert (delivery.body, delivery.lane, delivery.attempt) == (REMIND, "C1", 0)
        assert delivery.stream == keys.stream("inbox", keys.partition("C1"))
        assert (delivery.key, delivery.made_at) == (first.key, first.made_at)
        assert delivery.again, "what it said before it died must be looked for"
        await queue.bury(delivery, "Refused")


async def test_however_often_and_by_however_many_it_is_put_back_it_comes_once(
    redis: Client,
) -> None:
    queue = await ready(redis)
    bodies = [json.dumps({"kind": "remind", "n": n}).encode() for n in range(20)]
    for number, body in enumerate(bodies):
        await bury(queue, body, lane=f"C{number}")
    dead = [letter.id for letter in await all_of(redis)]
    admins = [letters(redis) for _ in range(3)]
    done = await asyncio.gather(*(admin.replay(id_) for id_ in dead for admin in admins))
    assert sum(done) == len(bodies)
    found: list[bytes] = []
    while taken := await take(queue):
        for delivery in taken:
            found.append(delivery.body)
            await queue.done(delivery)
    assert sorted(found) == sorted(bodies)
    assert not any([await letters(redis).replay(id_) for id_ in dead])


async def test_what_is_dropped_is_gone_and_nothing_else_is(redis: Client) -> None:
    queue = await ready(redis)
    await bury(queue, b"1", lane="C1")
    await bury(queue, b"2", lane="C2")
    first, second = await all_of(redis)
    assert await letters(redis).drop(first.id)
    assert not await letters(redis).drop(first.id)
    assert await all_of(redis) == [second]
    assert await length(redis) == 0


@pytest.mark.parametrize("id_", ["", "inbox", "1-0", "inbox-1", "inbox-1-0", "inbox-9-9\n", "dead"])
async def test_an_id_of_nothing_does_nothing(redis: Client, id_: str) -> None:
    await bury(await ready(redis), REMIND)
    assert not await letters(redis).replay(id_)
    assert not await letters(redis).drop(id_)
    assert len(await all_of(redis)) == 1


async def test_a_full_redis_puts_nothing_back_and_loses_nothing(redis: Client) -> None:
    await bury(await ready(redis), REMIND)
    (letter,) = await all_of(redis)
    await redis.config_set("maxmemory", "1")
    try:
        with pytest.raises(Exception, match="OutOfMemory"):
            await letters(redis).replay(letter.id)
        assert await all_of(redis) == [letter]
    finally:
        await redis.config_set("maxmemory", "0")
    assert await letters(redis).replay(letter.id)
