"""The store where Redis is several servers: failovers, demotions, moved slots, and nobody there."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeAlias

import pytest

from services.contracts.errors import NotKept, Unavailable
from services.store import keys
from services.store.connection import Client, failures_translated
from services.store.contracts import RedisContracts
from services.store.pipe import Pipe
from tests.real_redis import free_port
from tests.redis_topologies import (
    BehindSentinel,
    Cluster,
    admin,
    cluster_setup,
    sentinel_setup,
)
from tests.services.contracts.made import ID, contract

from .opened import opened, streamed, vault
from .queues import let_die, put, queue, ready, take

pytestmark = pytest.mark.real_redis

Servers: TypeAlias = BehindSentinel | Cluster


async def test_after_the_master_is_killed_work_goes_on_with_what_was_there(own: Servers) -> None:
    async with opened(own.url) as redis:
        inbox = await ready(redis)
        contracts = RedisContracts(Pipe(redis), vault())
        await put(inbox, b"in hand", b"waiting")
        (in_hand,) = await take(inbox, 1)
        assert await contracts.add(contract(), ())
        own.wait_until_replicated()
        own.master.kill()

        with pytest.raises(NotKept):
            await inbox.put(b"new", "lane", once="digest")
        await sooner_or_later(lambda: inbox.put(b"new", "lane", once="digest"))
        await let_die(redis, "a")
        heir = await ready(redis, "b")
        assert [one.id for one in await take(heir)] == [in_hand.id]
        assert [one.body for one in await take(heir)] == [b"waiting", b"new"]
        assert await contracts.get(ID) == contract()


async def test_a_master_that_is_demoted_and_lives_is_left(shared: Servers) -> None:
    """As for an upgrade: the connections to it need not break."""
    async with opened(shared.url) as redis:
        inbox = queue(redis)
        await inbox.beat()
        before = shared.master
        waiting = asyncio.create_task(_refused(lambda: inbox.take(1, block_ms=60_000)))
        await asyncio.to_thread(shared.switch_over)
        assert await waiting
        await sooner_or_later(lambda: inbox.put(b"new", "lane", once="digest"))
        await inbox.beat()
        assert [one.body for one in await take(inbox)] == [b"new"]
    assert shared.master is not before


async def test_our_slot_may_move_to_another_node(cluster: Cluster) -> None:
    cluster.empty()
    ours, other = cluster.master, cluster.others[0]
    async with opened(cluster.url) as redis:
        inbox = queue(redis)
        await inbox.beat()
        await put(inbox, b"before")
        with cluster.moving_our_slot(ours, other):
            # One node has the stream, the other what is new: nobody can serve both.
            assert await _refused(lambda: inbox.put(b"meanwhile", "lane", once="digest"))
        await sooner_or_later(lambda: inbox.put(b"meanwhile", "lane", once="digest"))
        await inbox.beat()
        assert await streamed(redis, "inbox") == [b"before", b"meanwhile"]
        with cluster.moving_our_slot(other, ours):
            pass
        await sooner_or_later(lambda: inbox.put(b"after", "lane", once="another"))


async def test_a_cluster_without_a_majority_is_unavailable() -> None:
    with cluster_setup() as cluster:
        async with opened(cluster.url) as redis:
            inbox = queue(redis)
            await inbox.beat()
            for node in cluster.others:
                node.kill()
            await sooner_or_later(lambda: _refused(inbox.beat))


@pytest.mark.parametrize(
    "url",
    [
        "redis+sentinel://127.0.0.1:{port},127.0.0.1:{port}/our-master",
        "redis+cluster://127.0.0.1:{port},127.0.0.1:{port}",
    ],
)
async def test_where_nobody_is_there_to_be_asked_redis_is_unavailable(url: str) -> None:
    async with opened(url.format(port=free_port())) as redis:
        with pytest.raises(NotKept):
            await queue(redis).put(b"x", "lane", once="digest")


async def test_sentinels_that_do_not_know_the_name_leave_redis_unavailable(
    sentinel: BehindSentinel,
) -> None:
    async with opened(sentinel.url.replace("our-master", "another")) as redis:
        with pytest.raises(NotKept):
            await queue(redis).beat()


async def test_one_sentinel_or_node_that_answers_is_enough(shared: Servers) -> None:
    gone = f"@127.0.0.1:{free_port()},"
    for _ in range(3):
        async with opened(shared.url.replace("@", gone)) as redis:
            assert await redis.ping()


async def test_a_wrong_password_is_unavailable(shared: Servers) -> None:
    async with opened(shared.url.replace("of%2Bredis", "guessed")) as redis:
        with pytest.raises(NotKept):
            await queue(redis).beat()


@pytest.mark.parametrize("piped", [False, True])
async def test_a_command_whose_reply_comes_too_late_is_sent_once(
    shared: Servers, piped: bool
) -> None:
    sign = "&" if "?" in shared.url else "?"
    async with opened(f"{shared.url}{sign}socket_timeout=0.1") as redis:
        assert await redis.ping()
        hung = shared.master
        hung.hang()
        # By itself, so that it could also hear a second try.
        asyncio.get_running_loop().call_later(0.3, hung.go_on)
        assert await _refused(lambda: _add(redis, piped=piped))
    async with opened(shared.url) as redis:
        assert await redis.xlen(keys.STRAYS) == 1


async def test_a_master_without_a_replica_may_refuse_to_write() -> None:
    """With min-replicas-to-write, which ADR 0008 advises."""
    with sentinel_setup() as servers:
        with admin(servers.master) as client:
            client.config_set("min-replicas-to-write", 1)
        async with opened(servers.url) as redis:
            inbox = queue(redis)
            assert await inbox.put(b"x", "lane")
            servers.other(servers.master).kill()
            await sooner_or_later(lambda: _refused(lambda: inbox.put(b"x", "lane")))


async def _add(redis: Client, *, piped: bool) -> None:
    client = redis.pipeline(transaction=False) if piped else redis
    with failures_translated():
        await client.execute_command("XADD", keys.STRAYS, "*", "a", "b")
        if piped:
            await client.execute()


async def _refused(use: Callable[[], Awaitable[object]]) -> bool:
    try:
        await use()
    except NotKept:
        return True
    return False


async def sooner_or_later(use: Callable[[], Awaitable[object]]) -> None:
    """Again and again, until Redis is there and it is true."""
    for _ in range(3_000):
        try:
            if await use():
                return
        except Unavailable:
            pass
        await asyncio.sleep(0.02)
    raise AssertionError("it never came to that")


@pytest.fixture(params=["sentinel", "cluster"])
def shared(request: pytest.FixtureRequest) -> Servers:
    """One that is left as it is found."""
    topology: Servers = request.getfixturevalue(request.param)
    topology.empty()
    return topology


@pytest.fixture(params=["sentinel", "cluster"])
def own(request: pytest.FixtureRequest) -> Iterator[Servers]:
    """One whose master may be killed."""
    if request.param == "cluster":
        cluster: Cluster = request.getfixturevalue("cluster")
        cluster.empty()
        yield cluster
        cluster.mend()
    else:
        with sentinel_setup() as servers:
            yield servers
