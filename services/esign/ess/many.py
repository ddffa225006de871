"""Many contracts from templates. This edition has no call for that: one after the other.

Each is reserved, which costs it, gets its document and is started. What is not done by then is a
matter of seconds (a document is being composed), and gone on with by `create_step`.
"""

from collections.abc import Mapping
from datetime import datetime

from services.contracts.errors import Reason, Refused, SignetError, Unavailable
from services.contracts.model import Creation, Step
from services.contracts.office import Made
from services.contracts.order import FromTemplate, Order, Template
from services.contracts.ports import Clock

from .create import next_step
from .templates import check_fits, described
from .wire import Wire

MOST = 20
"""Our own limit (`Rules.many`), so that none waits too long for its start."""
NOT_REACHED = Refused("NotReached", reason=Reason.NOT_REACHED)


async def create_many(wire: Wire, clock: Clock, orders: Mapping[str, Order]) -> Mapping[str, Made]:
    """What became of each, by our id.

    Where Tencent falls silent the rest are not tried; when it does so before anything was made,
    there is nothing to tell but that (`Unavailable`).
    """
    if len(orders) > MOST:
        raise ValueError(f"at most {MOST} contracts at once")
    templates = await described(wire, orders.values())
    made: dict[str, Made] = {}
    our_id = ""
    try:
        for our_id, order in orders.items():
            made[our_id] = await _reserve(wire, our_id, order, templates)
    except SignetError as error:
        if isinstance(error, Unavailable) and error.maybe_done:
            made[our_id] = Creation(attempted_at=clock())
        elif not made:
            raise
    for step in (Step.RESERVED, Step.COMPOSED):
        for our_id, outcome in made.items():
            if isinstance(outcome, Creation) and outcome.step is step:
                made[our_id] = await _go_on(wire, clock(), our_id, orders[our_id], outcome)
    return {our_id: made.get(our_id, NOT_REACHED) for our_id in orders}


async def _reserve(
    wire: Wire, our_id: str, order: Order, templates: Mapping[str, Template]
) -> Made:
    assert isinstance(order.source, FromTemplate)
    try:
        check_fits(order, order.source, templates)
        return await next_step(wire, our_id, order, Creation(), None)
    except Refused as refusal:
        return refusal


async def _go_on(
    wire: Wire, now: datetime, our_id: str, order: Order, creation: Creation
) -> Creation:
    """One step, if it can be taken at once: a refusal is heard again by whoever goes on."""
    try:
        after = await next_step(wire, our_id, order, creation, None)
    except SignetError:
        return creation
    composed = after.step is Step.COMPOSED
    return after.model_copy(update={"composed_at": now}) if composed else after
