"""Where a row is played: a Redis on disk, both stand-ins, and the bot as processes beside them."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from random import Random

from bot import cli
from bot.stage import CALLBACK, WORKSPACE, Stage, open_stage, point_at
from bot.web import TENCENT_PATH
from sandbox.slack.config import PEOPLE, Budget, Persona, Room
from sandbox.tencent import CallbackTarget, Delays, TencentConfig
from tests.nursery import Main, running
from tests.processes import Bot
from tests.real_redis import RealRedis, free_port, real_redis

from . import skewed
from .ledger import Ledger
from .proxy import Proxy, open_proxy
from .skewed import AHEAD
from .store import Store, store_of

ROOMY = Budget((10**6,) * 4, 10**6, 10**6, 10**6)
CROWD = tuple(f"emp{number}" for number in range(40))
"""Who orders contracts; each has a screen of their own, so they can do it at the same time."""
OWNERS = ("li", "wang", "zhao", "sam")
ROOMS = 40


@dataclass(frozen=True)
class Needs:
    """What a row needs besides the usual.

    `proxied`: a proxy that can lose Redis's replies. `ahead`: seconds by which the clock of one
    worker is fast; less than 0 where it is slow.
    """

    proxied: bool = False
    ahead: float = 0.0


USUAL = Needs()


class Running:
    """One process of the bot, that can be ended in every way and started again."""

    def __init__(self, what: str, env: Mapping[str, str], main: Main = cli.main) -> None:
        self.what = what
        self._env, self._main = env, main
        self._stack = AsyncExitStack()
        self._bot: Bot | None = None

    @property
    def bot(self) -> Bot:
        """The process that runs now."""
        assert self._bot is not None
        return self._bot

    async def start(self) -> None:
        """Return once it is at work."""
        self._bot = await self._stack.enter_async_context(
            running(self.what, env=self._env, main=self._main)
        )
        await self.bot.says("listening on" if self.what == "web" else "at work")

    async def kill(self) -> None:
        await self.bot.kill()
        await self._stack.aclose()

    async def stop(self) -> int:
        """As a deployment does, with SIGTERM; its exit status."""
        self.bot.terminate()
        status = await self.bot.ended()
        await self._stack.aclose()
        return status

    async def aclose(self) -> None:
        await self._stack.aclose()


@dataclass
class Ground:
    """Everything that runs."""

    stage: Stage
    redis: RealRedis
    store: Store
    ledger: Ledger
    env: Mapping[str, str]
    web: Running
    workers: list[Running]
    proxy: Proxy | None = None

    @property
    def target(self) -> CallbackTarget:
        return replace(CALLBACK, url=f"http://127.0.0.1:{self.env['PORT']}{TENCENT_PATH}")

    async def people(self, handles: Sequence[str]) -> Sequence[str]:
        """Their ids."""
        return [await self.stage.desk.person(handle).id() for handle in handles]

    async def channels(self) -> Sequence[str]:
        """Rooms that the bot is in, and one time in twenty none: the owner alone follows it."""
        rooms = (await self.stage.desk.workspace())["channels"]
        return [room["id"] for room in rooms if room["name"].startswith("room")] + [""] * 2

    def new_worker(self) -> Running:
        """One more, as the others are; it is not started yet."""
        return Running("worker", self.env)

    async def start(self) -> None:
        crew = (self.web, *self.workers)
        await asyncio.gather(*(process.start() for process in crew))
        await point_at(self.stage, f"http://127.0.0.1:{self.env['PORT']}")

    async def aclose(self) -> None:
        for process in (self.web, *self.workers):
            await process.aclose()


@asynccontextmanager
async def open_ground(needs: Needs, random: Random) -> AsyncIterator[Ground]:
    """One web process and two workers, at work."""
    async with AsyncExitStack() as stack:
        redis = stack.enter_context(real_redis(appendonly=True))
        stage = await stack.enter_async_context(_stage())
        store = store_of(redis, stage)
        parts = stage.slack.parts
        parts.calls = ledger = Ledger(parts.workspace)
        port, proxy = redis.port, None
        if needs.proxied:
            port = free_port()
            proxy = await stack.enter_async_context(open_proxy(redis.port, port, random))
        env = {**stage.settings, "REDIS_URL": f"redis://127.0.0.1:{port}/0"}
        env["PORT"] = str(free_port())  # kept after a restart, for Tencent knows no other
        web = Running("web", env)
        ground = Ground(stage, redis, store, ledger, env, web, _workers(needs, env), proxy)
        stack.push_async_callback(ground.aclose)
        await ground.start()
        yield ground


def _workers(needs: Needs, env: dict[str, str]) -> list[Running]:
    usual = Running("worker", env)
    if not needs.ahead:
        return [usual, Running("worker", env)]
    return [usual, Running("worker", env | {AHEAD: f"{needs.ahead}"}, skewed.main)]


def _stage() -> AbstractAsyncContextManager[Stage]:
    rooms = tuple(Room(f"room{number}", (*OWNERS, *CROWD)) for number in range(ROOMS))
    people = tuple(replace(person, locale="en-US") for person in PEOPLE)
    crowd = tuple(Persona(handle, handle, handle.title()) for handle in CROWD)
    slack = replace(
        WORKSPACE, budget=ROOMY, people=(*people, *crowd), rooms=(*WORKSPACE.rooms, *rooms)
    )
    return open_stage(
        slack=slack,
        tencent=TencentConfig(callback=CALLBACK, delays=Delays(compose=0.2), quota=10**6),
    )
