"""Links that people open: to sign, to download. Made on demand, never kept."""

from services.contracts.errors import Reason, Refused
from services.contracts.model import Party
from services.contracts.office import LinkKind
from services.esign._trust import checked

from .replies import FileUrls, FlowInfos, SchemeUrl, SignUrls
from .requests import CreateFlowSignUrl, CreateSchemeUrl, DescribeFileUrls, DescribeFlowInfo
from .signers import company_of, link_taker
from .wire import Wire


async def sign_link(wire: Wire, remote_id: str, party: Party, kind: LinkKind) -> str:
    """ANY: a browser link, or one into the mini-program where the browser cannot do it.

    Contracts from a file have no signature fields: the signers place their own, which the
    document of CreateFlowByFiles (SignBeanTag) allows in the mini-program only. Companies for
    which signing in the browser was not opened get the mini-program for all contracts.
    """
    if kind is LinkKind.BROWSER:
        return await _browser_link(wire, remote_id, party)
    if kind is LinkKind.ANY and await _from_template(wire, remote_id):
        try:
            return await _browser_link(wire, remote_id, party)
        except Refused as refusal:
            if refusal.reason is not Reason.NO_FEATURE:
                raise
    return await _mini_program_link(wire, remote_id, party)


async def download_link(wire: Wire, remote_id: str) -> str:
    """The PDF as it stands now; the signed one once everybody has signed."""
    request = DescribeFileUrls(
        Operator=wire.operator, BusinessType="FLOW", BusinessIds=(remote_id,), FileType="PDF"
    )
    reply = await wire.call(request, FileUrls)
    urls = [file.Url for file in reply.FileUrls if file.Url]
    if not urls:
        raise Refused("NoFile", reason=Reason.NO_CONTRACT)
    return checked(urls[0], wire.account)


async def _from_template(wire: Wire, remote_id: str) -> bool:
    request = DescribeFlowInfo(Operator=wire.operator, FlowIds=(remote_id,))
    reply = await wire.call(request, FlowInfos)
    found = [info for info in reply.FlowDetailInfos if info.FlowId == remote_id]
    if not found:
        raise Refused("NoFlow", reason=Reason.NO_CONTRACT)
    return bool(found[0].TemplateId)


async def _browser_link(wire: Wire, remote_id: str, party: Party) -> str:
    request = CreateFlowSignUrl(
        Operator=wire.operator, FlowId=remote_id, FlowApproverInfos=(link_taker(party),)
    )
    reply = await wire.call(request, SignUrls)
    urls = [info.SignUrl for info in reply.FlowApproverUrlInfos if info.SignUrl]
    if len(urls) != 1:
        # More than one: nothing says whose is whose, and a sign link is personal.
        raise Refused("NoLink", reason=Reason.NO_SIGNER)
    return checked(urls[0], wire.account)


async def _mini_program_link(wire: Wire, remote_id: str, party: Party) -> str:
    request = CreateSchemeUrl(
        Operator=wire.operator,
        FlowId=remote_id,
        Name=party.signer.name,
        Mobile=party.signer.mobile,
        OrganizationName=company_of(party.signer),
        EndPoint="HTTP_SHORT_URL",
        PathType=1,
    )
    reply = await wire.call(request, SchemeUrl)
    return checked(reply.SchemeUrl, wire.account)
