"""Codes through which many people sign their own copy of a template."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from sandbox.tencent import ControlRefused, TemplateRole, TemplateSpec
from services.contracts.can import Can
from services.contracts.errors import Reason, Refused
from services.contracts.model import Status
from tests.port.editions import Edition
from tests.port.needs import needs
from tests.port.opened import NO_SUCH_ID, Opened, open_edition

pytestmark = needs(Can.QR)

VISITOR = TemplateSpec(
    "yDTplVisitor".ljust(32, "0"),
    "访客须知",
    (TemplateRole("yDRoleVisitor".ljust(32, "0"), "访客", company=False),),
)


@pytest.fixture
async def opened(edition: Edition) -> AsyncIterator[Opened]:
    """With a template that a person alone signs, as codes want it."""
    async with open_edition(edition, templates=(VISITOR,)) as opened:
        yield opened


async def test_whoever_scans_a_code_has_a_contract_of_their_own(opened: Opened) -> None:
    code = await opened.esign.make_qr(VISITOR.id, "访客须知", 2, 7)
    assert code.link
    for name, mobile in (("李四", "13900000002"), ("王五", "13900000003")):
        flow = await opened.control.scan(code.id, name, mobile)
        [seen] = await opened.esign.look([flow.flow_id])
        assert seen.status is Status.WAITING
        assert [party.name for party in seen.parties] == [name]


async def test_no_more_people_sign_than_it_was_made_for(opened: Opened) -> None:
    code = await opened.esign.make_qr(VISITOR.id, "访客须知", 1, 7)
    await opened.control.scan(code.id, "李四", "13900000002")
    with pytest.raises(ControlRefused):
        await opened.control.scan(code.id, "王五", "13900000003")


async def test_it_lives_as_many_days_as_it_was_made_for(opened: Opened) -> None:
    code = await opened.esign.make_qr(VISITOR.id, "访客须知", 5, 3)
    assert code.expires is not None
    assert abs(code.expires - opened.now - timedelta(days=3)) < timedelta(minutes=1)
    await opened.pass_time(3 * 86400 + 60)
    with pytest.raises(ControlRefused):
        await opened.control.scan(code.id, "李四", "13900000002")


async def test_a_cancelled_code_is_dead(opened: Opened) -> None:
    code = await opened.esign.make_qr(VISITOR.id, "访客须知", 5, 7)
    await opened.esign.cancel_qr(code.id)
    with pytest.raises(ControlRefused):
        await opened.control.scan(code.id, "李四", "13900000002")
    with pytest.raises(Refused) as refused:
        await opened.esign.cancel_qr(code.id)
    assert refused.value.reason is Reason.NO_CODE


async def test_a_code_that_does_not_exist_is_not_cancelled(opened: Opened) -> None:
    with pytest.raises(Refused) as refused:
        await opened.esign.cancel_qr(NO_SUCH_ID)
    assert refused.value.reason is Reason.NO_CODE


async def test_there_is_no_code_without_a_template(opened: Opened) -> None:
    with pytest.raises(Refused) as refused:
        await opened.esign.make_qr(NO_SUCH_ID, "访客须知", 5, 7)
    assert refused.value.reason is Reason.NO_TEMPLATE
