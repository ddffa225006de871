"""What becomes of a contract once it is out, as `look` tells it."""

from services.contracts.can import Can
from services.contracts.model import Standing, Status
from tests.port.needs import needs
from tests.port.opened import Opened


async def test_a_contract_is_finished_once_everybody_has_signed(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    assert (await opened.look(made)).status is Status.WAITING
    await opened.sign(made, 0)
    assert (await opened.look(made)).status is Status.PARTLY_SIGNED
    await opened.sign(made, 1)
    seen = await opened.look(made)
    assert seen.status is Status.FINISHED
    assert [party.standing for party in seen.parties] == [Standing.SIGNED, Standing.SIGNED]


async def test_it_is_finished_as_well_where_they_signed_in_another_order(opened: Opened) -> None:
    made = await opened.make(opened.from_file(ordered=False))
    await opened.sign(made, 1)
    await opened.sign(made, 0)
    assert (await opened.look(made)).status is Status.FINISHED


async def test_the_next_may_sign_when_the_one_before_has(opened: Opened) -> None:
    made = await opened.make(opened.from_file(ordered=True))
    await opened.sign(made, 0)
    assert await opened.standings(made) == [Standing.SIGNED, Standing.TO_SIGN]


async def test_when_somebody_signed_is_known_to_the_second(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.pass_time(90)
    signed_at = opened.now
    await opened.sign(made, 0)
    await opened.pass_time(3600)
    assert (await opened.look(made)).parties[0].at == signed_at


async def test_a_refusal_ends_it_with_the_reason_that_was_given(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.control.refuse(made.remote_id, 0, "价格不对")
    seen = await opened.look(made)
    assert seen.status is Status.REFUSED
    assert seen.parties[0].standing is Standing.REFUSED
    assert "价格不对" in (seen.reason, seen.parties[0].reason)


async def test_a_contract_that_nobody_signs_in_time_expires(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.control.expire(made.remote_id)
    seen = await opened.look(made)
    assert seen.status is Status.EXPIRED
    assert seen.parties[0].standing is Standing.EXPIRED


async def test_parties_are_told_apart_by_name_number_and_company(opened: Opened) -> None:
    order = opened.from_file(ordered=False)
    made = await opened.make(order)
    for seen, signer in zip((await opened.look(made)).parties, order.signers, strict=True):
        assert seen.name == signer.name
        assert signer.mobile.endswith(seen.mobile_tail)
        assert seen.company in ("", signer.company)


async def test_no_whole_number_of_anybody_comes_back(opened: Opened) -> None:
    order = opened.from_file(ordered=False)
    made = await opened.make(order)
    told = (await opened.look(made)).model_dump_json()
    assert not [signer.mobile for signer in order.signers if signer.mobile in told]


@needs(Can.TEMPLATES)
async def test_who_has_fields_fills_them_in_before_anybody_signs(opened: Opened) -> None:
    made = await opened.make(await opened.from_template("入职协议"))
    await opened.pass_time(opened.tencent.config.delays.compose)
    seen = await opened.look(made)
    assert seen.status is Status.FILLING
    assert Standing.TO_FILL in [party.standing for party in seen.parties]
    await opened.control.fill(made.remote_id, 1)
    seen = await opened.look(made)
    assert seen.status is Status.WAITING
    assert seen.parties[0].standing is Standing.TO_SIGN
