"""Dissolving a finished contract by an agreement that everybody signs."""

import pytest

from sandbox.tencent import Fault
from services.contracts.can import Can
from services.contracts.errors import Refused, Unavailable
from services.contracts.model import Standing, Status
from tests.port.needs import needs
from tests.port.opened import NO_SUCH_ID, Opened

pytestmark = needs(Can.RELEASE)

NAME, WHY = "解除协议", "双方同意"


async def test_when_everybody_has_signed_the_agreement_the_contract_is_dissolved(
    opened: Opened,
) -> None:
    made = await opened.make(opened.from_file())
    await opened.finish(made)
    agreement = await opened.esign.release(opened.our_id(), made.remote_id, NAME, WHY)
    assert (await opened.look(made)).status is Status.FINISHED
    for who in range(2):
        await opened.control.sign(agreement, who)
    seen = {one.remote_id: one for one in await opened.esign.look([made.remote_id, agreement])}
    assert seen[made.remote_id].status is Status.RELEASED
    assert seen[agreement].status is Status.FINISHED


async def test_the_agreement_is_a_contract_for_the_same_parties_and_costs_one(
    opened: Opened,
) -> None:
    order = opened.from_file()
    made = await opened.make(order)
    await opened.finish(made)
    before = (await opened.control.state()).quota
    agreement = await opened.esign.release(opened.our_id(), made.remote_id, NAME, WHY)
    [seen] = await opened.esign.look([agreement])
    assert seen.status is Status.WAITING
    assert [party.name for party in seen.parties] == [signer.name for signer in order.signers]
    assert (await opened.control.state()).quota == before - 1


async def test_what_is_refused_dissolves_nothing(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.finish(made)
    agreement = await opened.esign.release(opened.our_id(), made.remote_id, NAME, WHY)
    await opened.control.refuse(agreement, 0)
    seen = await opened.look(made)
    assert seen.status is Status.FINISHED
    assert {party.standing for party in seen.parties} == {Standing.SIGNED}


async def test_only_a_finished_contract_is_dissolved(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    with pytest.raises(Refused):
        await opened.esign.release(opened.our_id(), made.remote_id, NAME, WHY)
    assert len(await opened.control.flows()) == 1


async def test_nothing_cannot_be_dissolved(opened: Opened) -> None:
    with pytest.raises(Refused):
        await opened.esign.release(opened.our_id(), NO_SUCH_ID, NAME, WHY)


async def test_a_lost_answer_is_told_and_no_second_agreement_is_made(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.finish(made)
    await opened.control.fail_next(Fault(action="*", kind="lost_after"))
    with pytest.raises(Unavailable) as unavailable:
        await opened.esign.release(opened.our_id(), made.remote_id, NAME, WHY)
    assert unavailable.value.maybe_done
    assert len(await opened.control.flows()) == 2
