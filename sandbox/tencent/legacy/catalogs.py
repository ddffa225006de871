"""Catalogs (several contracts under one id), which this edition can only be asked about."""

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.state import World

from .made import Made, made, sent_to
from .queries import approver


def describe_catalog_approvers(world: World, body: Json) -> Json:
    """The signers of each of its contracts, or one of them in each."""
    wanted = body.get("UserId", "")
    return {"Approvers": [_approvers(flow, wanted) for flow in _flows(world, body)]}


def _approvers(flow: Made, wanted: str) -> Json:
    found = [approver(one) for one in sent_to(flow) if wanted in ("", one.user_id)]
    return {"FlowId": flow.flow_id, "Approvers": found}


def describe_catalog_sign_components(world: World, body: Json) -> Json:
    found = [
        {
            "FlowId": flow.flow_id,
            "SignComponents": list(signer.components),
            "SignId": signer.sign_id,
        }
        for flow in _flows(world, body)
        for signer in sent_to(flow)
    ]
    return {"SignComponents": found}


def _flows(world: World, body: Json) -> list[Made]:
    group = world.groups.get(body["CatalogId"])
    if group is None:
        raise Refusal("The catalog does not exist.", "ResourceNotFound")
    return [made(world, flow_id) for flow_id in group.flow_ids]
