"""Imported where processes of the bot are born: what each does once in its life is done here.

Who opens the app for the first time looks through every module and reads every authority, for
0.2 s of CPU. And what is there by now outlives every collection: nobody need look at it again.
"""

import asyncio
import gc

from bot.settings import load_settings
from bot.stage import open_stage
from bot.wiring import open_app


async def _open_once() -> None:
    async with open_stage() as stage, open_app(load_settings(stage.settings)):
        pass


asyncio.run(_open_once())
gc.freeze()
