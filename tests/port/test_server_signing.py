"""Signing, refusing and destroying on our own word."""

import pytest

from sandbox.tencent import Feature, Settings
from services.contracts.can import Can
from services.contracts.errors import Reason, Refused
from services.contracts.model import Party, Standing, Status
from services.contracts.office import Verification
from tests.port.needs import needs
from tests.port.opened import NO_SUCH_ID, Opened

pytestmark = needs(Can.SERVER_SIGN)

CODE = Verification("VERIFYCODE", "123456", "203.0.113.9", signature=b"\x89PNG")
WRONG = Verification("VERIFYCODE", "1", "203.0.113.9", signature=b"\x89PNG")
NONE = Verification("NONE", "-", "203.0.113.9", signature=b"\x89PNG")


async def test_who_was_verified_signs_without_opening_a_link(opened: Opened) -> None:
    order = opened.from_file(ordered=False)
    made = await opened.make(order)
    for who in range(2):
        await opened.esign.sign_for(made.remote_id, await opened.party(order, made, who), CODE)
    await opened.esign.send_on(made.remote_id, order)
    seen = await opened.look(made)
    assert seen.status is Status.FINISHED
    assert {party.standing for party in seen.parties} == {Standing.SIGNED}


async def test_who_was_verified_refuses_with_a_reason(opened: Opened) -> None:
    order = opened.from_file(ordered=False)
    made = await opened.make(order)
    party = await opened.party(order, made, 1)
    await opened.esign.refuse_for(made.remote_id, party, CODE, "价格不对")
    seen = await opened.look(made)
    assert seen.status is Status.REFUSED
    assert seen.parties[1].reason == "价格不对"


async def test_a_wrong_ticket_signs_nothing(opened: Opened) -> None:
    order = opened.from_file(ordered=False)
    made = await opened.make(order)
    with pytest.raises(Refused):
        await opened.esign.sign_for(made.remote_id, await opened.party(order, made, 1), WRONG)
    assert await opened.standings(made) == [Standing.TO_SIGN, Standing.TO_SIGN]


async def test_without_verification_only_who_is_on_the_white_list_signs(opened: Opened) -> None:
    order = opened.from_file(ordered=False)
    made = await opened.make(order)
    party = await opened.party(order, made, 1)
    await opened.control.change(Settings(features=frozenset(Feature) - {Feature.UNVERIFIED}))
    with pytest.raises(Refused) as refused:
        await opened.esign.sign_for(made.remote_id, party, NONE)
    assert refused.value.reason is Reason.NO_FEATURE


async def test_nobody_signs_what_they_were_not_sent(opened: Opened) -> None:
    made = await opened.make(opened.from_file(ordered=False))
    with pytest.raises(Refused) as refused:
        await opened.esign.sign_for(made.remote_id, Party(signer=opened.edition.witness), CODE)
    assert refused.value.reason is Reason.NO_SIGNER


async def test_the_file_of_what_has_ended_is_destroyed_for_good(opened: Opened) -> None:
    made = await opened.make(opened.from_file(ordered=False))
    await opened.finish(made)
    await opened.esign.destroy(made.remote_id)
    assert (await opened.look(made)).status is Status.FINISHED
    with pytest.raises(Refused):
        await opened.esign.download_link(made.remote_id)


async def test_the_file_of_what_runs_is_not_destroyed(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    with pytest.raises(Refused):
        await opened.esign.destroy(made.remote_id)
    with pytest.raises(Refused):
        await opened.esign.destroy(NO_SUCH_ID)
    assert (await opened.look(made)).status is Status.WAITING
