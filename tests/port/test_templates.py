"""Templates: found by their names, and known with their roles."""

import pytest

from services.contracts.can import Can
from services.contracts.errors import Reason, Refused
from services.contracts.order import PartyKind
from tests.port.needs import needs
from tests.port.opened import NO_SUCH_ID, Opened

pytestmark = needs(Can.TEMPLATES)


async def test_the_templates_that_can_be_used_are_offered(opened: Opened) -> None:
    usable = [one for one in opened.tencent.config.templates if one.available]
    offered = await opened.esign.templates()
    assert [(one.id, one.name) for one in offered] == [(one.id, one.name) for one in usable]


async def test_a_part_of_its_name_finds_a_template(opened: Opened) -> None:
    assert [one.name for one in await opened.esign.templates("协议")] == ["保密协议", "入职协议"]


async def test_a_name_that_no_template_has_finds_nothing(opened: Opened) -> None:
    assert not await opened.esign.templates("租赁")


async def test_no_more_templates_come_than_were_asked_for(opened: Opened) -> None:
    assert [one.name for one in await opened.esign.templates(limit=1)] == ["销售合同"]


async def test_a_template_tells_its_roles_in_their_order_and_who_takes_them(
    opened: Opened,
) -> None:
    spec = opened.tencent.config.templates[1]
    template = await opened.esign.template(spec.id)
    assert [(role.id, role.name) for role in template.roles] == [
        (role.id, role.name) for role in spec.roles
    ]
    assert [role.kind for role in template.roles] == [PartyKind.EMPLOYEE, PartyKind.PERSON]


@pytest.mark.parametrize("index", [0, 1])
async def test_a_template_tells_whether_one_signs_after_the_other(
    opened: Opened, index: int
) -> None:
    spec = opened.tencent.config.templates[index]
    assert (await opened.esign.template(spec.id)).ordered is spec.ordered


async def test_a_template_that_was_switched_off_is_no_template(opened: Opened) -> None:
    [off] = [one for one in opened.tencent.config.templates if not one.available]
    with pytest.raises(Refused) as refused:
        await opened.esign.template(off.id)
    assert refused.value.reason is Reason.NO_TEMPLATE


async def test_a_template_that_does_not_exist_is_no_template(opened: Opened) -> None:
    with pytest.raises(Refused) as refused:
        await opened.esign.template(NO_SUCH_ID)
    assert refused.value.reason is Reason.NO_TEMPLATE
