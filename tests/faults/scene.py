"""One row at work: contracts in the store, callbacks on their way, and something going wrong."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from random import Random
from time import monotonic

from sandbox.slack.workspace import Workspace

from .ground import OWNERS, Ground
from .judge import (
    Verdict,
    Wall,
    judge_callbacks,
    judge_cards,
    judge_creations,
    judge_messages,
    unfinished,
)
from .sender import Sender, places
from .stories import Author, Story, shuffled
from .weather import Weather

PATIENCE = 90.0
"""Seconds without any progress, after which what is not done is taken for lost. An entry waits for
its next try for at most 60."""
LOOK = 0.25
LOOK_AGAIN = 20
"""So many times as long as a look takes passes until the next: it holds up the pretend Slack."""


@dataclass(frozen=True)
class Size:
    """How much of everything. `seconds`: over which the callbacks are sent and things go wrong."""

    contracts: int
    callbacks: int
    seconds: float
    worker_kills: int
    redis_kills: int
    web_kills: int
    outage: float
    hang: float
    stall: float
    orders: int


SMALL = Size(
    contracts=40,
    callbacks=200,
    seconds=4,
    worker_kills=2,
    redis_kills=2,
    web_kills=1,
    outage=18,
    hang=4,
    stall=2,
    orders=4,
)
FULL = Size(
    contracts=2_000,
    callbacks=10_000,
    seconds=30,
    worker_kills=20,
    redis_kills=10,
    web_kills=5,
    outage=60,
    hang=10,
    stall=12,
    orders=40,
)

SIZES = {"small": SMALL, "full": FULL}


@dataclass
class Scene:
    """What a fault has to do with. `verdict` collects what it finds by itself.

    Until `reveal` Tencent knows none of the contracts, so that nothing but callbacks tells of them.
    """

    ground: Ground
    size: Size
    random: Random
    weather: Weather
    sender: Sender
    verdict: Verdict
    stories: Sequence[Story] = ()
    all_known: bool = False

    @property
    def workspace(self) -> Workspace:
        return self.ground.stage.slack.parts.workspace

    def reveal(self) -> None:
        """From now on Tencent can say how the contracts stand, if the bot asks."""
        flows = {story.flow.flow_id: story.flow for story in self.stories}
        self.ground.stage.tencent_host.world.flows.update(flows)
        self.all_known = True

    async def pause(self, times: int) -> None:
        """Between one of `times` faults and the next, at random, over the time of the row."""
        await asyncio.sleep(self.random.uniform(0.2, 1.8) * self.size.seconds / times)


Trouble = Callable[[Scene], Awaitable[None]]


def scene_on(ground: Ground, size: Size, random: Random, verdict: Verdict) -> Scene:
    ground.stage.slack.parts.faults = weather = Weather(random)
    sender = Sender(ground.target, ground.stage.tencent_host.config.delays)
    return Scene(ground, size, random, weather, sender, verdict)


async def play_callbacks(scene: Scene, trouble: Trouble) -> None:
    """Tell the whole story of every contract while `trouble` happens, and judge what came of it."""
    ground, size = scene.ground, scene.size
    author = Author(scene.random, await ground.people(OWNERS), await ground.channels())
    scene.stories = author.stories(size.contracts)
    told = shuffled(scene.stories, size.callbacks, scene.random)
    await ground.store.seed([story.contract for story in scene.stories])
    await asyncio.gather(scene.sender.send(told, size.seconds), trouble(scene))
    scene.weather.bad = {}
    await _settled(scene)
    await judge(scene)


async def judge(scene: Scene) -> None:
    wall, stories = Wall(scene.workspace), scene.stories
    stored = await scene.ground.store.contracts(story.contract.id for story in stories)
    acked = places(scene.sender.acked)
    all_known = scene.all_known or not scene.sender.gone
    judge_callbacks(scene.verdict, wall, stories, acked, stored, all_known=all_known)
    judge_everywhere(scene)


def judge_everywhere(scene: Scene) -> None:
    """What must hold whatever was done."""
    wall = Wall(scene.workspace)
    judge_messages(scene.verdict, wall)
    judge_cards(scene.verdict, wall, scene.ground.ledger)
    flows = scene.ground.stage.tencent_host.world.flows.values()
    judge_creations(scene.verdict, (flow.name for flow in flows))


async def _settled(scene: Scene) -> None:
    """Until everything is shown and nothing waits; or until nothing has moved for too long."""
    heard = places(scene.sender.acked)
    if scene.all_known:
        heard = {story.contract.id: set(range(len(story.stands))) for story in scene.stories}

    async def left() -> int:
        shown = unfinished(Wall(scene.workspace), scene.stories, heard)
        return shown or await scene.ground.store.waiting()

    await until_none(left)


async def until_none(left: Callable[[], Awaitable[int]]) -> None:
    """Look until nothing is left, or until it has not become less for PATIENCE."""
    fewest, since = await left(), monotonic()
    pause = LOOK
    while fewest and monotonic() - since < PATIENCE:
        await asyncio.sleep(pause)
        begun = monotonic()
        now = await left()
        pause = max(LOOK, LOOK_AGAIN * (monotonic() - begun))
        if now < fewest:
            fewest, since = now, monotonic()
