"""The `ess` edition (2020-11-11): companies with an application of their own.

Vendor documents: qian.tencent.com/developers/companyApis. Each method here names a feature;
the calls it makes are in the module of that feature.
"""

import asyncio
import re
from collections.abc import Sequence

import httpx

from services.contracts.can import Can
from services.contracts.lacking import Lacking
from services.contracts.model import Creation, Decision, Observation, Order, Party, Template
from services.contracts.office import LinkKind, Reminded
from services.contracts.ports import Clock
from services.contracts.rules import Charset, Rules
from services.esign._moments import utc_now
from services.esign._reply import Nothing
from services.esign._wire import Heard, Sleep
from services.esign.account import EssAccount

from . import create, links, look, templates
from .replies import Reminds
from .requests import CancelFlow, CreateFlowReminds, CreateFlowSignReview
from .wire import Wire

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\u3007"
_CHINESE_MARKS = "，。、；：？！…—～·“”‘’（）《》〈〉【】〔〕「」『』￥"
_ASCII_MARKS = re.escape("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

RULES = Rules(
    # FlowName: Chinese, its punctuation, letters, digits, space and a few signs. The document
    # of 2023 allowed less.
    contract_name=Charset(
        re.compile(rf"[{_HAN}{_CHINESE_MARKS}A-Za-z0-9 ()\[\]\-_,;.&+]"), limit=200
    ),
    # CancelMessage: the same and all ASCII punctuation, but no emoji.
    cancel_reason=Charset(
        re.compile(rf"[{_HAN}{_CHINESE_MARKS}{_ASCII_MARKS}A-Za-z0-9 ]"), limit=200
    ),
)

REVIEW_TYPE = {
    Decision.APPROVED: "PASS",
    Decision.SENT_BACK: "REJECT",
    Decision.REFUSED: "SIGN_REJECT",
}


class Ess(Lacking):
    """`services.contracts.ports.Esign` over the `ess` edition. The client stays the caller's."""

    can = frozenset(
        {
            Can.FILES,
            Can.TEMPLATES,
            Can.REVIEW,
            Can.REMIND,
            Can.CANCEL,
            Can.SIGN_LINK,
            Can.DOWNLOAD,
        }
    )

    def __init__(
        self,
        account: EssAccount,
        client: httpx.AsyncClient,
        clock: Clock = utc_now,
        sleep: Sleep = asyncio.sleep,
        heard: Heard = lambda *_: None,
    ) -> None:
        super().__init__(RULES)
        self._wire = Wire(account, client, clock, sleep, heard)
        self._clock = clock

    async def templates(self, search: str = "", limit: int = 100) -> Sequence[Template]:
        return await templates.templates(self._wire, search, limit)

    async def template(self, template_id: str) -> Template:
        return await templates.template(self._wire, template_id)

    async def create_step(
        self, our_id: str, order: Order, creation: Creation, document: bytes | None
    ) -> Creation:
        return await create.next_step(self._wire, our_id, order, creation, document)

    async def review(
        self, remote_id: str, decision: Decision, reason: str, party_id: str = ""
    ) -> None:
        request = CreateFlowSignReview(
            Operator=self._wire.operator,
            FlowId=remote_id,
            ReviewType=REVIEW_TYPE[decision],
            ReviewMessage=reason or None,
            RecipientId=party_id or None,
        )
        await self._wire.call(request, Nothing)

    async def remind(self, remote_id: str) -> Reminded:
        request = CreateFlowReminds(Operator=self._wire.operator, FlowIds=(remote_id,))
        reply = await self._wire.call(request, Reminds)
        for record in reply.RemindFlowRecords:
            if record.FlowId == remote_id:
                return Reminded(bool(record.CanRemind), record.RemindMessage)
        return Reminded(sent=False)

    async def cancel(self, remote_id: str, reason: str) -> None:
        request = CancelFlow(Operator=self._wire.operator, FlowId=remote_id, CancelMessage=reason)
        await self._wire.call(request, Nothing)

    async def look(self, remote_ids: Sequence[str]) -> Sequence[Observation]:
        return await look.look(self._wire, remote_ids, self._clock())

    async def sign_link(self, remote_id: str, party: Party, kind: LinkKind = LinkKind.ANY) -> str:
        return await links.sign_link(self._wire, remote_id, party, kind)

    async def download_link(self, remote_id: str) -> str:
        return await links.download_link(self._wire, remote_id)
