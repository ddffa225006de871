"""Contracts in Redis: nothing is overwritten unseen, and what is announced is saved with it."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest

from services.contracts.announcements import Announcement, ShowCard, ShowReview
from services.contracts.errors import Misconfigured, NotFound, Unavailable
from services.contracts.model import Contract, Review, Status
from services.store import keys
from services.store.connection import Client
from services.store.contracts import RedisContracts
from services.store.pipe import Pipe
from services.store.vault import Vault
from tests.services.contracts.made import ADA, ID, NOW, OWNER, REMOTE, REVIEWER, contract, started

from .opened import streamed, vault

pytestmark = pytest.mark.real_redis

CARD, REVIEW = ShowCard(contract_id=ID), ShowReview(contract_id=ID)


async def test_what_is_stored_comes_back_equal(contracts: RedisContracts) -> None:
    one = started(review=Review(reviewer=REVIEWER), reminded_at=NOW)
    assert await contracts.add(one, ())
    assert await contracts.get(ID) == one


async def test_a_contract_is_added_once(redis: Client, contracts: RedisContracts) -> None:
    assert await contracts.add(contract(), (CARD,))
    assert not await contracts.add(contract(reason="another"), (CARD,))
    assert await contracts.get(ID) == contract()
    assert len(await streamed(redis, "outbox")) == 1


async def test_an_unknown_contract_is_not_found(contracts: RedisContracts) -> None:
    with pytest.raises(NotFound):
        await contracts.get("NOSUCHTHNG")
    with pytest.raises(NotFound):
        await contracts.change("NOSUCHTHNG", _nothing)


async def test_many_changes_at_once_are_all_counted(
    redis: Client, contracts: RedisContracts
) -> None:
    await contracts.add(contract(), ())

    def one_more(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        return stored.model_copy(update={"reason": stored.reason + "x"}), (CARD,)

    await asyncio.gather(*(contracts.change(ID, one_more) for _ in range(40)))
    stored = await contracts.get(ID)
    assert (stored.version, len(stored.reason)) == (40, 40)
    assert len(await streamed(redis, "outbox")) == 40


async def test_a_change_of_nothing_saves_nothing(contracts: RedisContracts) -> None:
    await contracts.add(contract(), ())
    assert (await contracts.change(ID, _nothing)).version == 0


async def test_an_announcement_without_a_change_is_saved_and_counted(
    redis: Client, contracts: RedisContracts
) -> None:
    await contracts.add(contract(), ())
    assert (await contracts.change(ID, lambda one: (one, (CARD,)))).version == 1
    assert await streamed(redis, "outbox") == [CARD.model_dump_json().encode()]


async def test_what_is_announced_comes_in_its_order(
    redis: Client, contracts: RedisContracts
) -> None:
    await contracts.add(contract(), (CARD, REVIEW))
    await contracts.change(ID, lambda one: (one, (REVIEW, CARD)))
    expected = [one.model_dump_json().encode() for one in (CARD, REVIEW, REVIEW, CARD)]
    assert await streamed(redis, "outbox") == expected
    entries = await redis.xrange(keys.stream("outbox", keys.partition(ID)))
    assert {fields[b"lane"] for _, fields in entries} == {ID.encode()}


async def test_a_change_that_raises_saves_nothing(redis: Client, contracts: RedisContracts) -> None:
    def fail(_: Contract) -> tuple[Contract, Sequence[Announcement]]:
        raise ValueError("no")

    await contracts.add(contract(), ())
    with pytest.raises(ValueError, match="no"):
        await contracts.change(ID, fail)
    assert await contracts.get(ID) == contract()
    assert await streamed(redis, "outbox") == []


async def test_a_contract_is_found_by_tencents_id_as_soon_as_it_has_one(
    contracts: RedisContracts,
) -> None:
    await contracts.add(contract(), ())
    assert await contracts.id_of_remote(REMOTE) is None
    assert await contracts.id_of_remote("") is None
    await contracts.change(ID, lambda _: (started(), ()))
    assert await contracts.id_of_remote(REMOTE) == ID


async def test_open_contracts_are_listed_longest_unchanged_first(contracts: RedisContracts) -> None:
    for number in range(3):
        moment = NOW - timedelta(hours=number)
        await contracts.add(contract(id=f"ID{number}", changed_at=moment), ())
    assert await _open(contracts) == ["ID2", "ID1", "ID0"]
    now = {"changed_at": NOW + timedelta(hours=1)}
    await contracts.change("ID2", lambda one: (one.model_copy(update=now), ()))
    assert await _open(contracts) == ["ID1", "ID0", "ID2"]


@pytest.mark.parametrize("status", list(Status))
async def test_what_has_ended_is_not_open_and_may_become_so_again(
    contracts: RedisContracts, status: Status
) -> None:
    still = status in {"creating", "composing", "filling", "waiting", "partly_signed"}
    await contracts.add(contract(), ())
    await contracts.change(ID, lambda one: (one.model_copy(update={"status": status}), (CARD,)))
    assert await _open(contracts) == ([ID] if still else [])
    await contracts.change(ID, lambda _: (started(), ()))
    assert await _open(contracts) == [ID]


@pytest.mark.parametrize("who", [OWNER, ADA, REVIEWER])
async def test_everybody_it_concerns_has_it_in_their_list(
    contracts: RedisContracts, who: str
) -> None:
    one = contract(review=Review(reviewer=REVIEWER))
    await contracts.add(one, ())
    assert await contracts.of_member(who, 10) == [one]
    assert await contracts.of_member("", 10) == []


async def test_a_list_is_newest_first_and_no_longer_than_asked(contracts: RedisContracts) -> None:
    for number in range(4):
        moment = NOW + timedelta(hours=number)
        await contracts.add(contract(id=f"ID{number}", created_at=moment), ())
    found = await contracts.of_member(OWNER, 3)
    assert [one.id for one in found] == ["ID3", "ID2", "ID1"]


async def test_another_key_opens_nothing(redis: Client, contracts: RedisContracts) -> None:
    await contracts.add(contract(), ())
    with pytest.raises(Misconfigured, match="STATE_KEY"):
        await RedisContracts(Pipe(redis), Vault(bytes(32))).get(ID)


async def test_a_contract_put_in_the_place_of_another_does_not_open(
    redis: Client, contracts: RedisContracts
) -> None:
    await contracts.add(contract(), ())
    await contracts.add(contract(id="OTHER"), ())
    body = await redis.hget(keys.contract("OTHER"), "body")
    await redis.hset(keys.contract(ID), "body", body)
    with pytest.raises(Misconfigured):
        await contracts.get(ID)


async def test_a_change_that_never_gets_through_says_so_and_may_be_repeated(
    redis: Client, contracts: RedisContracts
) -> None:
    await contracts.add(contract(), ())
    blocked = _AlwaysSlower(redis)
    with pytest.raises(Unavailable) as caught:
        await blocked.change(ID, lambda one: (one.model_copy(update={"reason": "x"}), ()))
    assert not caught.value.maybe_done


@pytest.fixture
def contracts(redis: Client) -> RedisContracts:
    return RedisContracts(Pipe(redis), vault())


class _AlwaysSlower(RedisContracts):
    """Somebody else changes the contract whenever this one has read it."""

    def __init__(self, redis: Client) -> None:
        super().__init__(Pipe(redis), vault())
        self._other = RedisContracts(Pipe(redis), vault())

    async def get(self, contract_id: str) -> Contract:
        stored = await super().get(contract_id)
        await self._other.change(contract_id, lambda one: (one, (CARD,)))
        return stored


async def _open(contracts: RedisContracts) -> list[str]:
    return [one.id async for page in contracts.open() for one in page]


def _nothing(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
    return stored, ()
