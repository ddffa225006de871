"""`signet run | web | worker | inbox | call | demo | sandbox`."""

import argparse
import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import Sequence
from typing import Any

from services.contracts.errors import Misconfigured, Unavailable

from .call_command import add_call
from .esign_settings import EDITIONS
from .inbox_command import add_inbox
from .log import set_up_logging
from .monitoring import monitored
from .running import served, working
from .settings import load_settings
from .wiring import open_app

log = logging.getLogger("signet")


def main(arguments: Sequence[str] | None = None) -> int:
    """The console script. 0 when all went well, 2 when a setting must be mended first."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asyncio.run(asked.run(asked)) or 0)
    except Misconfigured as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="signet", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, help_, with_web, with_worker in (
        ("run", "both doors and the worker, in one process", True, True),
        ("web", "the doors for Slack and Tencent only", True, False),
        ("worker", "the worker only", False, True),
    ):
        command = commands.add_parser(name, help=help_)
        command.set_defaults(run=_run, web=with_web, worker=with_worker)
    add_inbox(commands)
    add_call(commands)
    demo = commands.add_parser("demo", help="a whole story against a pretend Slack and Tencent")
    demo.add_argument("--lang", choices=("en", "zh"), default="en")
    _add_edition(demo)
    demo.add_argument("--keep", action="store_true", help="stay up when the story is over")
    demo.set_defaults(run=_demo)
    sandbox = commands.add_parser("sandbox", help="try everything in a browser, with no account")
    sandbox.add_argument(
        "service", nargs="?", choices=("tencent", "slack"), help="only this pretend service"
    )
    sandbox.add_argument("--lang", choices=("en", "zh"), default="en")
    _add_edition(sandbox)
    sandbox.add_argument(
        "--port", type=int, default=8600, help="of the page; Tencent's files: the next one"
    )
    sandbox.add_argument(
        "--bot", default="http://127.0.0.1:3000", metavar="URL", help="where the bot listens"
    )
    sandbox.set_defaults(run=_sandbox)
    return parser


def _add_edition(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--edition", choices=tuple(EDITIONS), default="ess", help="of the pretend Tencent"
    )


async def _run(asked: argparse.Namespace) -> None:
    settings = load_settings(os.environ, env_file=".env")
    set_up_logging()
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    ends: set[asyncio.Task[Any]] = {asyncio.create_task(stopped.wait())}
    async with open_app(settings) as app, contextlib.AsyncExitStack() as stack:
        with contextlib.suppress(Unavailable):
            # While Redis is away the doors say so; the workers look again.
            await app.check_key()
            for worry in await app.worries():
                log.warning("%s", worry)
        if watched := await stack.enter_async_context(monitored(app.monitoring, settings)):
            log.info("metrics and probes are on %s", watched)
        if asked.web:
            address = await stack.enter_async_context(served(app, settings))
            log.info("listening on %s", address)
            await app.sweeping.after_gap()
        if asked.worker:
            ends.add(await stack.enter_async_context(working(app)))
            log.info("at work")
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        log.info("stopping")


async def _demo(asked: argparse.Namespace) -> int:
    from .demo.play import play  # the demo's own dependencies are an extra

    return await play(asked.lang, keep=asked.keep, edition=asked.edition)


async def _sandbox(asked: argparse.Namespace) -> None:
    from .sandbox import serve, serve_all  # an extra, too

    if asked.service is None:
        await serve_all(asked.lang, asked.port, asked.edition)
    else:
        await serve(asked.service, asked.port, asked.bot, asked.edition)
