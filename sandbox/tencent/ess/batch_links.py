"""Links to many contracts at once: CreateBatchSignUrl (WeChat), CreateBatchQuickSignUrl (H5)."""

from collections.abc import Sequence

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.config import Feature
from sandbox.tencent.state import Flow, Link, Signer, SignerStatus, World

from .approvers import check_company, check_mobile, check_unmasked
from .creation import check_honoured

SCHEME_LIFE = 7 * 86400
H5_LIFE = 1800
SHORTEST, LONGEST = 1800, 7776000
"""Seconds that a link works."""


def create_batch_sign_url(world: World, body: Json) -> Json:
    world.need(Feature.BATCH_LINKS)
    honoured = {"Operator", "Name", "Mobile", "OrganizationName", "NotifyType", "FlowIds"}
    check_honoured(body, honoured)
    who = (body.get("Name", ""), body.get("Mobile", ""), body.get("OrganizationName", ""))
    pairs = _pairs(world, body.get("FlowIds", []), who)
    return {
        "SignUrl": mint_many(world, pairs, SCHEME_LIFE),
        "ExpiredTime": world.second + SCHEME_LIFE,
        "MiniAppPath": "pages/guide",
    }


def create_batch_quick_sign_url(world: World, body: Json) -> Json:
    world.need(Feature.H5_LINKS)
    check_honoured(body, {"Operator", "FlowApproverInfo", "FlowIds", "ExpiredOn"})
    info: Json = body["FlowApproverInfo"]
    known = {"ApproverType", "ApproverName", "ApproverMobile", "OrganizationName"}
    check_honoured(info, known)
    life = body.get("ExpiredOn") or H5_LIFE
    if not SHORTEST <= life <= LONGEST:
        raise Refusal("From half an hour to ninety days.", "InvalidParameterValue")
    company = info.get("OrganizationName", "") if info["ApproverType"] == 0 else ""
    who = (info.get("ApproverName", ""), info.get("ApproverMobile", ""), company)
    url = mint_many(world, _pairs(world, body.get("FlowIds", []), who), life)
    link = {"SignUrl": url, "LongUrl": f"{url}?long=1", "ApproverType": info["ApproverType"]}
    return {"FlowApproverUrlInfo": {**link, "ApproverName": who[0], "ApproverMobile": who[1]}}


def _pairs(
    world: World, flow_ids: Sequence[str], who: tuple[str, str, str]
) -> Sequence[tuple[Flow, Signer]]:
    """Their signer in each contract, whose turn it must be, at a place that is set."""
    name, mobile, company = who
    if not flow_ids or not name or not mobile:
        raise Refusal("FlowIds, a name and a number are needed.", "MissingParameter")
    check_unmasked(name, mobile)
    check_mobile(mobile)
    check_company(company)
    return [(world.flow(flow_id), _signer(world.flow(flow_id), who)) for flow_id in flow_ids]


def _signer(flow: Flow, who: tuple[str, str, str]) -> Signer:
    found = next((s for s in flow.signers if (s.name, s.mobile, s.company) == who), None)
    if found is None:
        raise Refusal(
            "There is no such signer in this contract.", "ResourceNotFound", "InvalidParameter"
        )
    if found.status is not SignerStatus.TO_SIGN or not flow.status.running:
        raise Refusal("It is not their turn.", "OperationDenied", "FailedOperation")
    if flow.places_own:
        raise Refusal(
            "They place their own seal or signature.", "OperationDenied", "FailedOperation"
        )
    return found


def mint_many(world: World, pairs: Sequence[tuple[Flow, Signer]], life: int) -> str:
    """The pages of the first, from which the others are reached."""
    tokens = [world.new_id() for _ in pairs]
    for number, (flow, signer) in enumerate(pairs):
        more = tuple(tokens[1:]) if number == 0 else ()
        link = Link(flow.flow_id, signer.recipient_id, world.now + life, more=more)
        world.links[tokens[number]] = link
    return f"{world.api_url}/_sign/{tokens[0]}"
