"""How a pretend workspace is set up: secrets, timing, budgets and the people in it."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

TEAM = "T0SIGNET1"
OTHER_TEAM = "T0PARTNER"


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody to invite: `handle` names them everywhere; `offset` is seconds east of UTC."""

    handle: str
    role: str
    real_name: str
    locale: str = "en-US"
    tz: str = "Asia/Shanghai"
    offset: int = 28_800
    team: str = TEAM
    restricted: bool = False
    """A guest, who is in some channels only."""


@dataclass(frozen=True, slots=True)
class Room:
    """A channel to open: who is in it, and whether the bot is."""

    name: str
    people: tuple[str, ...]
    private: bool = False
    bot: bool = True


PEOPLE = (
    Persona("li", "employee", "Li Na", "zh-CN"),
    Persona("wang", "manager", "Wang Wei", "zh-CN"),
    Persona("zhao", "legal", "Zhao Min", "en-US"),
    Persona("sam", "teammate", "Sam Taylor", "en-US", "America/Los_Angeles", -28_800),
    Persona("gao", "guest", "Gao Yuan", "en-US", team=OTHER_TEAM),
)
ROOMS = (
    Room("legal", ("li", "wang", "zhao", "sam")),
    Room("random", ("li", "wang", "zhao", "sam"), bot=False),
    Room("deals", ("li", "wang", "zhao"), private=True),
    Room("board", ("li", "wang"), private=True, bot=False),
    Room("partners", ("li", "wang", "gao")),
)


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command as the app's manifest has it."""

    name: str
    description: str = ""
    usage_hint: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """An entry in a menu: of every message (`kind` message) or of the composer (global)."""

    callback_id: str
    name: str
    kind: Literal["message", "global"]


@dataclass(frozen=True, slots=True)
class Budget:
    """Rate limits: calls a minute by tier, and messages to one channel.

    `channel_per_second` refills a bucket of `channel_burst`. Slack publishes the tiers and about
    one message a second for each channel; the size of the burst is not published.
    """

    tiers: tuple[int, int, int, int] = (1, 20, 50, 100)
    post_per_minute: int = 300
    channel_per_second: float = 1.0
    channel_burst: int = 8


@dataclass(frozen=True, slots=True)
class SlackConfig:
    """Everything that can be chosen about the workspace.

    `bot_url` is the bot's base address (then `/slack/events` is added) or its full request URL.
    `lang` is the language that the page in the browser starts in. With `messages_tab_read_only`
    nobody can write to the bot (features.app_home of the manifest).
    Times are in seconds. `scopes` None means that the bot may call everything.
    """

    signing_secret: str
    bot_token: str
    bot_url: str = ""
    host: str = "127.0.0.1"
    port: int = 0
    app_id: str = "A0SIGNET1"
    app_name: str = "Signet"
    lang: Literal["en", "zh"] = "en"
    verification_token: str = "pretend-verification-token"  # noqa: S105 - public by design
    commands: tuple[Command, ...] = (Command("/esign"),)
    events: tuple[str, ...] = ("app_home_opened",)
    shortcuts: tuple[Shortcut, ...] = ()
    messages_tab_read_only: bool = False
    scopes: frozenset[str] | None = None
    ack_seconds: float = 3.0
    trigger_seconds: float = 3.0
    response_url_seconds: float = 1800.0
    response_url_uses: int = 5
    event_retry_seconds: tuple[float, ...] = (0.0, 60.0, 300.0)
    budget: Budget = field(default_factory=Budget)
    people: tuple[Persona, ...] = PEOPLE
    rooms: tuple[Room, ...] = ROOMS
    clock: Callable[[], float] = time.time
    token_hex: Callable[[int], str] = secrets.token_hex


def request_url(bot_url: str) -> str:
    """The one address that Slack sends to, from a base address or a full one."""
    bare = urlsplit(bot_url).path in ("", "/")
    return bot_url.rstrip("/") + "/slack/events" if bare else bot_url
