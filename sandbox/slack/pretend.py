"""The parts of the pretend Slack, held together for the doors that need several of them."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

import httpx

from sandbox.changes import Changes
from sandbox.slack.config import SlackConfig
from sandbox.slack.delivery import MOST_KEPT, Delivery
from sandbox.slack.faults import Faults
from sandbox.slack.files import Files
from sandbox.slack.rates import Rates
from sandbox.slack.response_urls import ResponseUrls
from sandbox.slack.views import Views
from sandbox.slack.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Call:
    """One Web API call as it was answered; `at` is unix seconds, `error` empty when ok."""

    method: str
    arguments: dict[str, Any]
    error: str
    messages: tuple[str, ...]
    status: int
    at: float


@dataclass(slots=True)
class Pretend:
    """State and doors; `base` is the address of this server once it listens."""

    config: SlackConfig
    workspace: Workspace
    views: Views
    files: Files
    urls: ResponseUrls
    rates: Rates
    faults: Faults
    delivery: Delivery
    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=MOST_KEPT))
    base: str = ""

    def listen_at(self, base: str) -> None:
        """Tell every part that hands out urls where this server is."""
        self.base = self.files.base = self.urls.base = base


def pretend(
    config: SlackConfig, http: httpx.AsyncClient, changes: Changes | None = None
) -> Pretend:
    """An empty workspace with its people and channels; `http` carries requests to the bot."""
    workspace = Workspace(config, changes)
    return Pretend(
        config=config,
        workspace=workspace,
        views=Views(workspace),
        files=Files(workspace),
        urls=ResponseUrls(workspace),
        rates=Rates(config),
        faults=Faults(),
        delivery=Delivery(config, http, workspace.changes),
    )
