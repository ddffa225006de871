"""Making a contract at Tencent, one step at a time.

From a file:      UploadFiles (and CreateFileConvertTask), then CreateFlowByFiles, which also
                  starts it.
From a template:  CreateFlow, CreateDocument, StartFlow.

The calls that make a contract cost one each and are not idempotent; every other step may be
repeated, so none of those ever leaves behind the doubt whether money was spent.
"""

from services.contracts.errors import Unavailable
from services.contracts.model import Creation, Step
from services.contracts.order import FromFile, FromTemplate, Order
from services.esign._doubt import harmless
from services.esign._ours import user_data
from services.esign._reply import Nothing

from . import files, orders
from .create_requests import StartFlow
from .replies import ApproverItem, Created, Started
from .wire import Wire

ALREADY_TAKEN = frozenset({"FailedOperation.FlowHasDocument", "OperationDenied.FlowHasStarted"})
STARTED, HELD = "START", "REVIEW"
"""Of the three that StartFlow answers."""


async def next_step(
    wire: Wire, our_id: str, order: Order, creation: Creation, document: bytes | None
) -> Creation:
    match order.source, creation.step:
        case FromFile() as file, Step.NEW:
            if document is None:
                raise ValueError("uploading needs the document")
            return await _upload(wire, file.file_name, creation, document)
        case FromFile(), Step.CONVERTING:
            file_id = await files.converted(wire, creation.task_id)
            return creation.model_copy(update={"step": Step.UPLOADED, "file_id": file_id})
        case FromFile(), Step.UPLOADED:
            return await _make(wire, our_id, order, creation)
        case FromTemplate() as template, Step.NEW:
            return await _reserve(wire, our_id, order, template, creation)
        case FromTemplate() as template, Step.RESERVED:
            await _compose(wire, creation.remote_id, order, template)
            return creation.model_copy(update={"step": Step.COMPOSED})
        case FromTemplate(), Step.COMPOSED:
            status = await _start(wire, creation.remote_id, order)
            step = Step.STARTED if status == STARTED else Step.ACCEPTED
            return creation.model_copy(update={"step": step, "held": status == HELD})
        case _:
            return creation


async def _upload(wire: Wire, file_name: str, creation: Creation, document: bytes) -> Creation:
    file_id, task_id = await files.upload(wire, file_name, document)
    step = Step.CONVERTING if task_id else Step.UPLOADED
    return creation.model_copy(update={"step": step, "file_id": file_id, "task_id": task_id})


async def _make(wire: Wire, our_id: str, order: Order, creation: Creation) -> Creation:
    request = orders.from_file(wire.operator, order, creation.file_id)
    request = request.model_copy(update={"UserData": user_data(our_id)})
    created = await wire.call(request, Created)
    ids = party_ids(created.Approvers, order)
    return _made(creation, Step.STARTED, created, ids)


async def _reserve(
    wire: Wire, our_id: str, order: Order, template: FromTemplate, creation: Creation
) -> Creation:
    request = orders.from_template(wire.operator, order, template, our_id)
    created = await wire.call(request, Created)
    return _made(creation, Step.RESERVED, created, template.role_ids)


async def _compose(wire: Wire, flow_id: str, order: Order, template: FromTemplate) -> None:
    request = orders.document(wire.operator, order, template)
    with harmless(ALREADY_TAKEN):
        await wire.call(request.model_copy(update={"FlowId": flow_id}), Nothing)


async def _start(wire: Wire, flow_id: str, order: Order) -> str:
    # EXECUTING goes out by itself once it is composed, REVIEW once somebody at our side has agreed,
    # because the company has set so: no field of ours asks for it. Neither may be started again.
    notice = orders.AT_THE_START if order.watchers else None
    with harmless(ALREADY_TAKEN):
        request = StartFlow(Operator=wire.operator, FlowId=flow_id, CcNotifyType=notice)
        return (await wire.call(request, Started)).Status
    return STARTED


def party_ids(items: tuple[ApproverItem, ...], order: Order) -> tuple[str, ...]:
    """Tencent's ids of the signers, where it gives one for each."""
    ids = tuple(item.RecipientId for item in items)
    return ids if len(ids) == len(order.signers) and all(ids) else ()


def _made(creation: Creation, step: Step, created: Created, ids: tuple[str, ...]) -> Creation:
    if not created.FlowId:
        raise Unavailable("made, but without an id", maybe_done=True)
    update = {"step": step, "remote_id": created.FlowId, "party_ids": ids}
    return creation.model_copy(update=update)
