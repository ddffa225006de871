"""The whole play on one machine: a pretend Slack, a pretend Tencent and the real bot between."""

import asyncio
import base64
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sandbox.changes import Changes
from sandbox.slack.client import Desk
from sandbox.slack.config import Command, Shortcut, SlackConfig
from sandbox.slack.server import OpenSlack, open_slack
from sandbox.tencent.client import TencentControl
from sandbox.tencent.config import CallbackTarget, TencentConfig
from sandbox.tencent.described import settings_of
from sandbox.tencent.edition import EditionName
from sandbox.tencent.run import Tencent, open_tencent
from sandbox.tencent.views import CallbackSetting
from sandbox.tencent.views import Settings as TencentSettings

from .running import served, working
from .settings import load_settings
from .web import TENCENT_PATH
from .wiring import Given, open_app

SIGNING_SECRET = "the signing secret of a pretend workspace"  # noqa: S105 - nobody's real one
BOT_TOKEN = "xoxb-pretend-workspace"  # noqa: S105
COMMANDS = (
    Command(
        "/esign",
        "Contracts at Tencent E-Sign 腾讯电子签合同",
        "new | group | many | status <id or name> | list | remind <id> | cancel <id> | "
        "extend <id> | qr | company | help",
    ),
)
SHORTCUTS = (
    Shortcut("esign:v1:new", "New contract 发起合同", "global"),
    Shortcut("esign:v1:send_file", "Send for signature 发起签署", "message"),
)
EVENTS = ("app_home_opened",)
WORKSPACE = SlackConfig(
    SIGNING_SECRET,
    BOT_TOKEN,
    commands=COMMANDS,
    shortcuts=SHORTCUTS,
    events=EVENTS,
    messages_tab_read_only=True,
)
"""A pretend workspace in which our app is installed as manifest.json has it."""

CALLBACK = CallbackTarget(
    url="http://127.0.0.1:9/not-open-yet",
    key="ThePretendCallbackKeyOf32Letters",
    token="the callback token of a pretend company",  # noqa: S106
)
SWEEP_SECONDS: Mapping[EditionName, int] = {"ess": 0, "partner": 0, "legacy": 1}
"""How often Tencent is asked, where it tells nothing: nobody waits a minute at a play. 0: as it
is usual."""


def pretend_company(edition: EditionName = "ess", **more: Any) -> TencentConfig:
    """A pretend company at Tencent that our bot works for; legacy calls nobody back."""
    target = None if edition == "legacy" else CALLBACK
    return TencentConfig(edition=edition, callback=target, **more)


@dataclass(frozen=True)
class Stage:
    """Everything that runs. `desk` acts for people in Slack, `tencent` for signers."""

    slack: OpenSlack
    tencent_host: Tencent
    desk: Desk
    tencent: TencentControl
    settings: Mapping[str, str]


@asynccontextmanager
async def open_stage(
    *, lang: str = "en", slack: SlackConfig | None = None, tencent: TencentConfig | None = None
) -> AsyncIterator[Stage]:
    """The two stand-ins with a desk for each, and the settings of a bot between them."""
    changes = Changes()
    async with AsyncExitStack() as stack:
        company = await stack.enter_async_context(
            open_tencent(tencent or pretend_company(), changes)
        )
        workspace = await stack.enter_async_context(
            open_slack(slack or WORKSPACE, tencent=company.control(), changes=changes)
        )
        yield Stage(
            slack=workspace,
            tencent_host=company,
            desk=await stack.enter_async_context(Desk(workspace.url)),
            tencent=await stack.enter_async_context(TencentControl(company.api_url)),
            settings=_settings(workspace, company, lang),
        )


@asynccontextmanager
async def bot_on(stage: Stage, given: Given, **more: str) -> AsyncIterator[str]:
    """The production code, web and worker, between the stand-ins; the address of its doors."""
    settings = load_settings({**stage.settings, **more})
    async with open_app(settings, given) as app, AsyncExitStack() as stack:
        address = await stack.enter_async_context(served(app, settings))
        await point_at(stage, address)
        await stack.enter_async_context(working(app))
        yield address


async def forever() -> None:
    """Until the task is cancelled."""
    await asyncio.Event().wait()


async def point_at(stage: Stage, address: str) -> None:
    """Let both stand-ins send what they have to say to the bot at `address`."""
    stage.slack.bot_url = address
    if not stage.tencent_host.config.callback:
        return  # of an edition that calls nobody back
    callback = CallbackSetting(url=address + TENCENT_PATH, key=CALLBACK.key, token=CALLBACK.token)
    await stage.tencent.change(TencentSettings(callback=callback))


def _settings(slack: OpenSlack, tencent: Tencent, lang: str) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": slack.api_url,
        "SLACK_PACE": str(slack.parts.config.budget.channel_per_second),
        **settings_of(tencent),
        # The stage brings its own Redis; nothing is ever looked for at this address.
        "REDIS_URL": "redis://127.0.0.1:6379/0",
        "STATE_KEY": base64.b64encode(os.urandom(32)).decode(),
        "DEFAULT_LANG": lang,
        "HOST": "127.0.0.1",
        "PORT": "0",
    }
