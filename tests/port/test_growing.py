"""Contracts whose signers are not all known when they go out."""

import pytest

from services.contracts.can import Can
from services.contracts.errors import Reason, Refused
from services.contracts.model import Creation, Standing, Status
from services.contracts.order import PartyKind, Signer
from tests.port.needs import needs
from tests.port.opened import NO_SUCH_ID, Opened

NOBODY = Signer(kind=PartyKind.PERSON, name="", mobile="", unnamed=True)


async def _growing(opened: Opened) -> Creation:
    return await opened.make(opened.from_file().model_copy(update={"growing": True}))


@needs(Can.GROWING)
async def test_a_growing_contract_is_not_finished_by_its_signatures(opened: Opened) -> None:
    made = await _growing(opened)
    await opened.finish(made)
    assert (await opened.look(made)).status is Status.PARTLY_SIGNED


@needs(Can.GROWING)
async def test_it_is_finished_when_it_is_archived(opened: Opened) -> None:
    made = await _growing(opened)
    await opened.finish(made)
    await opened.esign.archive(made.remote_id)
    assert (await opened.look(made)).status is Status.FINISHED


@needs(Can.GROWING)
async def test_who_is_added_signs_as_well(opened: Opened) -> None:
    made = await _growing(opened)
    await opened.finish(made)
    await opened.esign.grow(made.remote_id, [opened.edition.witness])
    assert await opened.standings(made) == [Standing.SIGNED, Standing.SIGNED, Standing.TO_SIGN]
    await opened.control.sign(made.remote_id, 2)
    await opened.esign.archive(made.remote_id)
    assert (await opened.look(made)).status is Status.FINISHED


@needs(Can.GROWING)
async def test_it_is_not_archived_before_all_have_signed(opened: Opened) -> None:
    made = await _growing(opened)
    with pytest.raises(Refused) as refused:
        await opened.esign.archive(made.remote_id)
    assert refused.value.reason is Reason.NOT_ALL_SIGNED


@needs(Can.GROWING)
async def test_an_ordinary_contract_does_not_grow(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    with pytest.raises(Refused):
        await opened.esign.grow(made.remote_id, [opened.edition.witness])
    assert len((await opened.look(made)).parties) == 2


@needs(Can.UNNAMED, Can.ADD_SIGNER)
async def test_a_role_is_open_until_somebody_is_named_for_it(opened: Opened) -> None:
    order = opened.from_file(ordered=False)
    order = order.model_copy(update={"signers": (opened.edition.us, NOBODY)})
    made = await opened.make(order)
    role = (await opened.look(made)).parties[1]
    assert role.name == ""
    await opened.esign.add_signer(made.remote_id, role.id, opened.edition.witness)
    assert (await opened.look(made)).parties[1].name == opened.edition.witness.name
    await opened.finish(made)
    assert (await opened.look(made)).status is Status.FINISHED


@needs(Can.ADD_SIGNER)
async def test_nobody_is_named_for_a_role_that_somebody_has(opened: Opened) -> None:
    made = await opened.make(opened.from_file(ordered=False))
    role = (await opened.look(made)).parties[1]
    with pytest.raises(Refused):
        await opened.esign.add_signer(made.remote_id, role.id, opened.edition.witness)
    assert (await opened.look(made)).parties[1].name == opened.edition.them.name


@needs(Can.FORWARD)
async def test_a_colleague_signs_in_our_place(opened: Opened) -> None:
    order = opened.from_file()
    made = await opened.make(order)
    ours = await opened.party(order, made, 0)
    await opened.esign.forward(made.remote_id, ours.id, opened.edition.colleague)
    standings = {one.name: one.standing for one in (await opened.look(made)).parties}
    assert standings["赵印章"] is Standing.TO_SIGN
    assert standings[opened.edition.us.name] is Standing.FORWARDED


@needs(Can.FORWARD)
async def test_nobody_signs_in_the_place_of_somebody_else(opened: Opened) -> None:
    order = opened.from_file(ordered=False)
    made = await opened.make(order)
    theirs = await opened.party(order, made, 1)
    with pytest.raises(Refused):
        await opened.esign.forward(made.remote_id, theirs.id, opened.edition.colleague)
    with pytest.raises(Refused):
        await opened.esign.forward(made.remote_id, theirs.id, NO_SUCH_ID)
