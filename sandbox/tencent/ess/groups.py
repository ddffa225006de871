"""CreateFlowGroupByFiles and CreateFlowGroupByTemplates: contracts that are signed together.

Source: FlowGroupInfo and FlowGroupOptions in tencentcloud-sdk-python-ess 3.1.194, and the examples
of both actions in tccli 3.1.189.1: all contracts are made or none, FlowIds are in the order of the
request, and names have hyphens though the documents leave them out.
"""

import re
from collections.abc import Sequence

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.charsets import HAN
from sandbox.tencent.config import Feature
from sandbox.tencent.lifecycle import start
from sandbox.tencent.pdf import sample_pdf
from sandbox.tencent.records import FlowGroup
from sandbox.tencent.state import Flow, World

from .creation import approver_item, check_honoured, keep, new_flow
from .fields import check_fields
from .from_files import flow_of_file
from .from_templates import take_roles, template_in_use
from .templates import fields_of

NAME = re.compile(rf"[{HAN}A-Za-z0-9_\-]{{1,200}}")
COMMON = frozenset(
    {
        "FlowName",
        "Approvers",
        "FlowType",
        "FlowDescription",
        "Deadline",
        "UserData",
        "Unordered",
        "Components",
        "NeedSignReview",
        "AutoSignScene",
        "FlowDisplayType",
    }
)


def create_group_by_files(world: World, body: Json) -> Json:
    world.need(Feature.FILES)
    return _send(world, body, [_from_file(world, body, info) for info in _infos(world, body)])


def create_group_by_templates(world: World, body: Json) -> Json:
    world.need(Feature.TEMPLATES)
    return _send(world, body, [_from_template(world, body, info) for info in _infos(world, body)])


def _infos(world: World, body: Json) -> Sequence[Json]:
    world.need(Feature.GROUPS)
    check_honoured(body, {"Operator", "FlowGroupName", "FlowGroupInfos"})
    infos: list[Json] = body["FlowGroupInfos"]
    names = [body["FlowGroupName"], *(info["FlowName"] for info in infos)]
    if not all(NAME.fullmatch(name) for name in names):
        raise Refusal("A name has characters that are not allowed.", "InvalidParameter.FlowName")
    if any(info.get("CcInfos") for info in infos):
        raise Refusal("Groups have nobody who reads along.", "OperationDenied.CcForbid")
    if any(approver.get("Deadline") for info in infos for approver in info["Approvers"]):
        raise Refusal(
            "Signers in a group have no deadline of their own.", "InvalidParameter.FlowDeadLine"
        )
    return infos


def _from_file(world: World, body: Json, info: Json) -> Flow:
    """There is no SignBeanTag here: everybody signs where it is said."""
    check_honoured(info, COMMON | {"FileIds"})
    if not info.get("FileIds"):
        raise Refusal(
            "FileIds is missing.", "MissingParameter.ResourceId", "InvalidParameter.FlowFileIds"
        )
    return flow_of_file(world, body, _dated(info), free=False)


def _from_template(world: World, body: Json, info: Json) -> Flow:
    """Fields are filled in by Components here, whose places are not looked at."""
    check_honoured(info, COMMON | {"TemplateId"})
    template = template_in_use(world, info.get("TemplateId", ""))
    given = [
        {name: one.get(name, "") for name in ("ComponentId", "ComponentName", "ComponentValue")}
        for one in info.get("Components", [])
    ]
    check_fields(fields_of(template, template.promoter_id), given)
    dated = _dated(info)
    flow = new_flow(world, body, dated, dated.get("Deadline"), notify="SMS")
    take_roles(world, flow, template)
    flow.from_template = True
    flow.document, flow.document_id = sample_pdf(flow.name), world.new_id()
    return flow


def _dated(info: Json) -> Json:
    """Deadline 0 is none, as in the documented examples."""
    return {k: v for k, v in info.items() if k != "Deadline" or v}


def _send(world: World, body: Json, flows: Sequence[Flow]) -> Json:
    group = FlowGroup(world.new_id(), body["FlowGroupName"], tuple(f.flow_id for f in flows))
    for flow in flows:
        flow.group_id = group.group_id
    keep(world, *flows)
    world.groups[group.group_id] = group
    for flow in flows:
        start(world, flow)
    return {
        "FlowGroupId": group.group_id,
        "FlowIds": list(group.flow_ids),
        "Approvers": [
            {"FlowId": flow.flow_id, "Approvers": [approver_item(one) for one in flow.signers]}
            for flow in flows
        ],
    }
