"""What is asked of Redis at the same moment travels together, and fails apart."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import pytest
from redis.exceptions import ConnectionError as ConnectionLost

from services.contracts.errors import NotKept
from services.store.connection import Client
from services.store.pipe import MOST, Pipe, Script

pytestmark = pytest.mark.real_redis

ADD = Script("return redis.call('INCRBY', KEYS[1], ARGV[1])")


class Counted:
    """A client that counts how often something travels."""

    def __init__(self, redis: Client) -> None:
        self._redis = redis
        self.travels = 0

    def pipeline(self, **options: Any) -> Any:
        self.travels += 1
        return self._redis.pipeline(**options)


async def test_each_gets_its_own_answer_and_few_travels_serve_them_all(redis: Client) -> None:
    counted = Counted(redis)
    pipe = Pipe(counted)
    await asyncio.gather(*(pipe.ask("SET", f"{{signet}}:{n}", n) for n in range(100)))
    answers = await asyncio.gather(*(pipe.ask("GET", f"{{signet}}:{n}") for n in range(100)))
    assert answers == [str(n).encode() for n in range(100)]
    assert counted.travels == 2


async def test_no_travel_is_longer_than_the_most(redis: Client) -> None:
    counted = Counted(redis)
    pipe = Pipe(counted)
    await asyncio.gather(*(pipe.ask("PING") for _ in range(2 * MOST + 1)))
    assert counted.travels == 3


async def test_whoever_asks_while_an_answer_is_awaited_goes_next(redis: Client) -> None:
    pipe = Pipe(redis)
    first = asyncio.create_task(pipe.ask("SET", "{signet}:k", "1"))
    await asyncio.sleep(0)
    assert await pipe.ask("GET", "{signet}:k") == b"1"
    assert await first


async def test_what_redis_refuses_is_one_askers_trouble(redis: Client) -> None:
    pipe = Pipe(redis)
    await pipe.ask("SET", "{signet}:text", "x")
    answers = await asyncio.gather(
        pipe.ask("GET", "{signet}:text"), pipe.ask("INCR", "{signet}:text"), return_exceptions=True
    )
    assert answers[0] == b"x"
    assert isinstance(answers[1], NotKept)


async def test_a_script_that_redis_does_not_know_is_sent_along(redis: Client) -> None:
    pipe = Pipe(redis)
    await redis.script_flush()
    answers = await asyncio.gather(*(pipe.run(ADD, ["{signet}:sum"], 1) for _ in range(10)))
    assert sorted(answers) == [*range(1, 11)]
    await redis.script_flush()
    assert await pipe.run(ADD, ["{signet}:sum"], 1) == 11


async def test_a_travel_that_is_lost_fails_for_all_and_the_next_one_succeeds(
    redis: Client,
) -> None:
    class Lost:
        def __init__(self, pipeline: Any) -> None:
            self._pipeline = pipeline

        async def __aenter__(self) -> "Lost":
            return self

        async def __aexit__(self, *_: object) -> None:
            await self._pipeline.reset()

        def execute_command(self, *command: Any) -> None:
            self._pipeline.execute_command(*command)

        def execute(self, **options: Any) -> Awaitable[Any]:
            return self._execute(**options)

        async def _execute(self, **options: Any) -> Any:
            await self._pipeline.execute(**options)
            raise ConnectionLost("the reply was lost")

    class Once:
        def __init__(self) -> None:
            self.first = True

        def pipeline(self, **options: Any) -> Any:
            pipeline = redis.pipeline(**options)
            lost, self.first = self.first, False
            return Lost(pipeline) if lost else pipeline

    pipe = Pipe(Once())
    answers = await asyncio.gather(
        *(pipe.ask("INCR", "{signet}:n") for _ in range(3)), return_exceptions=True
    )
    assert all(isinstance(one, NotKept) and one.maybe_done for one in answers)
    assert await pipe.ask("GET", "{signet}:n") == b"3", "it had been carried out"


async def test_who_stops_waiting_takes_nobody_along(redis: Client) -> None:
    pipe = Pipe(redis)
    gone = asyncio.create_task(pipe.ask("SET", "{signet}:a", "1"))
    stays = asyncio.create_task(pipe.ask("SET", "{signet}:b", "2"))
    await asyncio.sleep(0)
    gone.cancel()
    assert await stays
    assert await redis.get("{signet}:b") == b"2"
