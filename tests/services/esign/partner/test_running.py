"""What is done to contracts on their way, against the pretend Tencent."""

from datetime import timedelta

import pytest

from sandbox.tencent import Fault, Feature
from services.contracts.controls import AtPoint, Control, Mark
from services.contracts.errors import Reason, Refused
from services.contracts.model import Decision, Standing, Status
from services.contracts.order import Order, PartyKind, Signer
from tests.port.opened import make_group

from .opened import PERSON, US, Opened

SIGNED = Control(mark=Mark.SIGNATURE, at=AtPoint(page=1, x=80, y=600, width=110, height=40))
SEALED = Control(mark=Mark.SEAL, at=AtPoint(page=1, x=300, y=600, width=110, height=110))
WITNESS = Signer(kind=PartyKind.PERSON, name="王五", mobile="13900000003")


async def test_everybody_whose_turn_it_is_is_reminded_and_once_only(opened: Opened) -> None:
    made = await opened.make(opened.order(PERSON, ordered=False))
    first = await opened.esign.remind(made.remote_id)
    assert first.sent
    again = await opened.esign.remind(made.remote_id)
    [_, answer] = [
        one.answer["Response"]["RemindFlowRecords"][0]
        for one in await opened.control.requests("ChannelCreateFlowReminds")
    ]
    # Tencent says CanRemind=true beside "already reminded", which is no success.
    assert answer["CanRemind"] is True
    assert not again.sent
    assert again.message


async def test_what_has_ended_is_not_reminded_of(opened: Opened) -> None:
    made = await opened.make(opened.order())
    await opened.control.refuse(made.remote_id, 0)
    assert not (await opened.esign.remind(made.remote_id)).sent


async def test_a_contract_is_cancelled_once_even_when_the_answer_is_lost(opened: Opened) -> None:
    made = await opened.make(opened.order())
    await opened.control.fail_next(Fault(action="ChannelCancelFlow", kind="lost_after"))
    await opened.esign.cancel(made.remote_id, "价格有误")
    seen = await opened.look(made)
    assert (seen.status, seen.reason) == (Status.CANCELLED, "价格有误")
    with pytest.raises(Refused) as refused:
        await opened.esign.cancel(made.remote_id, "价格有误")
    assert refused.value.reason is Reason.ENDED


async def test_a_reason_may_have_fewer_characters_than_in_ess(opened: Opened) -> None:
    assert opened.esign.rules.cancel_reason.strangers("价格有误, wrong") == ", "
    made = await opened.make(opened.order())
    with pytest.raises(Refused) as refused:
        await opened.esign.cancel(made.remote_id, "价格有误, wrong")
    assert refused.value.reason is Reason.BAD_REASON


async def test_many_are_cancelled_and_their_task_tells_when(opened: Opened) -> None:
    made = [await opened.make(opened.order()) for _ in range(3)]
    ids = [one.remote_id for one in made]
    task = await opened.esign.cancel_many(ids, "价格有误")
    assert (task.refused, task.link) == ({}, "")
    assert not (await opened.esign.cancel_outcome(task.task_id)).over
    await opened.pass_time(opened.tencent.config.delays.cancel_many)
    outcome = await opened.esign.cancel_outcome(task.task_id)
    assert outcome.over
    assert set(outcome.cancelled) == set(ids)


async def test_those_that_cannot_be_cancelled_are_told_by_their_place(opened: Opened) -> None:
    made = [await opened.make(opened.order()) for _ in range(3)]
    await opened.control.refuse(made[1].remote_id, 0)
    ids = [one.remote_id for one in made]
    task = await opened.esign.cancel_many(ids, "价格有误")
    assert list(task.refused) == [ids[1]]
    assert task.refused[ids[1]]


async def test_the_last_day_moves_for_all_or_for_one(opened: Opened) -> None:
    order = opened.order()
    made = await opened.make(order)
    later = order.deadline + timedelta(days=10)
    await opened.esign.extend(made.remote_id, later)
    assert (await opened.look(made)).deadline == later
    await opened.esign.extend(made.remote_id, later - timedelta(days=5), made.party_ids[1])
    with pytest.raises(Refused) as refused:
        await opened.esign.extend(made.remote_id, order.deadline)
    assert refused.value.reason is Reason.BAD_DEADLINE


async def test_what_has_ended_gets_no_more_time(opened: Opened) -> None:
    order = opened.order()
    made = await opened.make(order)
    await opened.control.refuse(made.remote_id, 0)
    with pytest.raises(Refused) as refused:
        await opened.esign.extend(made.remote_id, order.deadline + timedelta(days=1))
    assert refused.value.reason is Reason.NOT_EXTENDED


async def test_an_agreement_dissolves_a_finished_contract(opened: Opened) -> None:
    made = await opened.make(opened.order())
    await opened.finish(made)
    again = await opened.esign.release("RELEASE1", made.remote_id, "解除协议", "结束合作。")
    [seen] = await opened.esign.look([again])
    assert (seen.status, seen.our_id) == (Status.WAITING, "RELEASE1")
    for index in range(2):
        await opened.control.sign(again, index)
    assert (await opened.look(made)).status is Status.RELEASED


async def test_only_a_finished_contract_is_dissolved(opened: Opened) -> None:
    made = await opened.make(opened.order())
    with pytest.raises(Refused) as refused:
        await opened.esign.release("RELEASE1", made.remote_id, "解除协议", "结束合作。")
    assert refused.value.reason is not Reason.OTHER
    assert len(await opened.control.flows()) == 1


