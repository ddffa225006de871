"""Which workspace we belong to, asked of Slack once (auth.test)."""

import asyncio
from typing import Any

from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from .failures import failures_translated


class Workspace:
    """One installation: one token, one team."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._team = ""
        self._asking = asyncio.Lock()

    async def authorize(self, **_: Any) -> AuthorizeResult:
        """For Bolt: who we are, without a call on the way of every request."""
        return AuthorizeResult(
            enterprise_id=None, team_id=self._team or None, bot_token=self._client.token
        )

    async def team(self) -> str:
        """Our team id; `Unavailable` while Slack has never yet answered."""
        async with self._asking:
            if not self._team:
                with failures_translated():
                    self._team = str((await self._client.auth_test())["team_id"])
        return self._team
