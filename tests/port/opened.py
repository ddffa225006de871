"""One edition, opened: the adapter, and whoever else has a hand in a contract."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import httpx

from sandbox.tencent import Tencent, TencentConfig, TencentControl, open_tencent
from sandbox.tencent.pdf import sample_pdf
from services.contracts.can import Can
from services.contracts.controls import AtPoint, Control, Mark
from services.contracts.errors import NotYet
from services.contracts.model import Creation, Observation, Party, Standing, Step
from services.contracts.office import GroupMade
from services.contracts.order import FromFile, FromTemplate, Order, PartyKind, Signer
from services.contracts.ports import Esign
from services.esign import open_client
from tests.port.editions import Edition
from tests.sandbox.tencent.manual_time import ManualTime

PDF = sample_pdf("采购合同")
NO_SUCH_ID = "y" * 32
"""Has the form of an id of Tencent's, and is none."""


async def make_group(
    esign: Esign, our_id: str, name: str, orders: Sequence[Order], *documents: bytes
) -> GroupMade:
    """A group from files: every document uploaded (the usual one), and then all of it made."""
    papers = documents or (PDF,) * len(orders)
    files = [await _uploaded(esign, *one) for one in zip(orders, papers, strict=True)]
    return await esign.create_group(our_id, name, orders, files)


async def _uploaded(esign: Esign, order: Order, document: bytes) -> str:
    creation = Creation()
    while creation.step is not Step.UPLOADED:
        with suppress(NotYet):  # a pretend Tencent answers at once, and converts without delay
            creation = await esign.create_step("", order, creation, document)
    return creation.file_id


@dataclass
class Opened:
    """`esign` is what is tested; `control` plays the signers and the weather, `time` the clock.

    Whoever waits lets the time pass at once.
    """

    edition: Edition
    esign: Esign
    tencent: Tencent
    control: TencentControl
    time: ManualTime
    orders: dict[str, Order] = field(default_factory=dict)
    """What was ordered, by Tencent's ids."""
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def now(self) -> datetime:
        return datetime.fromtimestamp(self.time.now, UTC)

    @property
    def signers(self) -> tuple[Signer, Signer]:
        """We, and then a person."""
        return self.edition.us, self.edition.them

    def our_id(self) -> str:
        return f"PORT{next(self.numbers):06}"

    def from_file(self, *, name: str = "采购合同", ordered: bool = True) -> Order:
        """An order from a PDF for us and then a person, due in thirty days."""
        return Order(
            name=name,
            source=FromFile(file_id="F01", file_name="合同.pdf"),
            signers=self.signers,
            ordered=ordered,
            deadline=self.now + timedelta(days=30),
        )

    async def from_template(self, name: str = "保密协议") -> Order:
        """An order from the template of that name; a role for a company is ours."""
        [found] = await self.esign.templates(name)
        template = await self.esign.template(found.id)
        us, them = self.signers
        kinds = tuple(role.kind for role in template.roles)
        return Order(
            name="保密协议2026",
            source=FromTemplate(
                template_id=template.id,
                template_name=template.name,
                role_ids=tuple(role.id for role in template.roles),
                role_kinds=kinds,
            ),
            signers=tuple(them if kind is PartyKind.PERSON else us for kind in kinds),
            ordered=template.ordered,
            deadline=self.now + timedelta(days=30),
        )

    async def make(self, order: Order, our_id: str = "") -> Creation:
        """Take every step of a creation, as patiently as a worker."""
        our_id = our_id or self.our_id()
        creation = Creation()
        while not creation.done:
            try:
                creation = await self.esign.create_step(our_id, order, creation, PDF)
            except NotYet as wait:
                await self.pass_time(wait.retry_after or 1)
        self.orders[creation.remote_id] = order
        return creation

    def placed(self, order: Order) -> Order:
        """The same, where everybody is told where to sign; nothing more where they were."""
        return order.model_copy(
            update={"signers": tuple(_placed(signer) for signer in order.signers)}
        )

    async def until_made(self, order: Order, our_id: str) -> Creation:
        """The steps before the first one that makes a contract (and costs one)."""
        creation = Creation()
        if isinstance(order.source, FromFile):
            creation = await self.esign.create_step(our_id, order, creation, PDF)
        return creation

    async def look(self, made: Creation) -> Observation:
        [seen] = await self.esign.look([made.remote_id])
        return seen

    async def standings(self, made: Creation) -> Sequence[Standing]:
        return [party.standing for party in (await self.look(made)).parties]

    async def party(self, order: Order, made: Creation, index: int) -> Party:
        """One party as the domain knows them once Tencent was asked."""
        seen = (await self.look(made)).parties
        return Party(signer=order.signers[index], id=seen[index].id)

    async def sign(self, made: Creation, who: int) -> None:
        """Somebody signs, and the bot does what it does when it hears of it."""
        await self.control.sign(made.remote_id, who)
        if Can.SEND_ON in self.edition.can:
            await self.esign.send_on(made.remote_id, self.orders[made.remote_id])

    async def finish(self, made: Creation) -> None:
        """Everybody signs, in order."""
        for who in range(len(self.orders[made.remote_id].signers)):
            await self.sign(made, who)

    async def page(self, link: str) -> str:
        """What is behind a link, where it works."""
        async with httpx.AsyncClient(trust_env=False) as browser:
            reply = await browser.get(link)
        assert reply.status_code == httpx.codes.OK
        return reply.text

    async def pass_time(self, seconds: float) -> None:
        """Let the time pass, and what was waiting for it happen."""
        self.time.advance(seconds)
        assert await self.control.wait_callbacks_settled()


def _placed(signer: Signer) -> Signer:
    if signer.controls:
        return signer
    for_company = signer.kind is PartyKind.EMPLOYEE
    at = AtPoint(page=1, x=80 if for_company else 320, y=600, width=110, height=40)
    control = Control(mark=Mark.SEAL if for_company else Mark.SIGNATURE, at=at)
    return signer.model_copy(update={"controls": (control,)})


@asynccontextmanager
async def open_edition(edition: Edition, **world: Any) -> AsyncIterator[Opened]:
    """`world` is what its pretend service shall have beside the defaults."""
    time = ManualTime()
    config = TencentConfig(edition=edition.name, clock=time, sleep=time.sleep, **world)
    async with (
        open_tencent(config) as tencent,
        TencentControl(tencent.api_url) as control,
        open_client() as client,
    ):
        yield Opened(edition, _adapter(edition, tencent, client, time), tencent, control, time)


def _adapter(
    edition: Edition, tencent: Tencent, client: httpx.AsyncClient, time: ManualTime
) -> Esign:
    async def sleep(seconds: float) -> None:
        time.advance(seconds)

    return edition.open(tencent, client, lambda: datetime.fromtimestamp(time.now, UTC), sleep)
