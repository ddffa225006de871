"""What CreateFlowsByTemplates says became of each of the contracts, position by position."""

from collections.abc import Sequence
from datetime import datetime

from services.contracts.errors import Refused, Unavailable
from services.contracts.model import Creation, Step
from services.contracts.office import Made
from services.contracts.order import FromTemplate, Order

from .replies import CreatedMany

NOT_READY = "NOTREADY"


def outcomes(reply: CreatedMany, orders: Sequence[Order], now: datetime) -> Sequence[Made]:
    """In the order of `orders`. `Unavailable(maybe_done)` where the lists do not fit them.

    ErrorMessages may be short (the documented examples are) as long as it complains of nothing
    and every contract has its id.
    """
    ids, errors = reply.FlowIds, reply.ErrorMessages
    if len(ids) != len(orders) or (len(errors) != len(ids) and (any(errors) or not all(ids))):
        what = f"{len(ids)} ids and {len(errors)} messages for {len(orders)} contracts"
        raise Unavailable(f"CreateFlowsByTemplates: {what}", maybe_done=True)
    if len(errors) != len(ids):
        errors = ("",) * len(ids)
    return [
        _outcome(reply, order, number, errors[number], now) for number, order in enumerate(orders)
    ]


def _outcome(reply: CreatedMany, order: Order, number: int, error: str, now: datetime) -> Made:
    flow_id = reply.FlowIds[number]
    if not flow_id and not error:
        # Neither made nor refused: its start callback tells.
        return Creation(attempted_at=now)
    if not flow_id:
        return Refused("ErrorMessages", error, reply.RequestId)
    source = order.source
    roles = source.role_ids if isinstance(source, FromTemplate) else ()
    # A complaint about one that has an id, or a document that is still being made: it goes out by
    # itself, and whether it did is told later.
    waits = bool(error) or _not_ready(reply, number)
    step = Step.ACCEPTED if waits else Step.STARTED
    return Creation(step=step, remote_id=flow_id, party_ids=roles)


def _not_ready(reply: CreatedMany, number: int) -> bool:
    tasks = reply.TaskInfos
    if len(tasks) != len(reply.FlowIds):
        return any(task.TaskStatus == NOT_READY for task in tasks)
    return tasks[number].TaskStatus == NOT_READY
