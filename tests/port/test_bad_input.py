"""What cannot be: Tencent says no, we say why, and nothing is made or spent."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from services.contracts.errors import Refused
from services.contracts.model import Creation, Status
from services.contracts.order import Order
from tests.port.opened import Opened

_CANCELLED = 6
"""In the pretend Tencent's own count, whatever the edition."""


async def _refused(opened: Opened, order: Order) -> Refused:
    before = (await opened.control.state()).quota
    with pytest.raises(Refused) as refused:
        await opened.make(order)
    running = [one for one in await opened.control.flows() if one.status != _CANCELLED]
    assert not running
    assert (await opened.control.state()).quota == before
    return refused.value


@pytest.mark.parametrize("name", ["采购/合同", "采购\n合同", "采购合同🎉", "合" * 201])
async def test_a_name_that_the_rules_do_not_allow_tencent_does_not_take(
    opened: Opened, name: str
) -> None:
    charset = opened.esign.rules.contract_name
    assert charset.strangers(name) or len(name) > charset.limit
    await _refused(opened, opened.from_file(name=name))


async def test_a_deadline_that_is_over_is_refused(opened: Opened) -> None:
    late = opened.from_file().model_copy(update={"deadline": opened.now - timedelta(days=1)})
    await _refused(opened, late)


async def test_nobody_signs_one_contract_twice(opened: Opened) -> None:
    them = opened.edition.them
    await _refused(opened, opened.from_file().model_copy(update={"signers": (them, them)}))


@pytest.mark.parametrize(
    "change",
    [{"mobile": "139****0002"}, {"mobile": "12345"}, {"name": "李*"}],
    ids=["a masked number", "no number", "a masked name"],
)
async def test_what_was_masked_or_mistyped_is_not_sent_back_to_tencent(
    opened: Opened, change: Mapping[str, Any]
) -> None:
    us, them = opened.signers
    order = opened.from_file(ordered=False)
    wrong = order.model_copy(update={"signers": (us, them.model_copy(update=change))})
    await _refused(opened, wrong)


async def test_a_reason_that_the_rules_allow_tencent_takes(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    charset = opened.esign.rules.cancel_reason
    reason = "".join(c for c in "价格有误，请见第2页 (wrong price)_" if not charset.strangers(c))
    await opened.esign.cancel(made.remote_id, reason)
    seen = await opened.look(made)
    assert (seen.status, seen.reason) == (Status.CANCELLED, reason)


async def test_a_file_that_is_empty_or_something_else_makes_nothing(opened: Opened) -> None:
    for document in (b"", b"GIF89a", b"%PDF-1.4 and then nothing"):
        with pytest.raises(Refused):
            await opened.esign.create_step(
                opened.our_id(), opened.from_file(), Creation(), document
            )
    assert not await opened.control.flows()
