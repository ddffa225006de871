"""The adapter and a pretend Tencent of its edition, on a clock that stands still."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from sandbox.tencent import (
    Feature,
    Settings,
    Tencent,
    TencentConfig,
    TencentControl,
    open_tencent,
)
from sandbox.tencent.pdf import sample_pdf
from services.contracts.errors import NotYet
from services.contracts.model import Creation, Observation, Party, Step
from services.contracts.order import FromFile, FromTemplate, Order, PartyKind, Signer
from services.esign import Partner, PartnerAccount, open_client
from tests.sandbox.tencent.manual_time import ManualTime

PDF = sample_pdf("采购合同")
CONFIG = TencentConfig(edition="partner")
US = Signer(
    kind=PartyKind.EMPLOYEE,
    name=CONFIG.employees[0].name,
    mobile=CONFIG.employees[0].mobile,
    company=CONFIG.organization,
    account=CONFIG.employees[0].open_id,
    ours=True,
)
PERSON = Signer(kind=PartyKind.PERSON, name="李四", mobile="13900000002")
FOREIGN = Signer(
    kind=PartyKind.EMPLOYEE,
    name="张三",
    mobile="13900000004",
    company="远方贸易（上海）有限公司",
)


@dataclass
class Opened:
    """`control` plays the signers and the weather; whoever waits lets the time pass at once."""

    esign: Partner
    tencent: Tencent
    control: TencentControl
    time: ManualTime
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def now(self) -> datetime:
        return datetime.fromtimestamp(self.time.now, UTC)

    def our_id(self) -> str:
        return f"PARTNER{next(self.numbers):03}"

    def order(self, *signers: Signer, **more: object) -> Order:
        """From a PDF, by default for us and then a person, due in thirty days."""
        fields: dict[str, object] = {
            "name": "采购合同",
            "source": FromFile(file_id="F01", file_name="合同.pdf"),
            "signers": signers or (US, PERSON),
            "deadline": self.now + timedelta(days=30),
        }
        return Order.model_validate({**fields, **more})

    async def template_order(self, template_name: str = "保密协议", **more: object) -> Order:
        """From a template, with us in every role for a company."""
        [found] = await self.esign.templates(template_name)
        template = await self.esign.template(found.id)
        roles = template.roles
        takers = tuple(PERSON if role.kind is PartyKind.PERSON else US for role in roles)
        source = FromTemplate(template_id=template.id, role_ids=tuple(role.id for role in roles))
        return self.order(*takers, **{"source": source, "ordered": template.ordered, **more})

    async def make(self, order: Order, our_id: str = "", document: bytes = PDF) -> Creation:
        our_id = our_id or self.our_id()
        creation = Creation()
        while not creation.done:
            try:
                creation = await self.esign.create_step(our_id, order, creation, document)
            except NotYet as wait:
                await self.pass_time(wait.retry_after or 1)
        if creation.step is Step.ACCEPTED:
            await self.pass_time(self.tencent.config.delays.compose)
        return creation

    async def look(self, made: Creation) -> Observation:
        [seen] = await self.esign.look([made.remote_id])
        return seen

    async def party(self, order: Order, made: Creation, index: int) -> Party:
        seen = (await self.look(made)).parties
        return Party(signer=order.signers[index], id=seen[index].id)

    async def finish(self, made: Creation) -> None:
        """Everybody signs, in order."""
        for index in range(len((await self.look(made)).parties)):
            await self.control.sign(made.remote_id, index)

    async def without(self, feature: Feature) -> None:
        await self.control.change(Settings(features=frozenset(Feature) - {feature}))

    async def pass_time(self, seconds: float) -> None:
        self.time.advance(seconds)
        assert await self.control.wait_callbacks_settled()


@asynccontextmanager
async def open_partner() -> AsyncIterator[Opened]:
    time = ManualTime()
    config = TencentConfig(edition="partner", clock=time, sleep=time.sleep)
    async with (
        open_tencent(config) as tencent,
        TencentControl(tencent.api_url) as control,
        open_client() as client,
    ):
        account = account_of(config, tencent.api_url, tencent.file_url)

        async def sleep(seconds: float) -> None:
            time.advance(seconds)
            await control.wait_callbacks_settled()

        esign = Partner(account, client, lambda: datetime.fromtimestamp(time.now, UTC), sleep)
        yield Opened(esign, tencent, control, time)


def account_of(config: TencentConfig, api_url: str, file_url: str) -> PartnerAccount:
    return PartnerAccount(
        secret_id=config.secret_id,
        secret_key=config.secret_key,
        operator_id=config.operator_id,
        api_url=api_url,
        file_url=file_url,
        app_id=config.application_id,
        organization_id=config.clients[0].open_id,
    )
