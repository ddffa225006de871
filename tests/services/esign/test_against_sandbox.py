"""The whole adapter against the pretend Tencent, over HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from sandbox.tencent import (
    Delays,
    Fault,
    Feature,
    Settings,
    TencentConfig,
    TencentControl,
    open_tencent,
)
from services.contracts.errors import Misconfigured, NotYet, Reason, Refused, Unavailable
from services.contracts.model import Creation, Decision, Party, Standing, Status, Step
from services.contracts.order import FromTemplate, Order
from services.esign import Ess, EssAccount, open_client

from .orders import EMPLOYEE, FROM_FILE, FROM_TEMPLATE, PERSON

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@dataclass
class Peer:
    ess: Ess
    control: TencentControl
    config: TencentConfig

    def order(self, order: Order) -> Order:
        """`order`, due next month, and with us as its first signer."""
        us = EMPLOYEE.model_copy(update={"company": self.config.organization})
        due = datetime.now(UTC).replace(microsecond=0) + timedelta(days=30)
        return order.model_copy(update={"signers": (us, PERSON), "deadline": due})

    async def make(self, order: Order) -> Creation:
        creation = Creation()
        while not creation.done:
            creation = await self.ess.create_step("a1b2c3d4e5", order, creation, PDF)
        return creation

    async def template_order(self, name: str) -> Order:
        [found] = await self.ess.templates(name)
        template = await self.ess.template(found.id)
        roles = tuple(role.id for role in template.roles)
        source = FromTemplate(template_id=template.id, role_ids=roles)
        update = {"source": source, "ordered": template.ordered}
        return self.order(FROM_TEMPLATE).model_copy(update=update)


async def test_a_contract_from_a_file_is_made_reviewed_and_signed(peer: Peer) -> None:
    order = peer.order(FROM_FILE)
    made = await peer.make(order)
    assert made.step is Step.STARTED
    [before] = await peer.ess.look([made.remote_id])
    assert before.status is Status.WAITING
    assert before.deadline == order.deadline
    assert [(seen.id, seen.name) for seen in before.parties] == [
        (party_id, signer.name)
        for party_id, signer in zip(made.party_ids, order.signers, strict=True)
    ]
    await peer.ess.review(made.remote_id, Decision.APPROVED, "")
    assert (await peer.ess.remind(made.remote_id)).sent
    for number, signer in enumerate(order.signers):
        party = Party(signer=signer, id=made.party_ids[number])
        assert await peer.ess.sign_link(made.remote_id, party)
        await peer.control.sign(made.remote_id, number)
    [after] = await peer.ess.look([made.remote_id, "y" * 32])
    assert after.status is Status.FINISHED
    assert {seen.standing for seen in after.parties} == {Standing.SIGNED}
    assert await peer.ess.download_link(made.remote_id)


async def test_a_contract_from_a_template_waits_for_its_document(peer: Peer) -> None:
    order = await peer.template_order("保密")
    reserved = await peer.ess.create_step("a1b2c3d4e5", order, Creation(), None)
    composed = await peer.ess.create_step("a1b2c3d4e5", order, reserved, None)
    assert composed.step is Step.COMPOSED
    again = await peer.ess.create_step("a1b2c3d4e5", order, reserved, None)
    assert again == composed
    with pytest.raises(NotYet):
        await peer.ess.create_step("a1b2c3d4e5", order, composed, None)
    [early] = await peer.ess.look([composed.remote_id])
    assert early.status is Status.COMPOSING


async def test_what_was_started_without_an_answer_counts_as_started(quick: Peer) -> None:
    order = await quick.template_order("保密")
    made = await quick.make(order)
    assert made.party_ids == tuple(
        seen.id for seen in (await quick.ess.look([made.remote_id]))[0].parties
    )
    composed = made.model_copy(update={"step": Step.COMPOSED})
    assert await quick.ess.create_step("a1b2c3d4e5", order, composed, None) == made
    party = Party(signer=order.signers[1], id=made.party_ids[1])
    assert await quick.ess.sign_link(made.remote_id, party)


async def test_templates_that_are_switched_off_are_not_offered(peer: Peer) -> None:
    offered = [one.name for one in await peer.ess.templates()]
    assert offered == ["销售合同", "保密协议", "入职协议"]
    with pytest.raises(Refused) as refused:
        await peer.ess.template(peer.config.templates[2].id)
    assert refused.value.reason is Reason.NO_TEMPLATE


async def test_a_contract_is_cancelled_once_even_when_the_answer_is_lost(peer: Peer) -> None:
    made = await peer.make(peer.order(FROM_FILE))
    await peer.control.fail_next(Fault(action="CancelFlow", kind="lost_after"))
    await peer.ess.cancel(made.remote_id, "价格有误, wrong price")
    [seen] = await peer.ess.look([made.remote_id])
    assert (seen.status, seen.reason) == (Status.CANCELLED, "价格有误, wrong price")
    with pytest.raises(Refused) as refused:
        await peer.ess.cancel(made.remote_id, "价格有误")
    assert refused.value.reason is Reason.ENDED


async def test_a_lost_answer_to_the_call_that_costs_is_told_and_not_repeated(peer: Peer) -> None:
    order = peer.order(FROM_FILE)
    uploaded = await peer.ess.create_step("a1b2c3d4e5", order, Creation(), PDF)
    await peer.control.fail_next(Fault(action="CreateFlowByFiles", kind="lost_after"))
    with pytest.raises(Unavailable) as unavailable:
        await peer.ess.create_step("a1b2c3d4e5", order, uploaded, None)
    assert unavailable.value.maybe_done
    assert len(await peer.control.flows()) == 1


async def test_a_reviewers_refusal_ends_it(peer: Peer) -> None:
    made = await peer.make(peer.order(FROM_FILE))
    await peer.ess.review(made.remote_id, Decision.SENT_BACK, "请修改")
    await peer.ess.review(made.remote_id, Decision.REFUSED, "不同意")
    [seen] = await peer.ess.look([made.remote_id])
    assert (seen.status, seen.reason) == (Status.REFUSED, "不同意")


async def test_a_fourth_reminder_does_not_go(peer: Peer) -> None:
    made = await peer.make(peer.order(FROM_FILE))
    outcomes = [await peer.ess.remind(made.remote_id) for _ in range(4)]
    assert [one.sent for one in outcomes] == [True, True, True, False]
    assert outcomes[-1].message


async def test_no_quota_is_said_so(peer: Peer) -> None:
    await peer.control.change(Settings(quota=0))
    with pytest.raises(Refused) as refused:
        await peer.make(peer.order(FROM_FILE))
    assert refused.value.reason is Reason.NO_QUOTA


async def test_a_feature_that_is_not_open_is_said_so(peer: Peer) -> None:
    made = await peer.make(peer.order(FROM_FILE))
    await peer.control.change(Settings(features=frozenset(Feature) - {Feature.REMINDERS}))
    with pytest.raises(Refused) as refused:
        await peer.ess.remind(made.remote_id)
    assert refused.value.reason is Reason.NO_FEATURE


async def test_without_browser_signing_the_mini_program_is_linked(quick: Peer) -> None:
    order = await quick.template_order("保密")
    made = await quick.make(order)
    await quick.control.change(Settings(features=frozenset(Feature) - {Feature.H5_LINKS}))
    assert await quick.ess.sign_link(made.remote_id, Party(signer=order.signers[0]))


async def test_a_file_that_is_no_pdf_is_a_bad_file(peer: Peer) -> None:
    with pytest.raises(Refused) as refused:
        await peer.ess.create_step("a1b2c3d4e5", peer.order(FROM_FILE), Creation(), b"GIF89a")
    assert refused.value.reason is Reason.BAD_FILE


async def test_a_dead_tencent_is_unavailable(peer: Peer) -> None:
    await peer.control.change(Settings(down=True))
    with pytest.raises(Unavailable):
        await peer.ess.look(["y" * 32])


async def test_a_clock_that_is_off_is_named() -> None:
    async with open_tencent() as tencent, open_client() as client:
        account = _account(tencent.config, tencent.api_url, tencent.file_url)
        with pytest.raises(Misconfigured, match="clock"):
            await Ess(account, client, clock=_six_minutes_ago).templates()


@pytest.fixture
async def peer() -> AsyncIterator[Peer]:
    """Documents of templates are composed in an hour."""
    async with _peer(TencentConfig(delays=Delays(compose=3600))) as one:
        yield one


@pytest.fixture
async def quick() -> AsyncIterator[Peer]:
    """Documents of templates are composed at once."""
    async with _peer(TencentConfig(delays=Delays(compose=0))) as one:
        yield one


@asynccontextmanager
async def _peer(config: TencentConfig) -> AsyncIterator[Peer]:
    async with (
        open_tencent(config) as tencent,
        TencentControl(tencent.api_url) as control,
        open_client() as client,
    ):
        account = _account(config, tencent.api_url, tencent.file_url)
        yield Peer(Ess(account, client, sleep=_at_once), control, config)


def _six_minutes_ago() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=6)


async def _at_once(_: float) -> None:
    return


def _account(config: TencentConfig, api_url: str, file_url: str) -> EssAccount:
    return EssAccount(config.secret_id, config.secret_key, config.operator_id, api_url, file_url)
