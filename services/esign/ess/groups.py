"""Contract groups: several contracts that are sent and signed together.

Vendor documents: CreateFlowGroupByFiles and CreateFlowGroupByTemplates. All contracts are made or
none; their ids come in the order in which they were asked for.
"""

from collections.abc import Sequence

from services.contracts.errors import Unavailable
from services.contracts.office import GroupMade, id_in_group
from services.contracts.order import FromFile, FromTemplate, Order

from . import orders
from .create import party_ids
from .create_requests import CreateFlowGroupByFiles, CreateFlowGroupByTemplates
from .replies import GroupCreated
from .structs import FlowGroupInfo
from .templates import check_fits, described
from .wire import Wire


async def create_group(
    wire: Wire, our_id: str, name: str, wanted: Sequence[Order], file_ids: Sequence[str]
) -> GroupMade:
    ids = [id_in_group(our_id, place) for place in range(len(wanted))]
    request: CreateFlowGroupByFiles | CreateFlowGroupByTemplates
    if all(isinstance(order.source, FromFile) for order in wanted):
        infos = tuple(
            orders.file_in_group(order, file_id, our_id)
            for order, file_id, our_id in zip(wanted, file_ids, ids, strict=True)
        )
        request = CreateFlowGroupByFiles(
            Operator=wire.operator, FlowGroupName=name, FlowGroupInfos=infos
        )
    else:
        infos = await _from_templates(wire, ids, wanted)
        request = CreateFlowGroupByTemplates(
            Operator=wire.operator, FlowGroupName=name, FlowGroupInfos=infos
        )
    return _made(await wire.call(request, GroupCreated), wanted)


async def _from_templates(
    wire: Wire, ids: Sequence[str], wanted: Sequence[Order]
) -> tuple[FlowGroupInfo, ...]:
    """Nothing but their order gives signers their roles here, so that is looked at first."""
    templates = await described(wire, wanted)
    infos = []
    for our_id, order in zip(ids, wanted, strict=True):
        match order.source:
            case FromTemplate() as source:
                fields = check_fits(order, source, templates).fields
                infos.append(orders.template_in_group(order, source, fields, our_id))
            case _:
                raise ValueError("a group is all from files or all from templates")
    return tuple(infos)


def _made(created: GroupCreated, wanted: Sequence[Order]) -> GroupMade:
    whole = len(created.FlowIds) == len(wanted) and all(created.FlowIds)
    if not created.FlowGroupId or not whole:
        raise Unavailable("a group was made, but not with an id for each", maybe_done=True)
    items = {one.FlowId: one.Approvers for one in created.Approvers}
    parties = zip(created.FlowIds, wanted, strict=True)
    return GroupMade(
        group_id=created.FlowGroupId,
        remote_ids=created.FlowIds,
        party_ids=tuple(party_ids(items.get(flow_id, ()), order) for flow_id, order in parties),
    )
