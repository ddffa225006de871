"""Calls in the name of one employee of the company, or of one of its group's companies."""

import httpx

from services.contracts.ports import Clock
from services.esign import _wire
from services.esign._request import Request
from services.esign._wire import R
from services.esign.account import EssAccount

from .requests import EssRequest
from .structs import Agent, UserInfo


class Wire(_wire.Wire):
    """`operator` goes into nearly every request (UserInfo), `agent` into all of them (Agent)."""

    def __init__(
        self,
        account: EssAccount,
        client: httpx.AsyncClient,
        clock: Clock,
        sleep: _wire.Sleep,
        heard: _wire.Heard = lambda *_: None,
    ) -> None:
        super().__init__(account, client, clock, sleep, heard)
        self.operator = UserInfo(UserId=account.operator_id)
        member = account.member_id
        self.agent = Agent(ProxyOrganizationId=member) if member else None
        self.sleep = sleep

    async def call(self, request: Request, reply: type[R], *, to_files: bool = False) -> R:
        """As `_wire.Wire.call`, for the group's member company where the account names one."""
        if self.agent and isinstance(request, EssRequest):
            request = request.model_copy(update={"Agent": self.agent})
        return await super().call(request, reply, to_files=to_files)
