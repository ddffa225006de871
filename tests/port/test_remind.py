"""Reminders."""

import pytest

from sandbox.tencent import Fault
from services.contracts.can import Can
from services.contracts.errors import Unavailable
from tests.port.needs import needs
from tests.port.opened import NO_SUCH_ID, Opened

pytestmark = needs(Can.REMIND)


async def test_whose_turn_it_is_is_reminded(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    assert (await opened.esign.remind(made.remote_id)).sent
    flow = await opened.control.flow(made.remote_id)
    assert [signer.reminders for signer in flow.signers] == [1, 0]


async def test_a_reminder_too_many_does_not_go_and_says_why(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    limit = opened.esign.rules.reminders or 3
    outcomes = [await opened.esign.remind(made.remote_id) for _ in range(limit + 1)]
    assert [one.sent for one in outcomes] == [True] * limit + [False]
    assert outcomes[-1].message


async def test_nobody_is_reminded_of_what_has_ended(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.control.refuse(made.remote_id, 0)
    assert not (await opened.esign.remind(made.remote_id)).sent


async def test_nobody_is_reminded_of_nothing(opened: Opened) -> None:
    assert not (await opened.esign.remind(NO_SUCH_ID)).sent


async def test_a_lost_answer_to_a_reminder_is_told_and_nobody_is_reminded_twice(
    opened: Opened,
) -> None:
    made = await opened.make(opened.from_file())
    await opened.control.fail_next(Fault(action="*", kind="lost_after"))
    with pytest.raises(Unavailable) as unavailable:
        await opened.esign.remind(made.remote_id)
    assert unavailable.value.maybe_done
    flow = await opened.control.flow(made.remote_id)
    assert flow.signers[0].reminders == 1
