"""Calls in the name of one employee of one of the application's companies."""

import httpx

from services.contracts.ports import Clock
from services.esign import _wire
from services.esign._request import Request
from services.esign._wire import R
from services.esign.account import PartnerAccount

from .requests import PartnerRequest
from .structs import Agent, UserInfo


class Wire(_wire.Wire):
    """`agent` goes into every request; `sleep` also waits for what is being converted."""

    account: PartnerAccount

    def __init__(
        self,
        account: PartnerAccount,
        client: httpx.AsyncClient,
        clock: Clock,
        sleep: _wire.Sleep,
        heard: _wire.Heard = lambda *_: None,
    ) -> None:
        super().__init__(account, client, clock, sleep, heard)
        self.sleep = sleep
        self.agent = Agent(
            AppId=account.app_id,
            ProxyOrganizationOpenId=account.organization_id,
            ProxyOperator=UserInfo(OpenId=account.operator_id),
        )

    async def call(self, request: Request, reply: type[R], *, to_files: bool = False) -> R:
        """As `_wire.Wire.call`, in the name of our employee."""
        if isinstance(request, PartnerRequest):
            request = request.model_copy(update={"Agent": self.agent})
        return await super().call(request, reply, to_files=to_files)
