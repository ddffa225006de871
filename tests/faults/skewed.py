"""The bot's worker, as `signet worker` runs it, with a clock that is AHEAD seconds off."""

import asyncio
import os
import signal
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.log import set_up_logging
from bot.running import working
from bot.settings import load_settings
from bot.wiring import Given, open_app, utc_now

AHEAD = "AHEAD"


async def work() -> None:
    ahead = timedelta(seconds=float(os.environ[AHEAD]))

    def clock() -> datetime:
        return utc_now() + ahead

    set_up_logging()
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    async with open_app(load_settings(os.environ), Given(clock=clock)) as app, working(app):
        print("at work", flush=True)  # noqa: T201 - whoever started us waits for it
        await stopped.wait()


def main(_: Sequence[str]) -> int:
    asyncio.run(work())
    return 0
