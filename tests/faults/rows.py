"""The rows of the matrix: what goes wrong while callbacks come in or contracts are ordered."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from sandbox.slack.faults import Kind
from sandbox.tencent import Fault

from .ground import USUAL, Needs
from .orders import play_orders
from .poison import poisons
from .scene import Scene, Trouble, play_callbacks
from .weather import Chance

ORDERS = "orders: "
TENCENT_SECONDS = 35
"""How long we wait for Tencent's answer (services/esign/_wire.py)."""


@dataclass(frozen=True)
class Row:
    """`name` as the table has it. `slow`: it waits for something that takes a minute."""

    name: str
    act: Callable[[Scene], Awaitable[None]]
    needs: Needs = USUAL
    slow: bool = False

    @property
    def waits(self) -> bool:
        """Whether it does so most of its time, while there is little to carry out."""
        return self.slow or self.name.startswith(ORDERS)


def told(name: str, trouble: Trouble, needs: Needs = USUAL, *, slow: bool = False) -> Row:
    """Callbacks come in."""
    return Row(name, lambda scene: play_callbacks(scene, trouble), needs, slow)


def ordered(name: str, trouble: Trouble, needs: Needs = USUAL, *, slow: bool = False) -> Row:
    """Contracts are ordered and signed."""
    return Row(f"{ORDERS}{name}", lambda scene: play_orders(scene, trouble), needs, slow)


async def nothing(scene: Scene) -> None:
    """All is well."""


async def kill_workers(scene: Scene) -> None:
    """kill -9 of one worker after the other, each replaced at once."""
    workers = scene.ground.workers
    for _ in range(scene.size.worker_kills):
        await scene.pause(scene.size.worker_kills)
        worker = scene.random.choice(workers)
        await worker.kill()
        await worker.start()


async def kill_redis(scene: Scene) -> None:
    """kill -9 of Redis, which finds on disk what it had said yes to."""
    for _ in range(scene.size.redis_kills):
        await scene.pause(scene.size.redis_kills)
        await asyncio.to_thread(scene.ground.redis.kill)
        await asyncio.sleep(scene.random.uniform(0, 1))
        await asyncio.to_thread(scene.ground.redis.start)


async def kill_web(scene: Scene) -> None:
    """kill -9 of the web process; Tencent finds nobody until it is started again."""
    for _ in range(scene.size.web_kills):
        await scene.pause(scene.size.web_kills)
        await scene.ground.web.kill()
        await scene.ground.web.start()


async def restart(scene: Scene) -> None:
    """A deployment: SIGTERM to each process in its turn, which ends well and is started again."""
    for _ in range(scene.size.web_kills):
        for process in (scene.ground.web, *scene.ground.workers):
            await scene.pause(scene.size.web_kills * 3)
            status = await process.stop()
            scene.verdict.broken("wrong", f"{process.what} ended with {status}", status != 0)
            await process.start()


def slack(**bad: Chance) -> Trouble:
    """Each call to Slack goes wrong by chance, for as long as callbacks come in."""

    async def trouble(scene: Scene) -> None:
        scene.weather.bad = {Kind(kind): chance for kind, chance in bad.items()}
        await asyncio.sleep(scene.size.seconds)

    return trouble


async def stalls(scene: Scene) -> None:
    """Slack takes what it is told, and answers when nobody waits any more."""
    for _ in range(3):
        await scene.pause(3)
        scene.weather.bad = {Kind.STALL: Chance(0.3, scene.size.stall)}
        await asyncio.sleep(0.3)
        scene.weather.bad = {Kind.STALL: Chance(0.01, scene.size.stall)}


async def slack_away(scene: Scene) -> None:
    """No connection to Slack for half of the time."""
    await scene.pause(3)
    scene.weather.down = True
    await asyncio.sleep(scene.size.seconds / 2)
    scene.weather.down = False


async def hang_redis(scene: Scene) -> None:
    """Redis keeps its connections and answers nobody."""
    await scene.pause(4)
    scene.ground.redis.hang()
    await asyncio.sleep(scene.size.hang)
    scene.ground.redis.go_on()


async def hang_workers(scene: Scene) -> None:
    """One worker after the other stands still for longer than its leases last, and goes on."""
    for worker in scene.ground.workers:
        await scene.pause(3)
        worker.bot.hang()
        await asyncio.sleep(scene.size.hang)
        worker.bot.go_on()


async def clock_off(scene: Scene) -> None:
    """The clock of one worker is off until somebody sees that, and mends it."""
    await _SLACK_500(scene)
    usual, skewed = scene.ground.workers
    await skewed.stop()
    scene.ground.workers[:] = usual, scene.ground.new_worker()
    await scene.ground.workers[-1].start()


async def fill_redis(scene: Scene) -> None:
    """Redis takes nothing more for a while: Tencent hears 503 and comes back."""
    await scene.pause(4)
    async with scene.ground.store.client() as client:
        await client.config_set("maxmemory", 1)
        await asyncio.sleep(scene.size.hang)
        await client.config_set("maxmemory", 0)


async def lose_replies(scene: Scene) -> None:
    """Redis carries out what it was asked, and one in so many never hears so."""
    assert scene.ground.proxy is not None
    scene.ground.proxy.odds = 0.02
    await asyncio.sleep(scene.size.seconds)
    scene.ground.proxy.odds = 0


