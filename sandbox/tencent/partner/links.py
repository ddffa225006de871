"""Sign links: CreateSignUrls (WeChat), ChannelCreateFlowSignUrl (H5), and links to many."""

from collections.abc import Callable

from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.config import Feature
from sandbox.tencent.ess.creation import check_honoured
from sandbox.tencent.state import Flow, Link, Signer, SignerStatus, World

from .agents import open_id_of
from .approvers import KINDS, TO_CLAIM
from .queries import client_named

H5_LIFE = 1800
BATCH_LIFE = 7 * 86400
SIGN_URL_LIFE = 90 * 86400
"""Seconds."""
NO_SIGNER = ("ResourceNotFound", "InvalidParameter")
Is = Callable[[Signer], bool]


def create_sign_urls(world: World, body: Json) -> Json:
    """One link for each contract named; its errors by position."""
    honoured = {"Agent", "FlowIds", "Endpoint", "GenerateType", "OrganizationName", "Name"}
    check_honoured(body, honoured | {"Mobile", "OrganizationOpenId", "OpenId", "RecipientIds"})
    ids = body.get("FlowIds", [])
    if not ids:
        raise Refusal("FlowIds is missing.", "MissingParameter.FlowIdsOrFlowGroupId")
    if body.get("Endpoint", "WEIXINAPP") not in ("", "WEIXINAPP", "LONGURL2WEIXINAPP"):
        raise unsupported(f"Endpoint {body['Endpoint']}")
    pairs = [_sign_url(world, flow_id, _wanted(world, body, n)) for n, flow_id in enumerate(ids)]
    return {
        "SignUrlInfos": [info for info, _ in pairs],
        "ErrorMessages": [error for _, error in pairs],
    }


def _wanted(world: World, body: Json, number: int) -> Is:
    """Whose link it is, as GenerateType asks for it."""
    kind = body.get("GenerateType", "ALL")
    match kind:
        case "PERSON":
            name, mobile = _need(body, "Name"), _need(body, "Mobile")
            return lambda one: not one.for_company and (one.name, one.mobile) == (name, mobile)
        case "NOT_CHANNEL":
            wanted = tuple(_need(body, key) for key in ("OrganizationName", "Name", "Mobile"))
            return lambda one: (one.company, one.name, one.mobile) == wanted
        case "CHANNEL":
            organization, open_id = _need(body, "OrganizationOpenId"), body.get("OpenId", "")
            return lambda one: _is_client(world, one, organization, open_id)
        case "RECIPIENT":
            recipients = body.get("RecipientIds", [])
            if len(recipients) != len(body["FlowIds"]):
                raise Refusal("One RecipientId for each contract.", "InvalidParameter.ParamError")
            return lambda one: one.recipient_id == recipients[number]
        case _:
            raise unsupported(f"GenerateType {kind}")


def _is_client(world: World, one: Signer, organization: str, open_id: str) -> bool:
    client = client_named(world, one.company)
    same = client is not None and client.open_id == organization
    return same and open_id in ("", open_id_of(world, one.user_id))


def _need(body: Json, name: str) -> str:
    if not body.get(name):
        raise Refusal(f"{name} is needed for this GenerateType.", "MissingParameter")
    return str(body[name])


def _sign_url(world: World, flow_id: str, is_wanted: Is) -> tuple[Json, str]:
    flow = world.flows.get(flow_id)
    blank: Json = {"SignUrl": "", "FlowId": flow_id, "Name": "", "Mobile": ""}
    if flow is None:
        return blank, "合同不存在"
    if not flow.status.running:
        return blank, "合同当前状态不支持签署"
    signers = [one for one in flow.signers if is_wanted(one)]
    if not signers:
        return blank, "合同中没有该签署人"
    return {**blank, "SignUrl": _mint(world, [(flow, signers[0])], SIGN_URL_LIFE)}, ""


def create_flow_sign_url(world: World, body: Json) -> Json:
    """UrlType 1 without a signer: a page for the initiator to look at."""
    world.need(Feature.H5_LINKS)
    check_honoured(body, {"Agent", "FlowId", "FlowApproverInfos", "UrlType", "ExpiredOn"})
    flow = world.flow(body["FlowId"])
    infos = body.get("FlowApproverInfos", [])
    life = body.get("ExpiredOn", H5_LIFE)
    if body.get("UrlType", 0) == 1 and not infos:
        token = world.new_id()
        world.links[token] = Link(flow.flow_id, "", world.now + life)
        return {"FlowApproverUrlInfos": [_url(f"{world.file_url}/_files/{token}.pdf")]}
    if not infos:
        raise Refusal("FlowApproverInfos is missing.", "MissingParameter")
    if not flow.status.running:
        raise Refusal("The contract is not out for signature.", "FailedOperation")
    if flow.places_own:
        # ChannelCreateFlowByFiles.SignBeanTag: placing one's own seal is not supported in H5.
        raise Refusal("Signers who place their own seal cannot use H5.", "FailedOperation")
    signers = [named(world, flow, info) for info in infos]
    return {
        "FlowApproverUrlInfos": [
            {**_url(_mint(world, [(flow, one)], life)), "Name": one.name, "Mobile": one.mobile}
            for one in signers
        ]
    }


