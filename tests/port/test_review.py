"""The sign review of our side."""

import pytest

from sandbox.tencent import ControlRefused
from services.contracts.can import Can
from services.contracts.errors import Reason, Refused
from services.contracts.model import Creation, Decision, Standing, Status
from tests.port.needs import needs
from tests.port.opened import NO_SUCH_ID, Opened

pytestmark = needs(Can.REVIEW)


async def _reviewed(opened: Opened) -> Creation:
    order = opened.from_file()
    return await opened.make(order.model_copy(update={"reviewer": "U0REVIEWER"}))


async def test_nobody_of_ours_signs_before_the_review(opened: Opened) -> None:
    made = await _reviewed(opened)
    with pytest.raises(ControlRefused):
        await opened.sign(made, 0)
    await opened.esign.review(made.remote_id, Decision.APPROVED, "")
    await opened.sign(made, 0)
    assert (await opened.look(made)).parties[0].standing is Standing.SIGNED


async def test_what_was_sent_back_may_still_be_approved(opened: Opened) -> None:
    made = await _reviewed(opened)
    await opened.esign.review(made.remote_id, Decision.SENT_BACK, "请改价格")
    with pytest.raises(ControlRefused):
        await opened.sign(made, 0)
    assert (await opened.look(made)).status is Status.WAITING
    await opened.esign.review(made.remote_id, Decision.APPROVED, "")
    await opened.sign(made, 0)


async def test_a_refusal_of_the_reviewer_ends_the_contract(opened: Opened) -> None:
    made = await _reviewed(opened)
    await opened.esign.review(made.remote_id, Decision.REFUSED, "条款不合规")
    seen = await opened.look(made)
    assert seen.status is Status.REFUSED
    assert "条款不合规" in (seen.reason, seen.parties[0].reason)


async def test_a_contract_that_wants_no_review_has_none(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    with pytest.raises(Refused) as refused:
        await opened.esign.review(made.remote_id, Decision.APPROVED, "")
    assert refused.value.reason is Reason.NO_REVIEW_WANTED


async def test_there_is_no_review_of_nothing(opened: Opened) -> None:
    with pytest.raises(Refused):
        await opened.esign.review(NO_SUCH_ID, Decision.APPROVED, "")
