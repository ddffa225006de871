"""Links that people open: to sign, to look, to download. Made on demand, never kept."""

from collections.abc import Sequence

from services.contracts.errors import Reason, Refused
from services.contracts.model import Party
from services.contracts.office import LinkKind
from services.contracts.order import PartyKind
from services.esign._replies import BatchQuickSignUrl, BatchSignUrl, FlowSignUrls
from services.esign._trust import checked

from .companies import Known
from .look import detail
from .look_requests import (
    ChannelCreateBatchQuickSignUrl,
    ChannelCreateBatchSignUrl,
    ChannelCreateFlowSignUrl,
    CreateSignUrls,
    DescribeResourceUrlsByFlows,
)
from .replies import ResourceUrls, SignUrls
from .signers import link_taker, open_id
from .wire import Wire

MOST = 100
SHORT = "WEIXINAPP"
ONLY_TO_LOOK = 1


async def sign_link(wire: Wire, remote_id: str, party: Party, kind: LinkKind, known: Known) -> str:
    """ANY: a browser link, or one into the mini-program where the browser cannot do it.

    Contracts from a file may leave the place to the signers, which the document of
    ChannelCreateFlowByFiles (SignBeanTag) allows in the mini-program only.
    """
    if kind is LinkKind.BROWSER:
        return await _browser_link(wire, remote_id, party, known)
    if kind is LinkKind.ANY and (await detail(wire, remote_id)).TemplateId:
        try:
            return await _browser_link(wire, remote_id, party, known)
        except Refused as refusal:
            if refusal.reason is not Reason.NO_FEATURE:
                raise
    return await _mini_program_link(wire, remote_id, party, known)


async def many_link(wire: Wire, remote_ids: Sequence[str], party: Party, known: Known) -> str:
    """For those whom the mini-program knows by an OpenId or a company, a link into it; it would
    want the identity number of a person, whose link is one for the browser."""
    if not 0 < len(remote_ids) <= MOST:
        raise ValueError(f"1 to {MOST} contracts")
    ids = tuple(remote_ids)
    taker = link_taker(party, known).model_copy(update={"RecipientId": None})
    by_name = party.signer.kind is PartyKind.PERSON or (
        taker.OrganizationOpenId and not taker.OpenId
    )
    if by_name:
        quick = ChannelCreateBatchQuickSignUrl(FlowApproverInfo=taker, FlowIds=ids)
        made = (await wire.call(quick, BatchQuickSignUrl)).FlowApproverUrlInfo
        return _one([made.SignUrl] if made else [], wire)
    request = ChannelCreateBatchSignUrl(
        FlowIds=ids,
        Name=taker.Name,
        Mobile=taker.Mobile,
        OrganizationName=taker.OrganizationName,
        OpenId=taker.OpenId,
        OrganizationOpenId=taker.OrganizationOpenId,
    )
    return _one([(await wire.call(request, BatchSignUrl)).SignUrl], wire)


async def view_link(wire: Wire, remote_id: str) -> str:
    """For whoever sent it: without a signer, the page only shows."""
    request = ChannelCreateFlowSignUrl(FlowId=remote_id, UrlType=ONLY_TO_LOOK)
    reply = await wire.call(request, FlowSignUrls)
    return _one([info.SignUrl for info in reply.FlowApproverUrlInfos], wire)


async def download_link(wire: Wire, remote_id: str) -> str:
    """The PDF as it stands now; the signed one once everybody has signed."""
    reply = await wire.call(DescribeResourceUrlsByFlows(FlowIds=(remote_id,)), ResourceUrls)
    urls = [
        file.Url
        for flow in reply.FlowResourceUrlInfos
        if flow.FlowId == remote_id
        for file in flow.ResourceUrlInfos
        if file.Url
    ]
    if not urls:
        said = "".join(reply.ErrorMessages)
        raise Refused("NoFile", said, reason=Reason.NO_CONTRACT)
    return checked(urls[0], wire.account)


async def _browser_link(wire: Wire, remote_id: str, party: Party, known: Known) -> str:
    request = ChannelCreateFlowSignUrl(
        FlowId=remote_id, FlowApproverInfos=(link_taker(party, known),)
    )
    reply = await wire.call(request, FlowSignUrls)
    return _one([info.SignUrl for info in reply.FlowApproverUrlInfos], wire)


async def _mini_program_link(wire: Wire, remote_id: str, party: Party, known: Known) -> str:
    reply = await wire.call(_for_one(remote_id, party, known), SignUrls)
    problems = [one for one in reply.ErrorMessages if one]
    if problems:
        raise Refused("ErrorMessages", problems[0], reason=Reason.NO_SIGNER)
    return _one([info.SignUrl for info in reply.SignUrlInfos], wire)


def _for_one(remote_id: str, party: Party, known: Known) -> CreateSignUrls:
    """GenerateType by what is known of the party; what it does not ask for stays away."""
    signer = party.signer
    request = CreateSignUrls(FlowIds=(remote_id,), Endpoint=SHORT, GenerateType="PERSON")
    organization = known.open_id(signer) if signer.kind is PartyKind.EMPLOYEE else ""
    if party.id and (signer.unnamed or (organization and not signer.account)):
        update: dict[str, object] = {
            "GenerateType": "RECIPIENT",
            "RecipientIds": (party.id,),
            "OrganizationOpenId": organization or None,
        }
    elif organization:
        update = {
            "GenerateType": "CHANNEL",
            "OrganizationOpenId": organization,
            "OpenId": open_id(signer.account) or None,
        }
    elif signer.kind is PartyKind.EMPLOYEE:
        update = {
            "GenerateType": "NOT_CHANNEL",
            "OrganizationName": signer.company,
            "Name": signer.name,
            "Mobile": signer.mobile,
        }
    else:
        update = {"Name": signer.name, "Mobile": signer.mobile}
    return request.model_copy(update=update)


def _one(urls: Sequence[str], wire: Wire) -> str:
    """More than one: nothing says whose is whose, and a sign link is personal."""
    found = [url for url in urls if url]
    if len(found) != 1:
        raise Refused("NoLink", reason=Reason.NO_SIGNER)
    return checked(found[0], wire.account)
