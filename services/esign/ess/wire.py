"""Calls in the name of one employee of the company, or of one of its group's companies."""

import httpx

from services.contracts.ports import Clock
from services.esign import _wire
from services.esign.account import EssAccount

from .structs import Agent, UserInfo


class Wire(_wire.Wire):
    """`operator` and `agent` go into nearly every request (UserInfo, Agent)."""

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
