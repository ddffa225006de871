"""Contract groups, and how a contract would look."""

from collections.abc import Sequence

from services.contracts.can import Can
from services.contracts.errors import Refused, Unavailable, Unsupported
from services.contracts.office import GroupMade, id_in_group
from services.contracts.order import FromFile, FromTemplate, Order
from services.esign._trust import checked

from . import files
from .companies import Companies
from .orders import from_file, from_template, in_group
from .replies import Created, CreatedGroup, CreatedMany
from .requests import (
    ChannelCreateFlowGroupByFiles,
    ChannelCreateFlowGroupByTemplates,
    CreateFlowsByTemplates,
)
from .structs import FlowFileInfo, FlowInfo
from .templates import explain, fields_of
from .wire import Wire

A_PAGE = 1
"""PreviewType: a page that shows it, instead of the bare PDF."""


async def preview(wire: Wire, companies: Companies, order: Order, document: bytes | None) -> str:
    if isinstance(order.source, FromFile):
        return await _of_file(wire, companies, order, order.source, document)
    info = await _template_info(wire, companies, order, "preview")
    request = CreateFlowsByTemplates(FlowInfos=(info,), NeedPreview=True, PreviewType=A_PAGE)
    reply = await wire.call(request, CreatedMany)
    for url in reply.PreviewUrls:
        if url:
            return checked(url, wire.account)
    said = "".join(reply.ErrorMessages)
    raise await explain(wire, order, Refused("ErrorMessages", said, reply.RequestId))


async def create_group(
    wire: Wire,
    companies: Companies,
    our_id: str,
    name: str,
    orders: Sequence[Order],
    file_ids: Sequence[str],
) -> GroupMade:
    if any(order.watchers for order in orders):
        raise Unsupported(Can.WATCHERS)  # "合同组暂不支持抄送功能"
    if all(isinstance(order.source, FromFile) for order in orders):
        infos = [
            await _file_info(companies, order, file_id, id_in_group(our_id, place))
            for place, (order, file_id) in enumerate(zip(orders, file_ids, strict=True))
        ]
        by_files = ChannelCreateFlowGroupByFiles(FlowFileInfos=tuple(infos), FlowGroupName=name)
        made = await wire.call(by_files, CreatedGroup)
    else:
        flows = [
            await _template_info(wire, companies, order, id_in_group(our_id, place))
            for place, order in enumerate(orders)
        ]
        by_templates = ChannelCreateFlowGroupByTemplates(FlowInfos=tuple(flows), FlowGroupName=name)
        made = await wire.call(by_templates, CreatedGroup)
    if not made.FlowGroupId or len(made.FlowIds) != len(orders) or not all(made.FlowIds):
        raise Unavailable("a group without all of its ids", maybe_done=True)
    parties = {
        one.FlowId: tuple(item.RecipientId for item in one.Approvers) for one in made.Approvers
    }
    told = tuple(parties.get(flow_id, ()) for flow_id in made.FlowIds)
    return GroupMade(made.FlowGroupId, made.FlowIds, told if all(told) else ())


async def _of_file(
    wire: Wire, companies: Companies, order: Order, source: FromFile, document: bytes | None
) -> str:
    if document is None:
        raise ValueError("a preview needs the document")
    file_id = await files.pdf(wire, source.file_name, document)
    known = await companies.for_signers(order.signers)
    request = from_file(order, file_id, known, "preview")
    only_look = request.model_copy(update={"NeedPreview": True, "PreviewType": A_PAGE})
    made = await wire.call(only_look, Created)
    return checked(made.PreviewUrl, wire.account)


async def _file_info(companies: Companies, order: Order, file_id: str, our_id: str) -> FlowFileInfo:
    known = await companies.for_signers(order.signers)
    return in_group(order, file_id, known, our_id)


async def _template_info(wire: Wire, companies: Companies, order: Order, our_id: str) -> FlowInfo:
    assert isinstance(order.source, FromTemplate)
    known = await companies.for_signers(order.signers)
    fields = await fields_of(wire, order)
    return from_template(order, order.source, known, our_id, fields)
