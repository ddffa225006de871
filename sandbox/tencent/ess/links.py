"""Sign links: CreateFlowSignUrl (H5) and CreateSchemeUrl (WeChat)."""

from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.config import Feature
from sandbox.tencent.state import Flow, Link, Signer, World

from .approvers import check_company, check_mobile, check_unmasked
from .creation import check_honoured

H5_LIFE = 1800
SCHEME_LIFE = 90 * 86400
"""Seconds that a link works."""
TO_LOOK = 1
CONTRACT, COVER = 1, 3
"""PathType."""
APPROVER_HONOURED = frozenset(
    {
        "ApproverName",
        "ApproverMobile",
        "ApproverType",
        "OrganizationName",
        "RecipientId",
        "ApproverSignTypes",
    }
)


def create_flow_sign_url(world: World, body: Json) -> Json:
    """One link for each signer named. The page behind it is served by this stand-in."""
    world.need(Feature.H5_LINKS)
    honoured = {"Operator", "FlowId", "FlowApproverInfos", "ExpiredOn", "JumpUrl", "UrlType"}
    check_honoured(body, honoured)
    flow = world.flow(body["FlowId"])
    if body.get("UrlType", 0) == TO_LOOK:
        return _to_look(world, flow, body)
    if not flow.status.running:
        raise Refusal("The contract is not out for signature.", "FailedOperation")
    if flow.places_own:
        # CreateFlowByFiles.SignBeanTag: placing one's own seal is not supported in H5.
        raise Refusal("Signers who place their own seal cannot use H5.", "FailedOperation")
    infos = body.get("FlowApproverInfos", [])
    if not infos:
        raise Refusal("FlowApproverInfos is missing.", "MissingParameter")
    life = body.get("ExpiredOn", H5_LIFE)
    return {"FlowApproverUrlInfos": [_h5(world, flow, info, life) for info in infos]}


def _to_look(world: World, flow: Flow, body: Json) -> Json:
    """Whoever sent it sees how it stands, whether it has ended or not."""
    if body.get("FlowApproverInfos"):
        raise unsupported("links for a signer to look only")
    if not flow.document:
        raise Refusal("The contract has no document yet.", "FailedOperation")
    url = _mint_file(world, flow, body.get("ExpiredOn", H5_LIFE))
    info = {"ApproverType": 0, "ApproverName": "", "ApproverMobile": ""}
    return {"FlowApproverUrlInfos": [{"SignUrl": url, "LongUrl": f"{url}?long=1", **info}]}


def _mint_file(world: World, flow: Flow, life: int) -> str:
    token = world.new_id()
    world.links[token] = Link(flow.flow_id, "", world.now + life)
    return f"{world.file_url}/_files/{token}.pdf"


def _h5(world: World, flow: Flow, info: Json, life: int) -> Json:
    check_honoured(info, APPROVER_HONOURED)
    for name in ("ApproverName", "ApproverMobile"):
        if not info.get(name):
            raise Refusal(f"FlowApproverInfos needs {name}.", "MissingParameter")
    if info["ApproverType"] == 0 and not info.get("OrganizationName"):
        raise Refusal("FlowApproverInfos needs OrganizationName.", "MissingParameter")
    check_unmasked(info["ApproverName"], info["ApproverMobile"])
    signer = next((s for s in flow.signers if _is(s, info)), None)
    if signer is None:
        raise Refusal("There is no such signer in this contract.", "ResourceNotFound")
    url = _mint(world, flow, signer, life)
    return {
        "SignUrl": url,
        "LongUrl": f"{url}?long=1",
        "ApproverType": signer.kind,
        "ApproverName": signer.name,
        "ApproverMobile": signer.mobile,
    }


def _is(signer: Signer, info: Json) -> bool:
    return (
        signer.name == info["ApproverName"]
        and signer.mobile == info["ApproverMobile"]
        and signer.kind == info["ApproverType"]
        and signer.company == info.get("OrganizationName", "")
        and info.get("RecipientId", "") in ("", signer.recipient_id)
    )


def _mint(world: World, flow: Flow, signer: Signer, life: int) -> str:
    token = world.new_id()
    world.links[token] = Link(flow.flow_id, signer.recipient_id, world.now + life)
    return f"{world.api_url}/_sign/{token}"


def create_scheme_url(world: World, body: Json) -> Json:
    """A link into the WeChat mini-program; here only to the contract itself (PathType 1), and to
    its cover (3), where somebody takes a role that nobody was named for."""
    honoured = {
        "Operator",
        "OrganizationName",
        "Name",
        "Mobile",
        "EndPoint",
        "FlowId",
        "PathType",
        "AutoJumpBack",
        "RecipientId",
    }
    check_honoured(body, honoured)
    if body.get("PathType", 0) == COVER:
        return _cover(world, body)
    if body.get("PathType", 0) != CONTRACT:
        raise unsupported("other pages than that of a contract and its cover (PathType 1, 3)")
    end = body.get("EndPoint", "HTTP")
    if end not in ("HTTP_SHORT_URL", "APP"):
        raise Refusal(
            "PathType 1 goes with HTTP_SHORT_URL or APP.", "OperationDenied.NoSupportJumpPage"
        )
    if not body.get("FlowId"):
        raise Refusal("PathType 1 needs FlowId.", "MissingParameter")
    flow = world.flow(body["FlowId"])
    _check_named(body)
    url = _contract_url(world, flow, body)
    scheme = url if end == "HTTP_SHORT_URL" else f"pages/guide?shortKey={url.rsplit('/', 1)[-1]}"
    return {"SchemeUrl": scheme, "SchemeQrcodeUrl": f"{url}?qr=1"}


def _contract_url(world: World, flow: Flow, body: Json) -> str:
    """Without a name it shows itself to whoever may see it, and lets nobody sign."""
    if not body.get("Name") and not body.get("Mobile"):
        if not flow.document:
            raise Refusal("The contract has no document yet.", "FailedOperation")
        return _mint_file(world, flow, SCHEME_LIFE)
    return _mint(world, flow, _named(flow, body), SCHEME_LIFE)


def _cover(world: World, body: Json) -> Json:
    """Where a role is taken; what is said of the taker here must be so."""
    flow = world.flow(body.get("FlowId", ""))
    signer = flow.signer(body.get("RecipientId", ""))
    if signer is None or not signer.unnamed or flow.status.terminal:
        raise Refusal("There is no such role to take.", "InvalidParameter.DataNotFound")
    _check_named(body)
    if body.get("Name") or body.get("Mobile"):
        raise unsupported("roles that only one person may take")
    url = _mint(world, flow, signer, SCHEME_LIFE)
    return {"SchemeUrl": url, "SchemeQrcodeUrl": f"{url}?qr=1"}


def _check_named(body: Json) -> None:
    check_unmasked(body.get("Name", ""), body.get("Mobile", ""))
    if body.get("Mobile"):
        check_mobile(body["Mobile"])
    check_company(body.get("OrganizationName", ""))


def _named(flow: Flow, body: Json) -> Signer:
    """The signer that Name, Mobile and OrganizationName point at."""
    for signer in flow.signers:
        given = (body.get("Name"), body.get("Mobile"), body.get("OrganizationName"))
        own = (signer.name, signer.mobile, signer.company)
        if all(not want or want == have for want, have in zip(given, own, strict=True)):
            return signer
    raise Refusal("There is no such signer in this contract.", "InvalidParameter.DataNotFound")