@pytest.mark.parametrize("party", [US, PERSON])
async def test_a_review_holds_a_signature_up_until_it_passes(opened: Opened, party: Signer) -> None:
    reviewed = party.model_copy(update={"reviewed": True})
    order = opened.order(reviewed, reviewer="U0REVIEWER")
    made = await opened.make(order)
    await opened.esign.review(made.remote_id, Decision.SENT_BACK, "请修改", made.party_ids[0])
    await opened.esign.review(made.remote_id, Decision.APPROVED, "", made.party_ids[0])
    await opened.finish(made)
    assert (await opened.look(made)).status is Status.FINISHED


async def test_a_reviewers_refusal_ends_it(opened: Opened) -> None:
    made = await opened.make(opened.order(reviewer="U0REVIEWER"))
    await opened.esign.review(made.remote_id, Decision.REFUSED, "不同意")
    seen = await opened.look(made)
    assert (seen.status, seen.reason) == (Status.REFUSED, "不同意")


async def test_a_review_nobody_waits_for_is_said_so(opened: Opened) -> None:
    made = await opened.make(opened.order())
    with pytest.raises(Refused) as refused:
        await opened.esign.review(made.remote_id, Decision.APPROVED, "")
    assert refused.value.reason is Reason.NO_REVIEW_WANTED


async def test_a_signer_is_reviewed_in_every_contract_of_a_group(opened: Opened) -> None:
    orders = [_placed(opened, f"合同{place}") for place in range(2)]
    made = await make_group(opened.esign, "GROUP1", "采购", orders)
    await opened.esign.review_group(made.group_id, US, Decision.APPROVED, "")
    for flow_id in made.remote_ids:
        await opened.control.sign(flow_id, 0)
    await opened.esign.review_group(made.group_id, PERSON, Decision.REFUSED, "不同意")
    seen = await opened.esign.look_group(made.group_id)
    assert {one.status for one in seen} == {Status.REFUSED}


async def test_a_contract_goes_out_when_its_creation_was_approved(opened: Opened) -> None:
    opened.tencent.world.reviews_creation = True
    made = await opened.make(opened.order())
    seen = await opened.look(made)
    assert (seen.status, seen.held) == (Status.COMPOSING, True)
    await opened.esign.review_creation(made.remote_id, Decision.SENT_BACK, "请修改")
    assert (await opened.look(made)).held
    await opened.esign.review_creation(made.remote_id, Decision.APPROVED, "")
    seen = await opened.look(made)
    assert (seen.status, seen.held) == (Status.WAITING, False)


async def test_somebody_is_named_for_a_role_that_nobody_has(opened: Opened) -> None:
    nobody = Signer(kind=PartyKind.PERSON, name="", mobile="", unnamed=True)
    made = await opened.make(opened.order(nobody))
    assert (await opened.look(made)).parties[0].name == ""
    await opened.esign.add_signer(made.remote_id, made.party_ids[0], WITNESS)
    assert (await opened.look(made)).parties[0].name == WITNESS.name
    await opened.finish(made)
    assert (await opened.look(made)).status is Status.FINISHED


async def test_a_colleague_is_named_by_their_open_id(opened: Opened) -> None:
    nobody = Signer(kind=PartyKind.EMPLOYEE, name="", mobile="", ours=True, unnamed=True)
    made = await opened.make(opened.order(nobody))
    await opened.esign.add_signer(made.remote_id, made.party_ids[0], US)
    assert (await opened.look(made)).parties[0].name == US.name


async def test_nobody_is_named_for_a_role_that_somebody_has(opened: Opened) -> None:
    made = await opened.make(opened.order())
    with pytest.raises(Refused) as refused:
        await opened.esign.add_signer(made.remote_id, made.party_ids[1], WITNESS)
    assert refused.value.message


async def test_signers_are_added_until_a_contract_is_archived(opened: Opened) -> None:
    made = await opened.make(opened.order(growing=True))
    await opened.esign.grow(made.remote_id, [WITNESS])
    await opened.finish(made)
    seen = await opened.look(made)
    assert (len(seen.parties), seen.status) == (3, Status.PARTLY_SIGNED)
    await opened.esign.archive(made.remote_id)
    assert (await opened.look(made)).status is Status.FINISHED


async def test_a_contract_that_somebody_must_sign_is_not_archived(opened: Opened) -> None:
    made = await opened.make(opened.order(growing=True))
    with pytest.raises(Refused) as refused:
        await opened.esign.archive(made.remote_id)
    assert refused.value.reason is Reason.NOT_ALL_SIGNED


async def test_a_colleague_signs_in_our_place(opened: Opened) -> None:
    made = await opened.make(opened.order())
    colleague = opened.tencent.config.employees[1]
    await opened.esign.forward(made.remote_id, made.party_ids[0], colleague.open_id)
    standings = {one.name: one.standing for one in (await opened.look(made)).parties}
    assert standings[US.name] is Standing.FORWARDED
    assert standings[colleague.name] is Standing.TO_SIGN


async def test_a_person_is_not_replaced_by_a_colleague(opened: Opened) -> None:
    made = await opened.make(opened.order(PERSON))
    colleague = opened.tencent.config.employees[1]
    with pytest.raises(Refused) as refused:
        await opened.esign.forward(made.remote_id, made.party_ids[0], colleague.open_id)
    assert refused.value.message


async def test_a_feature_that_is_not_open_is_said_so(opened: Opened) -> None:
    made = await opened.make(opened.order())
    await opened.without(Feature.REMINDERS)
    with pytest.raises(Refused) as refused:
        await opened.esign.remind(made.remote_id)
    assert refused.value.reason is Reason.NO_FEATURE


def _placed(opened: Opened, name: str) -> Order:
    us = US.model_copy(update={"controls": (SEALED,), "reviewed": True})
    them = PERSON.model_copy(update={"controls": (SIGNED,), "reviewed": True})
    return opened.order(us, them, name=name, ordered=False)
