"""The `ess` edition (2020-11-11): companies with an application of their own.

Vendor documents: qian.tencent.com/developers/companyApis. Each method here names a feature;
the calls it makes are in the module of that feature.
"""

import asyncio
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import httpx

from services.contracts.can import Can
from services.contracts.lacking import Lacking
from services.contracts.model import Creation, Decision, Observation, Party
from services.contracts.office import (
    CancelOutcome,
    CancelTask,
    Company,
    GroupMade,
    LinkKind,
    Made,
    QrCode,
    Reminded,
    Report,
    Seal,
    Usage,
    Verified,
)
from services.contracts.order import Order, Signer, Template
from services.contracts.ports import Clock
from services.contracts.rules import Charset, Rules
from services.esign import _files
from services.esign._moments import utc_now
from services.esign._wire import Heard, Sleep
from services.esign.account import EssAccount

from . import (
    create,
    files,
    groups,
    growing,
    links,
    look,
    many,
    office,
    preview,
    proof,
    qr,
    review,
    running,
    templates,
)
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
    # FlowGroupName, and FlowName within a group. The documents leave the hyphen out, their
    # examples have it.
    group_name=Charset(re.compile(rf"[{_HAN}A-Za-z0-9_\-]"), limit=200),
    # CreateMultiFlowSignQRCode.FlowName
    qr_name=Charset(re.compile(rf"[{_HAN}A-Za-z0-9_]"), limit=200),
    file_types=(_files.PDF, *_files.CONVERTED),
    picture_bytes=files.PICTURE_LIMIT,
    reminders=3,
    # CreateBatchCancelFlowUrl: somebody confirms it in the mini-program.
    cancel_by_link=True,
)


class Ess(Lacking):
    """`services.contracts.ports.Esign` over the `ess` edition. The client stays the caller's."""

    can = frozenset(
        {
            Can.FILES,
            Can.CONVERT,
            Can.PLACES,
            Can.FIELDS,
            Can.WATCHERS,
            Can.READING_TIME,
            Can.VERIFICATION,
            Can.UNNAMED,
            Can.AUTO_SIGN,
            Can.PIN,
            Can.TEMPLATES,
            Can.MANY,
            Can.PREVIEW,
            Can.GROUPS,
            Can.ADD_SIGNER,
            Can.GROWING,
            Can.FORWARD,
            Can.REVIEW,
            Can.REVIEW_GROUP,
            Can.REVIEW_CREATION,
            Can.REMIND,
            Can.CANCEL,
            Can.CANCEL_MANY,
            Can.EXTEND,
            Can.RELEASE,
            Can.LOOK_GROUP,
            Can.SIGN_LINK,
            Can.MANY_LINK,
            Can.VIEW_LINK,
            Can.DOWNLOAD,
            Can.VERIFY,
            Can.EVIDENCE,
            Can.QR,
            Can.SEALS,
            Can.COMPANIES,
            Can.USAGE,
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

    async def create_many(self, orders: Mapping[str, Order]) -> Mapping[str, Made]:
        return await many.create_many(self._wire, self._clock, orders)

    async def preview(self, order: Order, document: bytes | None) -> str:
        return await preview.preview(self._wire, order, document)

    async def create_group(
        self, our_id: str, name: str, orders: Sequence[Order], file_ids: Sequence[str]
    ) -> GroupMade:
        return await groups.create_group(self._wire, our_id, name, orders, file_ids)

    async def add_signer(self, remote_id: str, party_id: str, signer: Signer) -> None:
        await growing.add_signer(self._wire, remote_id, party_id, signer)

    async def grow(self, remote_id: str, signers: Sequence[Signer]) -> None:
        await growing.grow(self._wire, remote_id, signers)

    async def archive(self, remote_id: str) -> None:
        await growing.archive(self._wire, remote_id)

    async def forward(self, remote_id: str, party_id: str, account: str) -> None:
        await growing.forward(self._wire, remote_id, party_id, account)

    async def review(
        self, remote_id: str, decision: Decision, reason: str, party_id: str = ""
    ) -> None:
        await review.review(self._wire, remote_id, decision, reason, party_id)

    async def review_group(
        self, group_id: str, party: Signer, decision: Decision, reason: str
    ) -> None:
        await review.review_group(self._wire, group_id, party, decision, reason)

    async def review_creation(self, remote_id: str, decision: Decision, reason: str) -> None:
        await review.review_creation(self._wire, remote_id, decision, reason)

    async def remind(self, remote_id: str) -> Reminded:
        return await running.remind(self._wire, remote_id)

    async def cancel(self, remote_id: str, reason: str) -> None:
        await running.cancel(self._wire, remote_id, reason)

    async def cancel_many(self, remote_ids: Sequence[str], reason: str) -> CancelTask:
        return await running.cancel_many(self._wire, remote_ids, reason)

    async def cancel_outcome(self, task_id: str) -> CancelOutcome:
        return await running.cancel_outcome(self._wire, task_id)

    async def extend(self, remote_id: str, deadline: datetime, party_id: str = "") -> None:
        await running.extend(self._wire, remote_id, deadline, party_id)

    async def release(self, our_id: str, remote_id: str, name: str, reason: str) -> str:
        return await running.release(self._wire, our_id, remote_id, name, reason)

    async def look(self, remote_ids: Sequence[str]) -> Sequence[Observation]:
        return await look.look(self._wire, remote_ids, self._clock())

    async def look_group(self, group_id: str) -> Sequence[Observation]:
        return await look.look_group(self._wire, group_id, self._clock())

    async def sign_link(self, remote_id: str, party: Party, kind: LinkKind = LinkKind.ANY) -> str:
        return await links.sign_link(self._wire, remote_id, party, kind)

    async def many_link(self, remote_ids: Sequence[str], party: Party) -> str:
        return await links.many_link(self._wire, remote_ids, party)

    async def view_link(self, remote_id: str) -> str:
        return await links.view_link(self._wire, remote_id)

    async def download_link(self, remote_id: str) -> str:
        return await links.download_link(self._wire, remote_id)

    async def verify(self, remote_id: str) -> Verified:
        return await proof.verify(self._wire, remote_id)

    async def report(self, remote_id: str) -> Report:
        return await proof.report(self._wire, remote_id)

    async def report_state(self, report_id: str) -> Report:
        return await proof.report_state(self._wire, report_id)

    async def make_qr(self, template_id: str, name: str, most: int, days: int) -> QrCode:
        return await qr.make(self._wire, template_id, name, most, days, self._clock())

    async def cancel_qr(self, qr_id: str) -> None:
        await qr.cancel(self._wire, qr_id)

    async def seals(self) -> Sequence[Seal]:
        return await office.seals(self._wire)

    async def companies(self) -> Sequence[Company]:
        return await office.companies(self._wire)

    async def usage(self, first: date, last: date) -> Usage:
        return await office.usage(self._wire, first, last)
