"""Making a contract at Tencent.

From a file:      UploadFiles (and CreateFileConvertTask), then ChannelCreateFlowByFiles.
From a template:  CreateFlowsByTemplates, alone or up to twenty together.

Both also start it. The calls that make contracts cost one each and are not idempotent.
"""

from collections.abc import Mapping
from datetime import datetime

from services.contracts.errors import Refused, Unavailable
from services.contracts.model import Creation, Step
from services.contracts.office import Made
from services.contracts.order import FromFile, FromTemplate, Order
from services.esign._files import PDF, kind_of
from services.esign._moments import utc_now

from . import files, made
from .companies import Companies
from .orders import from_file, from_template
from .replies import Created, CreatedMany
from .requests import CreateFlowsByTemplates
from .templates import explain, fields_of
from .wire import Wire

MOST = 20


async def next_step(
    wire: Wire,
    companies: Companies,
    our_id: str,
    order: Order,
    creation: Creation,
    document: bytes | None,
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
            return await _make(wire, companies, our_id, order, creation)
        case FromTemplate(), Step.NEW:
            return await _make_one(wire, companies, our_id, order, creation)
        case _:
            return creation


async def create_many(
    wire: Wire, companies: Companies, orders: Mapping[str, Order], now: datetime
) -> Mapping[str, Made]:
    """What became of each, by our id; 1 to 20, all from templates."""
    if not 0 < len(orders) <= MOST:
        raise ValueError(f"1 to {MOST} contracts")
    infos = []
    for our_id, order in orders.items():
        assert isinstance(order.source, FromTemplate)
        known = await companies.for_signers(order.signers)
        fields = await fields_of(wire, order)
        infos.append(from_template(order, order.source, known, our_id, fields))
    reply = await wire.call(CreateFlowsByTemplates(FlowInfos=tuple(infos)), CreatedMany)
    outcomes = made.outcomes(reply, list(orders.values()), now)
    return {
        our_id: await explain(wire, order, outcome) if isinstance(outcome, Refused) else outcome
        for (our_id, order), outcome in zip(orders.items(), outcomes, strict=True)
    }


async def _upload(wire: Wire, file_name: str, creation: Creation, document: bytes) -> Creation:
    file_id = await files.upload(wire, file_name, document)
    update: dict[str, object] = {"step": Step.UPLOADED, "file_id": file_id}
    kind = kind_of(file_name, document)
    if kind != PDF:
        task_id = await files.convert(wire, file_name, kind, file_id)
        update |= {"step": Step.CONVERTING, "task_id": task_id}
    return creation.model_copy(update=update)


async def _make_one(
    wire: Wire, companies: Companies, our_id: str, order: Order, creation: Creation
) -> Creation:
    now = creation.attempted_at or utc_now()
    outcome = (await create_many(wire, companies, {our_id: order}, now))[our_id]
    if isinstance(outcome, Refused):
        raise outcome
    if not outcome.remote_id:
        raise Unavailable("neither made nor refused", maybe_done=True)
    return outcome.model_copy(update={"attempted_at": creation.attempted_at})


async def _make(
    wire: Wire, companies: Companies, our_id: str, order: Order, creation: Creation
) -> Creation:
    known = await companies.for_signers(order.signers)
    request = from_file(order, creation.file_id, known, our_id)
    created = await wire.call(request, Created)
    if not created.FlowId:
        raise Unavailable("made, but without an id", maybe_done=True)
    ids = tuple(item.RecipientId for item in created.Approvers)
    whole = len(ids) == len(order.signers) and all(ids)
    update = {
        "step": Step.STARTED,
        "remote_id": created.FlowId,
        "party_ids": ids if whole else (),
    }
    return creation.model_copy(update=update)
