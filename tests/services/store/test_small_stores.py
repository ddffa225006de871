"""Drafts, cards, strays."""

import pytest

from services.contracts.errors import Misconfigured
from services.store import keys
from services.store.cards import Cards, Place
from services.store.connection import Client
from services.store.drafts import Drafts
from services.store.key_check import check_key
from services.store.pipe import Pipe
from services.store.strays import RedisStrays
from services.store.vault import Vault

from .opened import vault

pytestmark = pytest.mark.real_redis


async def test_a_draft_is_kept_for_its_author_alone(redis: Client) -> None:
    drafts = Drafts(Pipe(redis), vault())
    await drafts.put("U0ADA", b'{"name":"x"}')
    assert await drafts.get("U0ADA") == b'{"name":"x"}'
    assert await drafts.get("U0BOB") is None


async def test_a_draft_is_replaced_and_dropped(redis: Client) -> None:
    drafts = Drafts(Pipe(redis), vault())
    await drafts.put("U0ADA", b"first")
    await drafts.put("U0ADA", b"second")
    assert await drafts.get("U0ADA") == b"second"
    await drafts.drop("U0ADA")
    await drafts.drop("U0ADA")
    assert await drafts.get("U0ADA") is None


async def test_a_draft_is_forgotten_in_the_end(redis: Client) -> None:
    await Drafts(Pipe(redis), vault()).put("U0ADA", b"x")
    left = await redis.ttl(keys.draft("U0ADA"))
    assert 0 < left <= keys.DRAFT_TTL.total_seconds()


async def test_what_was_sent_already_is_known_for_a_while(redis: Client) -> None:
    drafts = Drafts(Pipe(redis), vault())
    assert await drafts.is_first("digest")
    assert not await drafts.is_first("digest")
    assert await drafts.is_first("another")
    assert 0 < await redis.ttl(keys.once("digest")) <= keys.ONCE_TTL.total_seconds()


async def test_somebody_elses_draft_does_not_open(redis: Client) -> None:
    drafts = Drafts(Pipe(redis), vault())
    await drafts.put("U0ADA", b"x")
    await redis.copy(keys.draft("U0ADA"), keys.draft("U0BOB"))
    with pytest.raises(Misconfigured):
        await drafts.get("U0BOB")


async def test_a_card_is_found_where_it_was_put(redis: Client) -> None:
    cards = Cards(Pipe(redis))
    assert await cards.find("ID", "card") is None
    await cards.move("ID", "card", "C1", "1.5", 3)
    assert await cards.find("ID", "card") == Place("C1", "1.5", 3)
    assert await cards.find("ID", "review") is None
    assert await cards.find("OTHER", "card") is None


async def test_a_card_that_went_backwards_is_noticed_and_noted_as_it_is(redis: Client) -> None:
    cards = Cards(Pipe(redis))
    assert await cards.move("ID", "card", "C1", "1.5", 3)
    assert await cards.move("ID", "card", "C1", "1.5", 3)
    assert not await cards.move("ID", "card", "C1", "1.5", 2)
    assert await cards.find("ID", "card") == Place("C1", "1.5", 2)
    assert await cards.move("ID", "card", "D2", "2.0", 10)
    assert await cards.find("ID", "card") == Place("D2", "2.0", 10)


async def test_strays_are_kept_and_counted(redis: Client) -> None:
    strays = RedisStrays(Pipe(redis), vault())
    await strays.keep("contract", b"{}")
    await strays.keep("SealNews", "王小明".encode())
    assert await strays.count() == 2
    ((_, last),) = await redis.xrevrange(keys.STRAYS, count=1)
    assert last[b"what"] == b"SealNews"
    assert vault().open("strays", last[b"body"]) == "王小明".encode()


async def test_only_the_newest_strays_are_kept(redis: Client) -> None:
    strays = RedisStrays(Pipe(redis), vault())
    pipeline = redis.pipeline()
    for _ in range(keys.STRAYS_LIMIT + 300):
        pipeline.xadd(keys.STRAYS, {"what": "old", "body": b""})
    await pipeline.execute()
    await strays.keep("new", b"")
    # Redis cuts whole nodes of a hundred.
    assert await strays.count() <= keys.STRAYS_LIMIT + 100
    ((_, last),) = await redis.xrevrange(keys.STRAYS, count=1)
    assert last[b"what"] == b"new"


async def test_the_first_key_that_comes_is_the_right_one(redis: Client) -> None:
    await check_key(Pipe(redis), vault())
    await check_key(Pipe(redis), vault())
    with pytest.raises(Misconfigured, match="STATE_KEY"):
        await check_key(Pipe(redis), Vault(bytes(32)))
