"""Creation: step by step, each step once, and a contract that is as it was ordered."""

import pytest

from sandbox.tencent import Fault
from services.contracts.can import Can
from services.contracts.errors import NotYet, Reason, Refused, Unavailable
from services.contracts.model import Creation, Standing, Status, Step
from tests.port.needs import needs
from tests.port.opened import PDF, Opened


async def test_a_contract_from_a_file_goes_out_for_signature(opened: Opened) -> None:
    order = opened.from_file()
    made = await opened.make(order)
    assert made.step in (Step.STARTED, Step.ACCEPTED)
    seen = await opened.look(made)
    assert seen.remote_id == made.remote_id
    assert seen.status is Status.WAITING
    assert seen.deadline == order.deadline


async def test_an_upload_makes_no_contract(opened: Opened) -> None:
    uploaded = await opened.esign.create_step(opened.our_id(), opened.from_file(), Creation(), PDF)
    assert uploaded.step is Step.UPLOADED
    assert not uploaded.remote_id
    assert not await opened.control.flows()


async def test_a_contract_costs_one(opened: Opened) -> None:
    before = (await opened.control.state()).quota
    await opened.make(opened.from_file())
    assert (await opened.control.state()).quota == before - 1


async def test_a_creation_that_is_done_stays_as_it_is(opened: Opened) -> None:
    order = opened.from_file()
    made = await opened.make(order)
    assert await opened.esign.create_step(opened.our_id(), order, made, None) == made
    assert len(await opened.control.flows()) == 1


async def test_the_contract_has_the_name_that_was_ordered(opened: Opened) -> None:
    made = await opened.make(opened.from_file(name="采购合同2026第7号"))
    assert (await opened.control.flow(made.remote_id)).name == "采购合同2026第7号"


async def test_its_first_signer_may_sign_and_the_second_waits(opened: Opened) -> None:
    made = await opened.make(opened.from_file(ordered=True))
    standings = await opened.standings(made)
    assert standings[0] is Standing.TO_SIGN
    assert Standing.TO_SIGN not in standings[1:]


async def test_all_signers_may_sign_at_once_where_no_order_was_asked_for(opened: Opened) -> None:
    made = await opened.make(opened.from_file(ordered=False))
    assert await opened.standings(made) == [Standing.TO_SIGN, Standing.TO_SIGN]


async def test_an_unordered_contract_is_signed_in_any_order(opened: Opened) -> None:
    made = await opened.make(opened.from_file(ordered=False))
    await opened.sign(made, 1)
    assert await opened.standings(made) == [Standing.TO_SIGN, Standing.SIGNED]


async def test_the_ids_of_the_parties_are_those_that_are_seen_later(opened: Opened) -> None:
    made = await opened.make(opened.from_file(ordered=False))
    seen = [party.id for party in (await opened.look(made)).parties]
    assert all(seen)
    assert list(made.party_ids) == seen


async def test_what_is_no_pdf_is_a_bad_file(opened: Opened) -> None:
    order = opened.from_file()
    with pytest.raises(Refused) as refused:
        await opened.esign.create_step(opened.our_id(), order, Creation(), b"GIF89a")
    assert refused.value.reason is Reason.BAD_FILE


async def test_a_lost_answer_to_an_upload_is_no_reason_to_fear_a_second_one(
    opened: Opened,
) -> None:
    await opened.control.fail_next(Fault(action="UploadFiles", kind="lost_after"))
    uploaded = await opened.esign.create_step(opened.our_id(), opened.from_file(), Creation(), PDF)
    assert uploaded.step is Step.UPLOADED


async def test_a_lost_answer_to_the_call_that_costs_is_told_and_not_repeated(
    opened: Opened,
) -> None:
    order, our_id = opened.from_file(), opened.our_id()
    uploaded = await opened.until_made(order, our_id)
    await opened.control.fail_next(Fault(action=opened.edition.making["file"], kind="lost_after"))
    with pytest.raises(Unavailable) as unavailable:
        await opened.esign.create_step(our_id, order, uploaded, None)
    assert unavailable.value.maybe_done
    assert len(await opened.control.flows()) == 1


async def test_a_call_that_never_left_leaves_no_doubt(opened: Opened) -> None:
    order, our_id = opened.from_file(), opened.our_id()
    uploaded = await opened.until_made(order, our_id)
    await opened.control.fail_next(
        Fault(
            action=opened.edition.making["file"],
            kind="error",
            code="RequestLimitExceeded",
            times=3,
        )
    )
    with pytest.raises(Unavailable) as unavailable:
        await opened.esign.create_step(our_id, order, uploaded, None)
    assert not unavailable.value.maybe_done
    assert not await opened.control.flows()


@needs(Can.FIND)
async def test_a_contract_whose_answer_was_lost_is_found_by_our_id_and_goes_on(
    opened: Opened,
) -> None:
    order, our_id = opened.from_file(), opened.our_id()
    uploaded = await opened.until_made(order, our_id)
    await opened.control.fail_next(Fault(action=opened.edition.making["file"], kind="lost_after"))
    with pytest.raises(Unavailable):
        await opened.esign.create_step(our_id, order, uploaded, None)
    found = await opened.esign.find(our_id, uploaded)
    assert found is not None
    [flow] = await opened.control.flows()
    assert found.remote_id == flow.flow_id
    while not found.done:
        found = await opened.esign.create_step(our_id, order, found, None)
    assert (await opened.look(found)).status is Status.WAITING
    assert len(await opened.control.flows()) == 1


@needs(Can.FIND)
async def test_what_was_never_made_is_not_found(opened: Opened) -> None:
    order, our_id = opened.from_file(), opened.our_id()
    uploaded = await opened.until_made(order, our_id)
    await opened.control.fail_next(Fault(action=opened.edition.making["file"], kind="lost_before"))
    with pytest.raises(Unavailable):
        await opened.esign.create_step(our_id, order, uploaded, None)
    assert await opened.esign.find(our_id, uploaded) is None


@needs(Can.TEMPLATES)
async def test_a_contract_from_a_template_goes_out_once_it_is_composed(opened: Opened) -> None:
    made = await opened.make(await opened.from_template("保密协议"))
    await opened.pass_time(opened.tencent.config.delays.compose)
    assert (await opened.look(made)).status is Status.WAITING
    assert len(await opened.control.flows()) == 1


@needs(Can.TEMPLATES)
async def test_no_step_of_a_template_makes_a_second_contract(opened: Opened) -> None:
    order, our_id = await opened.from_template(), opened.our_id()
    creation = await opened.esign.create_step(our_id, order, Creation(), None)
    first = creation
    while not creation.done:
        try:
            await opened.esign.create_step(our_id, order, creation, None)
            creation = await opened.esign.create_step(our_id, order, creation, None)
        except NotYet as wait:
            await opened.pass_time(wait.retry_after or 1)
    assert creation.remote_id == first.remote_id
    assert len(await opened.control.flows()) == 1


@needs(Can.TEMPLATES)
async def test_a_lost_answer_to_a_creation_from_a_template_is_told_too(opened: Opened) -> None:
    order, our_id = await opened.from_template(), opened.our_id()
    await opened.control.fail_next(
        Fault(action=opened.edition.making["template"], kind="lost_after")
    )
    with pytest.raises(Unavailable) as unavailable:
        await opened.esign.create_step(our_id, order, Creation(), None)
    assert unavailable.value.maybe_done
    assert len(await opened.control.flows()) == 1
