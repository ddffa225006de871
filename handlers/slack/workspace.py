"""Which workspace we belong to, asked of Slack once (auth.test)."""

import asyncio
from typing import Any

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_sdk.web.async_client import AsyncWebClient

from .failures import failures_translated

PATIENCE_SECONDS = 2


class Workspace(AsyncAuthorize):
    """One installation: one token, one team. To Bolt it answers who we are, without a call."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._team = ""
        self._asking = asyncio.Lock()

    async def __call__(self, **_: Any) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None, team_id=self._team or None, bot_token=self._client.token
        )

    async def team(self) -> str:
        """Our team id; `Unavailable` while Slack has never yet answered."""
        async with self._asking:
            if not self._team:
                with failures_translated():
                    async with asyncio.timeout(PATIENCE_SECONDS):
                        answer = await self._client.auth_test()
                    self._team = str(answer["team_id"])
        return self._team
