"""Links: CreateSignUrl, CreatePreviewSignUrl and DescribeFileUrls."""

from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.files import URL_LIFE
from sandbox.tencent.state import Flow, Link, World

from .made import Made, SentTo, check_honoured, made, sent_to


def create_sign_url(world: World, body: Json) -> Json:
    """For somebody it was sent to. `Deadline`: when the link dies."""
    check_honoured(
        body, frozenset({"Caller", "UserId", "Deadline", "FlowId", "SignUrlType", "SignId"})
    )
    flow, until = _flow_and_deadline(world, body)
    wanted = body["UserId"], body.get("SignId", "")
    for signer in sent_to(flow):
        if signer.user_id == wanted[0] and wanted[1] in ("", signer.sign_id):
            return {"SignUrl": mint(world, flow, signer, until)}
    raise Refusal("They were not sent this contract.", "ResourceNotFound")


def create_preview_sign_url(world: World, body: Json) -> Json:
    """A page to look at a contract that exists; whether it was sent makes no difference."""
    check_honoured(body, frozenset({"Caller", "Deadline", "FlowId", "SignUrlType"}))
    flow, until = _flow_and_deadline(world, body)
    _check_there(flow)
    token = _keep(world, Link(flow.flow_id, "", until))
    return {"PreviewSignUrl": f"{world.file_url}/_files/{token}.pdf"}


def describe_file_urls(world: World, body: Json) -> Json:
    """Contracts as PDF."""
    check_honoured(body, frozenset({"Caller", "BusinessIds", "BusinessType", "FileType"}))
    if body["BusinessType"] != "FLOW":
        raise unsupported(f"BusinessType {body['BusinessType']}")
    if body.get("FileType", "PDF") not in ("", "PDF"):
        raise unsupported(f"FileType {body['FileType']}")
    urls = [_file_url(world, flow_id, index) for index, flow_id in enumerate(body["BusinessIds"])]
    return {"FileUrls": urls, "TotalCount": len(urls)}


def _file_url(world: World, flow_id: str, index: int) -> Json:
    flow = made(world, flow_id)
    return {"Url": file_url(world, flow), "Option": "", "Index": index, "FlowId": flow.flow_id}


def file_url(world: World, flow: Made) -> str:
    """Good for five minutes."""
    _check_there(flow)
    token = _keep(world, Link(flow.flow_id, "", world.now + URL_LIFE))
    return f"{world.file_url}/_files/{token}.pdf"


def _check_there(flow: Made) -> None:
    if not flow.document:
        raise Refusal("The file was destroyed.", "ResourceNotFound")


def mint(world: World, flow: Flow, signer: SentTo, until: float) -> str:
    """A personal sign page."""
    token = _keep(world, Link(flow.flow_id, signer.recipient_id, until))
    return f"{world.api_url}/_sign/{token}"


def _flow_and_deadline(world: World, body: Json) -> tuple[Made, int]:
    if body.get("SignUrlType", "FLOW") not in ("", "FLOW"):
        raise unsupported("links to catalogs")
    if not body.get("FlowId"):
        raise Refusal("FlowId is missing.", "MissingParameter")
    if body["Deadline"] <= world.now:
        raise Refusal("The link would be dead already.", "InvalidParameterValue")
    return made(world, body["FlowId"]), body["Deadline"]


def _keep(world: World, link: Link) -> str:
    token = world.new_id()
    world.links[token] = link
    return token
