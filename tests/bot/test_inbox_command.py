"""`signet inbox`, as an administrator runs it beside a bot that is at work."""

import asyncio
import base64
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Mapping

import pytest

from bot.inbox_command import _duration
from bot.stage import Stage, open_stage
from handlers.messages import RemindParties, dump
from services.store import keys
from services.store.connection import Client, connect
from services.store.pipe import Pipe
from services.store.queue import Queue
from services.store.vault import Vault
from tests.nursery import running
from tests.processes import ROOT
from tests.services.store.queues import LONG

from .office import eventually

pytestmark = pytest.mark.real_redis

SECRETS = ("王小明", "13800138000", "U0LI")


async def test_of_an_empty_one_it_shows_both_queues_and_who_works(env: Mapping[str, str]) -> None:
    code, said = await signet(env)
    assert code == 0
    assert [line.split() for line in said.splitlines()[1:3]] == [
        ["inbox", "0", "0", "0", "-", "0", "0"],
        ["outbox", "0", "0", "0", "-", "0", "0"],
    ]
    assert "inbox: no worker is alive. Start one with `signet worker`." in said
    async with running("worker", env=env) as bot:
        await bot.says("at work")
        await eventually(lambda: works(env))


async def works(env: Mapping[str, str]) -> bool:
    return "no worker" not in (await signet(env))[1]


async def test_it_shows_lag_retries_and_dead_letters_by_reason(
    env: Mapping[str, str], queue: Queue
) -> None:
    for lane in ("C1", "C2", "C3"):
        await died(queue, lane, "Refused" if lane != "C3" else "KeyError")
    await put(queue, "C4")
    (delivery,) = await queue.take(1, 1)
    await queue.later(delivery, 60)
    await put(queue, "C5")
    code, said = await signet(env)
    assert code == 0
    assert said.splitlines()[1].split()[:4] == ["inbox", "1", "0", "1"]
    assert "the most failed one was tried once" in said
    assert "dead: 1 × KeyError\ndead: 2 × Refused\n" in said


async def test_dead_lists_what_died_of_what_and_nothing_personal(
    env: Mapping[str, str], queue: Queue
) -> None:
    assert await signet(env, "dead") == (0, "There are no dead letters.\n")
    await died(queue, "C1")
    code, said = await signet(env, "dead")
    assert code == 0
    id_, *rest = said.splitlines()[1].split()
    assert id_.startswith("inbox-")
    assert rest[:4] == ["inbox", "cancel", "C1", "Refused"]
    assert not any(secret in said for secret in SECRETS)


async def test_what_is_replayed_is_carried_out_by_the_worker(
    env: Mapping[str, str], queue: Queue, redis: Client
) -> None:
    await put(queue, "NOSUCH0000", dump(RemindParties(contract_id="NOSUCH0000", by="U1")))
    (delivery,) = await queue.take(1, 1)
    await queue.bury(delivery, "Refused")
    await queue.leave()
    id_ = await only_id(env)
    assert await signet(env, "replay", id_, "--yes") == (0, "Put back: 1 dead letter.\n")
    assert await signet(env, "replay", id_, "--yes") == (
        1,
        f"{id_} is no dead letter, or is none any more.\nPut back: 0 dead letters.\n",
    )
    async with running("worker", env=env) as bot:
        await bot.says("NotFound")
        await eventually(lambda: redis.xlen(keys.dead("inbox")))
    assert await only_id(env) != id_


async def test_drop_forgets_those_that_are_named(env: Mapping[str, str], queue: Queue) -> None:
    await died(queue, "C1")
    await died(queue, "C2")
    first = (await signet(env, "dead"))[1].splitlines()[1].split()[0]
    assert await signet(env, "drop", first, "--yes") == (0, "Dropped: 1 dead letter.\n")
    assert (await signet(env, "dead"))[1].splitlines()[1].split()[3] == "C2"
    assert await signet(env, "drop", "--all", "--yes") == (0, "Dropped: 1 dead letter.\n")
    assert await signet(env, "dead") == (0, "There are no dead letters.\n")


@pytest.mark.parametrize(("what", "meant"), [("replay", "put back"), ("drop", "dropped for good")])
async def test_without_a_yes_nothing_is_done(
    env: Mapping[str, str], queue: Queue, what: str, meant: str
) -> None:
    await died(queue, "C1")
    await died(queue, "C2")
    code, said = await signet(env, what, "--all")
    assert code == 1
    assert said.startswith(f"2 dead letters will be {meant}. Go on? [y/N]")
    assert "Nothing was done." in said
    assert len((await signet(env, "dead"))[1].splitlines()) == 3


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("YES\n", 0), ("\n", 1), ("yet\n", 1)])
async def test_it_is_done_for_who_says_yes(
    env: Mapping[str, str], queue: Queue, redis: Client, answer: str, code: int
) -> None:
    await died(queue, "C1")
    asked = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "inbox", "drop", "--all"),
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **env},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    await asked.communicate(answer.encode())
    assert asked.returncode == code
    assert await redis.xlen(keys.dead("inbox")) == code


async def test_which_ones_must_be_said(env: Mapping[str, str]) -> None:
    for what in ("replay", "drop"):
        code, said = await signet(env, what)
        assert code == 2
        assert "usage: signet inbox" in said


async def test_without_redis_it_says_so(env: Mapping[str, str]) -> None:
    code, said = await signet({**env, "REDIS_URL": "redis://127.0.0.1:1/0"})
    assert code == 1
    assert said.startswith("Redis did not do what it was asked (redis: ConnectionError).")
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0s"), (59.9, "59s"), (60, "1m 0s"), (3_661, "1h 1m"), (90_061, "1d 1h")],
)
def test_a_duration_has_at_most_two_units(seconds: float, said: str) -> None:
    assert _duration(seconds) == said


async def signet(env: Mapping[str, str], *arguments: str) -> tuple[int, str]:
    """Exit status and output of `signet inbox` with these arguments."""
    async with running("inbox", *arguments, env=env) as command:
        code = await command.ended()
        return code, command.output


async def only_id(env: Mapping[str, str]) -> str:
    _, line = (await signet(env, "dead"))[1].splitlines()
    return line.split()[0]


async def put(queue: Queue, lane: str, body: bytes = b"{}") -> None:
    await queue.beat()
    assert await queue.put(body, lane)


async def died(queue: Queue, lane: str, why: str = "Refused") -> None:
    about = {"kind": "cancel", "contract_id": lane, "by": SECRETS[2], "reason": SECRETS[:2]}
    await put(queue, lane, json.dumps(about).encode())
    (delivery,) = await queue.take(1, 1)
    await queue.bury(delivery, why)


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with open_stage() as stage:
        yield stage


@pytest.fixture
def env(stage: Stage, redis_url: str) -> Mapping[str, str]:
    return {**stage.settings, "REDIS_URL": redis_url}


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Client]:
    client = connect(redis_url)
    yield client
    await client.aclose()


@pytest.fixture
def queue(stage: Stage, redis: Client) -> Queue:
    """The inbox, as a worker of the bot sees it."""
    vault = Vault(base64.b64decode(stage.settings["STATE_KEY"]))
    return Queue(redis, Pipe(redis), vault, "inbox", "an administrator's", time.time, lease=LONG)
