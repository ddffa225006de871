"""Plays a row from a seed, and says what was broken."""

import asyncio
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from time import monotonic

from .ground import open_ground
from .judge import Verdict
from .rows import ROWS, Row
from .scene import SIZES, Size, scene_on


@dataclass
class Outcome:
    """`acked` callbacks were answered 200, `gone` ones given up; `calls` were carried out by Slack.

    `aside`: how many entries the bot has set aside, by queue and reason. `seconds`: of the whole.
    """

    row: str
    seed: int
    verdict: Verdict = field(default_factory=Verdict)
    acked: int = 0
    gone: int = 0
    calls: int = 0
    aside: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0


def played(name: str, seed: int, size: str) -> Outcome:
    return asyncio.run(play(ROWS[name], seed, SIZES[size]))


async def play(row: Row, seed: int, size: Size) -> Outcome:
    """Whatever breaks off is a broken promise of this row, and ends no other."""
    outcome, began = Outcome(row.name, seed), monotonic()
    random = Random(f"{row.name} {seed}")
    try:
        async with open_ground(row.needs, random) as ground:
            scene = scene_on(ground, size, random, outcome.verdict)
            try:
                await row.act(scene)
            finally:
                outcome.acked, outcome.gone = len(scene.sender.acked), len(scene.sender.gone)
                outcome.calls = ground.ledger.answered[""]
            outcome.aside = await ground.store.set_aside()
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        outcome.verdict.broken("wrong", f"it broke off with {error!r} at {where}")
    outcome.seconds = monotonic() - began
    return outcome
