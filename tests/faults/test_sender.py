"""Callbacks are delivered as Tencent does it; that the sender is slow counts against nobody."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random

import pytest
from aiohttp import web

from sandbox.tencent import CallbackTarget, Delays

from .kept import Connections, request
from .sender import IN_FLIGHT, Sender
from .stories import Author

TOLD = [told for story in Author(Random(1), ["U1"], ["C1"]).stories(80) for told in story.told]
AT_ONCE = Delays(callback_retries=(0.0,) * 5)
IMPATIENT = Delays(callback_timeout=0.05, callback_retries=(0.0,))


@dataclass
class Door:
    """What is asked of it is counted by its body, and answered as `answer` says."""

    answer: Callable[["Door", bytes], Awaitable[int]]
    seen: Counter[bytes] = field(default_factory=Counter)
    under_way: int = 0
    most: int = 0

    async def receive(self, request: web.Request) -> web.Response:
        body = await request.read()
        self.seen[body] += 1
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            status = await self.answer(self, body)
        finally:
            self.under_way -= 1
        if not status and request.transport is not None:
            request.transport.abort()
        return web.Response(status=status or 500, text="{}")


@asynccontextmanager
async def sender_to(door: Door, delays: Delays) -> AsyncIterator[Sender]:
    app = web.Application()
    app.router.add_post("/callback", door.receive)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    try:
        yield Sender(CallbackTarget(f"http://127.0.0.1:{port}/callback", "k" * 32, "t"), delays)
    finally:
        await runner.cleanup()


def told_of(sender: Sender) -> tuple[int, int]:
    return len(sender.acked), len(sender.gone)


async def test_what_is_answered_200_is_acked_and_sent_once() -> None:
    async def fine(_: Door, __: bytes) -> int:
        return 200

    door = Door(fine)
    async with sender_to(door, AT_ONCE) as sender:
        await sender.send(TOLD, seconds=0)
    assert told_of(sender) == (len(TOLD), 0)
    assert set(door.seen.values()) == {1}


@pytest.mark.parametrize("refusal", [503, 0], ids=["refused", "cut off"])
async def test_what_is_refused_is_sent_five_times_more_and_is_gone(refusal: int) -> None:
    async def refuse(_: Door, __: bytes) -> int:
        return refusal

    door = Door(refuse)
    async with sender_to(door, AT_ONCE) as sender:
        await sender.send(TOLD, seconds=0)
    assert told_of(sender) == (0, len(TOLD))
    assert set(door.seen.values()) == {6}


async def test_what_is_taken_at_a_later_try_is_acked() -> None:
    async def busy_at_first(door: Door, body: bytes) -> int:
        return 503 if door.seen[body] < 3 else 200

    door = Door(busy_at_first)
    async with sender_to(door, AT_ONCE) as sender:
        await sender.send(TOLD, seconds=0)
    assert told_of(sender) == (len(TOLD), 0)
    assert set(door.seen.values()) == {3}


async def test_what_is_not_answered_in_time_is_gone() -> None:
    async def never(_: Door, __: bytes) -> int:
        await asyncio.Event().wait()
        return 200

    door = Door(never)
    async with sender_to(door, IMPATIENT) as sender:
        await sender.send(TOLD[:3], seconds=0)
    assert told_of(sender) == (0, 3)
    assert set(door.seen.values()) == {2}


async def test_what_waits_for_its_turn_has_not_begun_to_wait_for_an_answer() -> None:
    """A sender that is slower than its plan would otherwise give up what nobody was asked."""

    async def all_but_the_first(door: Door, _: bytes) -> int:
        if len(door.seen) == 1:
            await asyncio.Event().wait()
        return 200

    async with sender_to(Door(all_but_the_first), AT_ONCE) as sender:
        url, one_at_a_time = sender.target.url, Connections(sender.target.url, 1)
        asked = (one_at_a_time.status(request(url, body, {}), 1) for body in (b"1", b"2"))
        assert await asyncio.gather(*asked) == [0, 200]
        one_at_a_time.close()


async def test_only_so_many_are_under_way() -> None:
    all_there = asyncio.Event()

    async def when_all_are_there(door: Door, _: bytes) -> int:
        if door.under_way == IN_FLIGHT:
            all_there.set()
        await all_there.wait()
        return 200

    door = Door(when_all_are_there)
    async with sender_to(door, AT_ONCE) as sender:
        await sender.send(TOLD, seconds=0)
    assert told_of(sender) == (len(TOLD), 0)
    assert door.most == IN_FLIGHT


async def test_where_nobody_listens_everything_is_gone() -> None:
    async def fine(_: Door, __: bytes) -> int:
        return 200

    async with sender_to(Door(fine), AT_ONCE) as sender:
        pass
    await sender.send(TOLD[:3], seconds=0)
    assert told_of(sender) == (0, 3)
    assert sender.tries == 18


async def test_whoever_is_asked_sees_a_message_rightly_signed_and_encrypted() -> None:
    heads: list[web.Request] = []

    async def fine(_: Door, __: bytes) -> int:
        return 200

    class Noting(Door):
        async def receive(self, request: web.Request) -> web.Response:
            heads.append(request)
            return await super().receive(request)

    door = Noting(fine)
    async with sender_to(door, AT_ONCE) as sender:
        assert await sender.try_once(TOLD[0].message) == 200
    assert heads[0].headers["Content-Signature"].startswith("sha256=")
    assert heads[0].content_type == "application/json"
    assert [body[:12] for body in door.seen] == [b'{"encrypt": ']