def tencent(faults: Callable[[Scene, str], Fault], *actions: str) -> Trouble:
    """Every other call of each action goes wrong, as long as people order."""

    async def trouble(scene: Scene) -> None:
        fine = Fault(action="*", kind="slow")
        for action in actions:
            for _ in range(scene.size.orders // 2):
                await scene.ground.stage.tencent.fail_next(faults(scene, action))
                unhurt = fine.model_copy(update={"action": action})
                await scene.ground.stage.tencent.fail_next(unhurt)

    return trouble


def too_busy(scene: Scene, action: str) -> Fault:
    """Said before anything was done."""
    return Fault(action=action, kind="error", code="RequestLimitExceeded")


def failing(scene: Scene, action: str) -> Fault:
    """Tencent does not say how far it came, and came nowhere."""
    if scene.random.random() < 0.5:
        return Fault(action=action, kind="http", status=502)
    return Fault(action=action, kind="error", code="InternalError")


def silent(scene: Scene, action: str) -> Fault:
    """Tencent makes the contract, and the answer is lost."""
    return Fault(action=action, kind="lost_after", hang=scene.random.uniform(0, 3))


def timed_out(scene: Scene, action: str) -> Fault:
    """Tencent makes the contract, and answers when we have long given up."""
    return Fault(action=action, kind="lost_after", hang=TENCENT_SECONDS + 1)


async def outage(scene: Scene) -> None:
    """Nobody of ours is there for longer than Tencent tries: what it gave up is asked for later."""
    await scene.pause(4)
    crew = (scene.ground.web, *scene.ground.workers)
    await asyncio.gather(*(process.kill() for process in crew))
    await asyncio.to_thread(scene.ground.redis.kill)
    await asyncio.sleep(scene.size.outage)
    await asyncio.to_thread(scene.ground.redis.start)
    scene.reveal()
    await asyncio.gather(*(process.start() for process in crew))


async def poison(scene: Scene) -> None:
    """Rightly signed and encrypted, and nothing like what Tencent has ever sent."""
    for message in poisons(scene.stories, scene.random):
        await scene.pause(20)
        await scene.sender.try_once(message)


async def everything(scene: Scene) -> None:
    """All of it at the same time."""
    scene.weather.bad = _BAD
    await asyncio.gather(kill_workers(scene), kill_redis(scene), kill_web(scene))


_BAD = {
    Kind.RATELIMITED: Chance(0.03, 1),
    Kind.ERROR_BEFORE: Chance(0.03),
    Kind.ERROR_AFTER: Chance(0.03),
    Kind.DROP_BEFORE: Chance(0.02),
    Kind.DROP_AFTER: Chance(0.02),
}

_AHEAD, _BEHIND = Needs(ahead=600), Needs(ahead=-600)
_CREATE = "CreateFlowByFiles"
_ASKED = ("UploadFiles", "DescribeFlowBriefs", "DescribeFlowInfo")
_SLACK_500 = slack(error_before=Chance(0.1), error_after=Chance(0.1))

ROWS: Mapping[str, Row] = {
    row.name: row
    for row in (
        told("nothing goes wrong", nothing),
        told("kill -9 of workers", kill_workers),
        told("kill -9 of Redis", kill_redis),
        told("kill -9 of web", kill_web),
        told("rolling SIGTERM restarts", restart),
        told("Slack answers 429", slack(ratelimited=Chance(0.2, 1))),
        told("Slack answers 500", _SLACK_500),
        told("Slack drops connections", slack(drop_before=Chance(0.1), drop_after=Chance(0.1))),
        told("Slack stalls", stalls),
        told("Slack is away", slack_away),
        told("Redis loses replies", lose_replies, Needs(proxied=True)),
        told("Redis hangs", hang_redis),
        told("workers hang", hang_workers),
        told("Redis is full", fill_redis),
        told("an outage longer than Tencent tries", outage, slow=True),
        told("poisonous callbacks", poison),
        told("a clock is off", clock_off, _AHEAD),
        told("a clock is behind", clock_off, _BEHIND),
        told("everything at once", everything),
        ordered("nothing goes wrong", nothing),
        ordered("kill -9 of workers", kill_workers),
        ordered("kill -9 of Redis", kill_redis),
        ordered("kill -9 of web", kill_web),
        ordered("Slack answers 500", _SLACK_500),
        ordered("Redis hangs", hang_redis),
        ordered("Redis is full", fill_redis),
        ordered("Redis loses replies", lose_replies, Needs(proxied=True)),
        ordered("Tencent is too busy", tencent(too_busy, _CREATE, *_ASKED)),
        ordered("Tencent fails", tencent(failing, *_ASKED)),
        ordered("Tencent fails to create", tencent(failing, _CREATE), slow=True),
        ordered("Tencent creates and is silent", tencent(silent, _CREATE)),
        ordered("Tencent creates and times out", tencent(timed_out, _CREATE), slow=True),
        ordered("a clock is off", clock_off, _AHEAD, slow=True),
        ordered("a clock is behind", clock_off, _BEHIND, slow=True),
    )
}
