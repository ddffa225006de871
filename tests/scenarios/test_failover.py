"""The master of Redis dies and another takes over: work goes on; what got lost is asked for."""

import asyncio
import base64
from collections.abc import AsyncIterator, Iterator

import pytest

from bot.stage import CALLBACK, Stage, bot_on
from bot.wiring import Given
from handlers.text import Text
from sandbox.slack.client import Person
from sandbox.tencent import Delays, TencentConfig
from services.contracts.errors import Unavailable
from services.contracts.model import Status
from services.store.connection import Client, connect
from services.store.contracts import RedisContracts
from services.store.pipe import Pipe
from services.store.vault import Vault
from tests.redis_topologies import Cluster, Topology, sentinel_setup

from .acting import (
    Made,
    MovableClock,
    cards_in,
    eventually,
    fill_in,
    form,
    hurry,
    id_in,
    make,
    open_form,
)

pytestmark = pytest.mark.real_redis


async def test_the_master_is_killed_in_the_middle_and_the_contract_goes_its_whole_way(
    stage: Stage, servers: Topology, li: Person, text: Text
) -> None:
    await open_form(li)
    await fill_in(li, form())
    made = Made(stage, id_in(await li.submit()), "Sales 2026", "legal")
    await asyncio.to_thread(servers.wait_until_replicated)
    servers.master.kill()

    await made.card(text.words.status[Status.WAITING])
    flow = await made.flow()
    await stage.tencent.sign(flow.flow_id, 0)
    await stage.tencent.sign(flow.flow_id, 1)
    await made.card(text.words.status[Status.FINISHED])
    await stage.tencent.wait_callbacks_settled()
    assert {one.outcome for one in await stage.tencent.callbacks()} == {"delivered"}
    assert len(await stage.tencent.flows()) == 1
    assert len(await cards_in(stage, made.id)) == 1


async def test_what_a_failover_lost_is_asked_of_tencent_again(
    stage: Stage, servers: Topology, redis: Client, li: Person, text: Text
) -> None:
    made = await make(stage)
    flow = await made.flow()
    master = servers.master
    await asyncio.to_thread(servers.cut_off_replica)
    await stage.tencent.sign(flow.flow_id, 0)
    await stage.tencent.sign(flow.flow_id, 1)
    await made.card(text.words.status[Status.FINISHED])
    await stage.tencent.wait_callbacks_settled()

    assert {one.outcome for one in await stage.tencent.callbacks()} == {"delivered"}

    await asyncio.to_thread(servers.fail_over_from_cut_off, master)
    # Nobody will tell us again: the bot asks by itself, since Redis was away.
    await made.lines(text.card.repaired)
    store = RedisContracts(Pipe(redis), _vault(stage))
    await eventually(lambda: _is(store, made.id, Status.FINISHED))
    await made.card(text.words.status[Status.FINISHED])
    assert len(await cards_in(stage, made.id)) == 1


async def _is(store: RedisContracts, contract_id: str, status: Status) -> bool:
    try:
        return (await store.get(contract_id)).status is status
    except Unavailable:
        return False


def _vault(stage: Stage) -> Vault:
    return Vault(base64.b64decode(stage.settings["STATE_KEY"]))


@pytest.fixture(params=["sentinel", "cluster"])
def servers(request: pytest.FixtureRequest) -> Iterator[Topology]:
    if request.param == "cluster":
        cluster: Cluster = request.getfixturevalue("cluster")
        cluster.empty()
        yield cluster
        cluster.mend()
    else:
        with sentinel_setup() as behind_sentinel:
            yield behind_sentinel


@pytest.fixture
async def redis(servers: Topology) -> AsyncIterator[Client]:
    client = connect(servers.url)
    yield client
    await client.aclose()


@pytest.fixture
def tencent_config(clock: MovableClock) -> TencentConfig:
    return TencentConfig(
        callback=CALLBACK,
        delays=Delays(compose=0.2, callback_retries=(0.2,) * 100),
        clock=lambda: clock().timestamp(),
    )


@pytest.fixture
async def bot(stage: Stage, redis: Client, clock: MovableClock) -> AsyncIterator[str]:
    async with bot_on(
        stage, Given(redis=redis, clock=clock, due_clock=clock, sleep=hurry)
    ) as address:
        yield address