def create_batch_sign_url(world: World, body: Json) -> Json:
    """For employees, who are known by an OpenId or by their company and name.

    A person's needs the number of their identity card, which is not taken here.
    """
    honoured = {"Agent", "FlowIds", "Name", "Mobile", "OrganizationName", "OpenId"}
    check_honoured(body, honoured | {"OrganizationOpenId"})
    info = {name: value for name, value in body.items() if name not in ("Agent", "FlowIds")}
    if not info.get("OpenId") and not info.get("OrganizationName"):
        raise unsupported("links to many for a person, by their identity card")
    if not info.get("OpenId"):
        info["NotChannelOrganization"] = True
    url = _batch(world, body, {**info, "ApproverType": "ORGANIZATION"}, BATCH_LIFE)
    return {"SignUrl": url, "ExpiredTime": world.second + BATCH_LIFE, "MiniAppPath": "pages/guide"}


def create_batch_quick_sign_url(world: World, body: Json) -> Json:
    world.need(Feature.H5_LINKS)
    check_honoured(body, {"Agent", "FlowIds", "FlowApproverInfo", "ExpiredOn"})
    life = body.get("ExpiredOn", H5_LIFE)
    url = _batch(world, body, body["FlowApproverInfo"], life)
    return {"FlowApproverUrlInfo": _url(url)}


def _batch(world: World, body: Json, info: Json, life: int) -> str:
    world.need(Feature.BATCH_LINKS)
    if not body.get("FlowIds"):
        raise Refusal("FlowIds is missing.", "MissingParameter.FlowIds", "MissingParameter")
    flows = [world.flow(flow_id) for flow_id in body["FlowIds"]]
    pairs = [(flow, named(world, flow, info)) for flow in flows]
    for flow, signer in pairs:
        if signer.status is not SignerStatus.TO_SIGN or flow.places_own:
            raise Refusal("Not to be signed in a batch.", "OperationDenied", "FailedOperation")
    return _mint(world, pairs, life)


def named(world: World, flow: Flow, info: Json) -> Signer:
    """The signer that a FlowApproverInfo points at; all that it says must be right."""
    if "ApproverType" not in info:
        raise Refusal("ApproverType is missing.", "MissingParameter")
    found = next((one for one in flow.signers if _is(world, one, info)), None)
    if found is None:
        raise Refusal("There is no such signer in this contract.", *NO_SIGNER)
    return found


def _is(world: World, signer: Signer, info: Json) -> bool:
    if info.get("RecipientId", "") not in ("", signer.recipient_id):
        return False
    if signer.for_company is not (KINDS[info["ApproverType"]] not in (1, 7, 10)):
        return False
    if signer.unnamed:
        option = info.get("ApproverOption") or {}
        return bool(info.get("RecipientId")) and option.get("FillType") == TO_CLAIM
    if info.get("OpenId"):
        return _is_client(world, signer, info.get("OrganizationOpenId", ""), info["OpenId"])
    by_name = (info.get("Name"), info.get("Mobile")) == (signer.name, signer.mobile)
    company = info.get("OrganizationName") or ""
    return by_name and (company == signer.company or not signer.for_company)


def _url(url: str) -> Json:
    return {
        "SignUrl": url,
        "LongUrl": f"{url}?long=1",
        "ApproverType": "",
        "Name": "",
        "Mobile": "",
    }


def _mint(world: World, pairs: list[tuple[Flow, Signer]], life: int) -> str:
    """The pages of the first, from which the others are reached."""
    tokens = [world.new_id() for _ in pairs]
    expires = world.now + life
    for token, (flow, signer) in zip(tokens, pairs, strict=True):
        more = tuple(tokens[1:]) if token == tokens[0] else ()
        world.links[token] = Link(flow.flow_id, signer.recipient_id, expires, more=more)
    return f"{world.api_url}/_sign/{tokens[0]}"
