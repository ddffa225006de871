"""Slack's client, that tells of each of its calls how it went."""

import logging
from collections.abc import Callable
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from .settings import Slack

SLACK_SECONDS = 10

Heard = Callable[[str, str], None]

log = logging.getLogger("signet.slack_sdk")
log.setLevel(logging.WARNING)
"""Whatever the level of its parents: for a logger that has none itself the SDK puts every body,
there and back, into the words of a debug line that nobody reads."""


def slack_client(settings: Slack, session: aiohttp.ClientSession, heard: Heard) -> AsyncWebClient:
    """The session stays the caller's; `heard` is told of every call."""
    return HeardClient(
        heard,
        token=settings.bot_token.get_secret_value(),
        base_url=settings.api_url,
        session=session,
        timeout=SLACK_SECONDS,
        logger=log,
        # The SDK would send a message again after a dropped connection, without looking.
        retry_handlers=[],
    )


class HeardClient(AsyncWebClient):
    """`heard` gets the method, and `ok`, Slack's name for what is wrong, or what was raised."""

    def __init__(self, heard: Heard, **options: Any) -> None:
        super().__init__(**options)
        self._heard = heard

    async def api_call(self, api_method: str, **options: Any) -> AsyncSlackResponse:
        outcome = "cancelled"
        try:
            response = await super().api_call(api_method, **options)
            outcome = "ok"
        except SlackApiError as error:
            outcome = _outcome(error)
            raise
        except Exception as error:
            outcome = type(error).__name__
            raise
        finally:
            self._heard(api_method, outcome)
        return response


def _outcome(error: SlackApiError) -> str:
    response = error.response
    if not isinstance(response, AsyncSlackResponse):
        return "unreadable"
    if response.status_code == 429:
        return "ratelimited"
    data = response.data if isinstance(response.data, dict) else {}
    return str(data.get("error") or f"HTTP {response.status_code}")
