"""Calls through one application, in the name of one of its companies and one of its users."""

import httpx

from services.contracts.errors import Refused
from services.contracts.ports import Clock
from services.esign import _wire
from services.esign._request import Request
from services.esign._wire import R
from services.esign.account import LegacyAccount

from .refusals import in_our_words
from .requests import LegacyRequest
from .structs import Caller


class Wire(_wire.Wire):
    """Names the caller where a request does not name another."""

    account: LegacyAccount

    def __init__(
        self,
        account: LegacyAccount,
        client: httpx.AsyncClient,
        clock: Clock,
        sleep: _wire.Sleep,
        heard: _wire.Heard = lambda *_: None,
    ) -> None:
        super().__init__(account, client, clock, sleep, heard)
        self.clock, self.sleep = clock, sleep
        self._caller = self.caller(account.operator_id, account.sub_organization_id)

    def caller(self, user_id: str, sub_organization_id: str) -> Caller:
        """A user of the application; no company where they act for themselves."""
        return Caller(
            ApplicationId=self.account.application_id,
            SubOrganizationId=sub_organization_id or None,
            OperatorId=user_id,
        )

    async def call(self, request: Request, reply: type[R], *, to_files: bool = False) -> R:
        """As `_wire.Wire.call`, with this edition's meaning of the codes."""
        if isinstance(request, LegacyRequest) and request.Caller is None:
            request = request.model_copy(update={"Caller": self._caller})
        try:
            return await super().call(request, reply, to_files=to_files)
        except Refused as refusal:
            raise in_our_words(request.action, refusal) from None
