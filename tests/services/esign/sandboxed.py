"""The `ess` adapter beside the pretend Tencent that it calls, and orders that would go through."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sandbox.tencent import Tencent, TencentConfig, TencentControl, open_tencent
from sandbox.tencent.pdf import sample_pdf
from services.contracts.controls import AtPoint, Control, Mark
from services.contracts.errors import NotYet
from services.contracts.model import Creation
from services.contracts.order import FromFile, FromTemplate, Order, PartyKind, Signer, Source
from services.esign import Ess, EssAccount, open_client

PAPER = sample_pdf("乙方签名：____", ["sign_here"])
PLACE = AtPoint(page=1, x=100, y=600, width=119, height=43)
PERSON = Signer(kind=PartyKind.PERSON, name="李四", mobile="13900000002")
SIGNATURE = Control(mark=Mark.SIGNATURE, at=PLACE)
SEAL = Control(mark=Mark.SEAL, at=PLACE)
FILE = FromFile(file_id="F1", file_name="purchase.pdf")


@dataclass
class Sandboxed:
    ess: Ess
    control: TencentControl
    tencent: Tencent

    @property
    def config(self) -> TencentConfig:
        return self.tencent.config

    @property
    def us(self) -> Signer:
        employee = self.config.employees[0]
        return Signer(
            kind=PartyKind.EMPLOYEE,
            name=employee.name,
            mobile=employee.mobile,
            company=self.config.organization,
            ours=True,
        )

    def order(self, *signers: Signer, source: Source = FILE, **more: Any) -> Order:
        due = datetime.now(UTC).replace(microsecond=0) + timedelta(days=30)
        wanted = {"name": "采购合同", "deadline": due, "source": source, **more}
        return Order(signers=signers or (self.us, PERSON), **wanted)

    async def from_template(self, name: str, *signers: Signer, **more: Any) -> Order:
        [found] = [one for one in self.config.templates if one.name == name]
        template = await self.ess.template(found.id)
        source = FromTemplate(
            template_id=template.id,
            role_ids=tuple(role.id for role in template.roles),
            fields=template.fields,
        )
        return self.order(*signers, source=source, ordered=template.ordered, **more)

    async def make(self, order: Order, document: bytes = PAPER, our_id: str = "ABC") -> Creation:
        """Every step; what Tencent is still at is waited for, its delays being none."""
        creation = Creation()
        while not creation.done:
            try:
                creation = await self.ess.create_step(our_id, order, creation, document)
            except NotYet:
                assert await self.control.wait_callbacks_settled()
        return creation

    async def sent(self, action: str) -> dict[str, Any]:
        """The body of the last call of `action`."""
        return dict((await self.control.requests(action))[-1].body)


@asynccontextmanager
async def open_sandboxed(config: TencentConfig, member_id: str = "") -> AsyncIterator[Sandboxed]:
    async with (
        open_tencent(config) as tencent,
        TencentControl(tencent.api_url) as control,
        open_client() as client,
    ):
        account = EssAccount(
            config.secret_id,
            config.secret_key,
            config.operator_id,
            tencent.api_url,
            tencent.file_url,
            member_id=member_id,
        )
        yield Sandboxed(Ess(account, client, sleep=_at_once), control, tencent)


async def _at_once(_: float) -> None:
    return
