"""Opening the pretend Tencent: two ports, one world."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

from aiohttp import web

from sandbox.calling import open_client
from sandbox.changes import Changes

from .answers import Json
from .background import Background
from .config import TencentConfig
from .control import Control, guard, marking
from .delivery import Delivery
from .described import describe
from .editions import EDITIONS
from .gateway import API_BODY_LIMIT, Gateway, Host
from .lifecycle import sweep
from .server import FILE_BODY_LIMIT, door, download_door
from .sign_page import SignPage
from .signing import Verifier
from .state import World
from .task_pages import TaskPages


@dataclass(frozen=True)
class Tencent:
    """A running stand-in. `world` is for tests that look inside."""

    config: TencentConfig
    api_url: str
    file_url: str
    world: World = field(repr=False)
    control: Callable[[], web.Application] = field(repr=False)
    """Another door to the same control API, to be hung into another server."""


@asynccontextmanager
async def open_tencent(
    config: TencentConfig | None = None, changes: Changes | None = None
) -> AsyncIterator[Tencent]:
    """Serve until the block ends. Port 0 takes any free one; see `.api_url` and `.file_url`."""
    config, changes = config or TencentConfig(), changes or Changes()
    async with AsyncExitStack() as stack:
        http = await stack.enter_async_context(open_client())
        background = Background()
        stack.push_async_callback(background.close)
        delivery = Delivery(config, http, background, changes)
        edition = EDITIONS[config.edition]
        notify = delivery.notify if edition.callback_version else _tell_nobody
        world = World(config, edition, notify, background.run)
        gateway = Gateway(world, {})
        control = Control(gateway, delivery, background)
        api_app, file_app = _api_app(gateway, control, changes), _file_app(gateway, changes)
        api_port = await _listen(stack, config, config.port, api_app)
        file_port = await _listen(stack, config, config.file_port, file_app)
        gateway.verifiers.update(_verifiers(config, api_port, file_port))
        world.api_url = f"http://{config.host}:{api_port}"
        world.file_url = f"http://{config.host}:{file_port}"
        sweeper = asyncio.create_task(_sweep_for_ever(world))
        stack.callback(sweeper.cancel)
        door_of_control = partial(_control_app, control, changes)
        yield Tencent(config, world.api_url, world.file_url, world, door_of_control)


def _tell_nobody(_message: Json) -> None:
    """What happens is seen by who asks."""


def _api_app(gateway: Gateway, control: Control, changes: Changes) -> web.Application:
    page = SignPage(gateway.world)
    # Twice the limit is read so that what is over it gets Tencent's answer, not aiohttp's.
    guards = [marking(changes), guard]
    app = web.Application(client_max_size=2 * API_BODY_LIMIT, middlewares=guards)
    app.add_routes([web.post("/", door(gateway, "api")), *control.routes()])
    app.add_routes([web.get("/_sign/{token}", page.show), web.post("/_sign/{token}", page.act)])
    app.add_routes(TaskPages(gateway.world).routes())
    return app


def _control_app(control: Control, changes: Changes) -> web.Application:
    app = web.Application(middlewares=[marking(changes), guard])
    app.add_routes(control.routes())
    return app


def _file_app(gateway: Gateway, changes: Changes) -> web.Application:
    app = web.Application(client_max_size=FILE_BODY_LIMIT, middlewares=[marking(changes)])
    app.add_routes([web.post("/", door(gateway, "file"))])
    app.add_routes([web.get("/_files/{token}.pdf", download_door(gateway))])
    return app


async def _listen(
    stack: AsyncExitStack, config: TencentConfig, port: int, app: web.Application
) -> int:
    """Start serving `app` and say on which port."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    await web.TCPSite(runner, config.host, port).start()
    return int(runner.addresses[0][1])


def _verifiers(config: TencentConfig, api_port: int, file_port: int) -> dict[Host, Verifier]:
    def verifier(port: int) -> Verifier:
        names = {f"{config.host}:{port}", f"localhost:{port}", *config.host_names}
        service = EDITIONS[config.edition].service
        return Verifier(config.secret_id, config.secret_key, names, service)

    return {"api": verifier(api_port), "file": verifier(file_port)}


async def _sweep_for_ever(world: World) -> None:
    while True:
        await world.config.sleep(world.config.delays.sweep)
        sweep(world)


async def serve(config: TencentConfig) -> None:
    """Run for ever, having said on standard output where and with which keys."""
    async with open_tencent(config) as tencent:
        sys.stdout.write(describe(tencent))
        sys.stdout.flush()
        await asyncio.Event().wait()
