"""Signet's worker for the inbox, with nobody at work on the outbox."""

import asyncio
import os
import sys
from dataclasses import replace

from bot.settings import load_settings
from bot.wiring import open_app


async def main() -> None:
    async with open_app(load_settings(os.environ)) as app:
        working = asyncio.create_task(replace(app, workers=app.workers[:1]).work())
        sys.stdout.write("at work\n")
        sys.stdout.flush()
        await working


if __name__ == "__main__":
    asyncio.run(main())
