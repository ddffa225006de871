"""People who order contracts through Slack while something goes wrong, and sign them in the end."""

import asyncio
import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.views import create
from sandbox.slack.client import NotPossible, NotSeen, Person, Submitted
from sandbox.tencent.state import Flow
from services.contracts.model import Status
from tests.scenarios.acting import fill_in as filled_in
from tests.scenarios.acting import form, id_in

from .ground import CROWD, ROOMS
from .judge import Shown, Verdict, Wall
from .scene import Scene, Trouble, judge_everywhere, until_none

TRIES = 60
"""How often a person tries to open or to send a form before they give it up."""


@dataclass(frozen=True)
class Wish:
    """An order that Slack saw acknowledged; `who` is the workspace id of who has it."""

    id: str
    name: str
    who: str


async def play_orders(scene: Scene, trouble: Trouble) -> None:
    """Order, suffer `trouble`, sign whatever came of it, and judge."""
    people = [scene.ground.stage.desk.person(handle) for handle in CROWD[: scene.size.orders]]
    orders = (_order(scene, person, number) for number, person in enumerate(people))
    wishes, _ = await asyncio.gather(asyncio.gather(*orders), trouble(scene))
    scene.weather.bad = {}
    await scene.ground.stage.tencent.clear()
    await until_none(lambda: _left(scene, wishes, made=Status.WAITING))
    for flow in _flows(scene).values():
        for signer in flow.signers:
            await scene.ground.stage.tencent.sign(flow.flow_id, signer.recipient_id)
    await until_none(lambda: _left(scene, wishes, made=Status.FINISHED))
    _judge(scene, wishes)
    judge_everywhere(scene)


async def _order(scene: Scene, person: Person, number: int) -> Wish:
    name, channel = f"Order {number}", f"room{number % ROOMS}"
    await asyncio.sleep(scene.random.uniform(0, scene.size.seconds))
    await _opened(person, channel)
    await filled_in(person, form(name, channel=channel))
    done = await _sent(person)
    return Wish(id_in(done), name, await person.id())


async def _opened(person: Person, channel: str) -> None:
    """A person whose form does not come asks again."""
    for _ in range(TRIES):
        try:
            told = await person.command("/esign new", channel)
            if told.problem == "":
                await person.wait_modal(create.SUBMIT, seconds=5)
                return
        except NotSeen:
            await _closed(person)
        await asyncio.sleep(0.5)
    raise AssertionError(f"{person.name} could not open the form")


async def _closed(person: Person) -> None:
    try:
        await person.close(everything=True)
    except NotPossible:
        return


async def _sent(person: Person) -> Submitted:
    """A person who sees that it did not go through presses once more."""
    for _ in range(TRIES):
        done = await person.submit()
        if done.kind == "update":
            return done
        assert done.kind in ("failed", "errors"), done
        await asyncio.sleep(0.5)
    raise AssertionError(f"{person.name} could not send the form")


async def _left(scene: Scene, wishes: Sequence[Wish], made: Status) -> int:
    wall, flows = Wall(scene.workspace), _flows(scene)
    unsettled = sum(not _is_settled(wall, wish, flows, made) for wish in wishes)
    return unsettled or await scene.ground.store.waiting()


def _is_settled(wall: Wall, wish: Wish, flows: Mapping[str, Flow], made: Status) -> bool:
    shown = wall.shown(wish.id)
    if wish.id not in flows:
        return shown is not None and shown.status in (None, Status.FAILED)
    return shown == Shown(made, 2 if made is Status.FINISHED else 0)


def _flows(scene: Scene) -> Mapping[str, Flow]:
    """What there is at Tencent, by our id of it."""
    flows = scene.ground.stage.tencent_host.world.flows.values()
    return {base64.b64decode(flow.user_data).decode(): flow for flow in flows}


def _judge(scene: Scene, wishes: Sequence[Wish]) -> None:
    wall, flows = Wall(scene.workspace), _flows(scene)
    for wish in wishes:
        told = wall.told(scene.workspace.direct(wish.who).id, wish.name)
        if wish.id in flows:
            _judge_made(scene.verdict, wall, wish)
        elif not (told and _is_settled(wall, wish, flows, Status.FINISHED)):
            scene.verdict.broken("lost", f"nobody made {wish}, nor said why not")


def _judge_made(verdict: Verdict, wall: Wall, wish: Wish) -> None:
    shown = wall.shown(wish.id)
    if shown != Shown(Status.FINISHED, 2):
        verdict.broken("wrong", f"the card of {wish} says {shown}")
    lines = len(wall.lines(wish.id))
    verdict.broken("lost", f"{wish} has {lines} lines, not 4", 4 - lines)
