"""Plays a row from a seed, and says what was broken."""

import asyncio
import traceback
from dataclasses import dataclass
from random import Random
from time import monotonic

from .ground import open_ground
from .judge import Verdict
from .rows import ROWS, Row
from .scene import SIZES, Size, scene_on


@dataclass(frozen=True)
class Outcome:
    """`acked` callbacks were answered 200, `gone` ones given up; `calls` were carried out by Slack.

    `aside`: how many entries the bot has set aside, by queue and reason. `seconds`: of the whole.
    """

    row: str
    seed: int
    verdict: Verdict
    acked: int
    gone: int
    calls: int
    aside: dict[str, int]
    seconds: float


def played(name: str, seed: int, size: str) -> Outcome:
    return asyncio.run(play(ROWS[name], seed, SIZES[size]))


async def play(row: Row, seed: int, size: Size) -> Outcome:
    began, random = monotonic(), Random(f"{row.name} {seed}")
    async with open_ground(row.needs, random) as ground:
        scene = scene_on(ground, size, random)
        try:
            await row.act(scene)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            scene.verdict.broken("wrong", f"it broke off with {error!r} at {where}")
        return Outcome(
            row=row.name,
            seed=seed,
            verdict=scene.verdict,
            acked=len(scene.sender.acked),
            gone=len(scene.sender.gone),
            calls=ground.ledger.answered[""],
            aside=dict(await ground.store.set_aside()),
            seconds=monotonic() - began,
        )
