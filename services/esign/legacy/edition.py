"""The `legacy` edition (2020-12-22): an application acts for its companies and users.

Vendor document: the request structures of essbasic 2020-12-22 (tencentcloud-sdk-nodejs). Each
method here names a feature; the calls it makes are in the module of that feature.

It calls nobody back, as far as any document tells: what happens to a contract is seen by asking.
"""

import asyncio
import re
from collections.abc import Sequence

import httpx

from services.contracts.can import Can
from services.contracts.lacking import Lacking
from services.contracts.model import Creation, Observation, Party
from services.contracts.needs import check_can
from services.contracts.office import Company, LinkKind, Seal, Verification
from services.contracts.order import Order
from services.contracts.ports import Clock
from services.contracts.rules import Charset, Rules
from services.esign._moments import utc_now
from services.esign._reply import Nothing
from services.esign._wire import Heard, Sleep
from services.esign.account import LegacyAccount

from . import create, links, look, office, sending, server
from .requests import CancelFlow
from .wire import Wire

_PLAIN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\u3007A-Za-z0-9_]")
RULES = Rules(
    # The document names no characters; these are those of the edition after this one.
    contract_name=Charset(_PLAIN, limit=200),
    cancel_reason=Charset(_PLAIN, limit=200),
    watchers=0,
    # There is one host for files too, and it takes no more than 10 MB, as Base64 in JSON.
    file_bytes=7 * 1024 * 1024,
    tells=False,
    accounts=True,
    places=True,
)


class Legacy(Lacking):
    """`services.contracts.ports.Esign` over the `legacy` edition. The client stays the caller's.

    Its signers need an account (Signer.account: their UserId) and a place to sign.
    """

    can = frozenset(
        {
            Can.FILES,
            Can.PLACES,
            Can.READING_TIME,
            Can.FIND,
            Can.SEND_ON,
            Can.LOOK_GROUP,
            Can.CANCEL,
            Can.SIGN_LINK,
            Can.VIEW_LINK,
            Can.DOWNLOAD,
            Can.SEALS,
            Can.COMPANIES,
            Can.SERVER_SIGN,
        }
    )

    def __init__(
        self,
        account: LegacyAccount,
        client: httpx.AsyncClient,
        clock: Clock = utc_now,
        sleep: Sleep = asyncio.sleep,
        heard: Heard = lambda *_: None,
    ) -> None:
        super().__init__(RULES)
        self._wire = Wire(account, client, clock, sleep, heard)

    async def create_step(
        self, our_id: str, order: Order, creation: Creation, document: bytes | None
    ) -> Creation:
        check_can(order, self.can)
        return await create.next_step(self._wire, our_id, order, creation, document)

    async def find(self, our_id: str, creation: Creation) -> Creation | None:
        return await create.find(self._wire, our_id, creation)

    async def send_on(self, remote_id: str, order: Order) -> bool:
        return (await sending.send_on(self._wire, remote_id, order)).anything

    async def cancel(self, remote_id: str, reason: str) -> None:
        await self._wire.call(CancelFlow(FlowId=remote_id, CancelMessage=reason), Nothing)

    async def sign_for(self, remote_id: str, party: Party, verified: Verification) -> None:
        await server.sign_for(self._wire, remote_id, party, verified)

    async def refuse_for(
        self, remote_id: str, party: Party, verified: Verification, reason: str
    ) -> None:
        await server.refuse_for(self._wire, remote_id, party, verified, reason)

    async def destroy(self, remote_id: str) -> None:
        await server.destroy(self._wire, remote_id)

    async def look(self, remote_ids: Sequence[str]) -> Sequence[Observation]:
        return await look.look(self._wire, remote_ids)

    async def look_group(self, group_id: str) -> Sequence[Observation]:
        """Of a catalog, which this edition can only be asked about."""
        return await look.look_group(self._wire, group_id)

    async def sign_link(self, remote_id: str, party: Party, kind: LinkKind = LinkKind.ANY) -> str:
        return await links.sign_link(self._wire, remote_id, party, kind)

    async def view_link(self, remote_id: str) -> str:
        return await links.view_link(self._wire, remote_id)

    async def download_link(self, remote_id: str) -> str:
        return await links.download_link(self._wire, remote_id)

    async def seals(self) -> Sequence[Seal]:
        return await office.seals(self._wire)

    async def companies(self) -> Sequence[Company]:
        return await office.companies(self._wire)
