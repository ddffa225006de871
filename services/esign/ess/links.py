"""Links that people open: to sign, to look, to download. Made on demand, never kept."""

from collections.abc import Sequence

from services.contracts.errors import Reason, Refused
from services.contracts.model import Party
from services.contracts.office import LinkKind
from services.esign._replies import BatchQuickSignUrl, BatchSignUrl, FlowSignUrls
from services.esign._trust import checked

from .looking_requests import CreateBatchQuickSignUrl, CreateBatchSignUrl
from .replies import FileUrls, FlowInfos, SchemeUrl
from .requests import CreateFlowSignUrl, CreateSchemeUrl, DescribeFileUrls, DescribeFlowInfo
from .signers import company_of, link_taker
from .wire import Wire

MOST = 100
TO_LOOK = 1
CONTRACT, COVER = 1, 3
"""PathType: the pages of the mini-program."""


async def sign_link(wire: Wire, remote_id: str, party: Party, kind: LinkKind) -> str:
    """ANY: a browser link, or one into the mini-program where the browser cannot do it.

    Contracts from a file have no signature fields: the signers place their own, which the
    document of CreateFlowByFiles (SignBeanTag) allows in the mini-program only. Companies for
    which signing in the browser was not opened get the mini-program for all contracts. A role
    that nobody has taken yet is claimed, in the mini-program too.
    """
    if party.signer.unnamed:
        return await _claim_link(wire, remote_id, party)
    if kind is LinkKind.BROWSER:
        return await _browser_link(wire, remote_id, party)
    if kind is LinkKind.ANY and await _from_template(wire, remote_id):
        try:
            return await _browser_link(wire, remote_id, party)
        except Refused as refusal:
            if refusal.reason is not Reason.NO_FEATURE:
                raise
    return await _mini_program_link(wire, remote_id, party)


async def many_link(wire: Wire, remote_ids: Sequence[str], party: Party) -> str:
    """Into the mini-program: through a browser link people would prove themselves otherwise than
    the contracts say. Where the company lacks that, the browser."""
    ids = tuple(dict.fromkeys(remote_ids))
    if len(ids) > MOST:
        raise ValueError(f"at most {MOST} contracts at once")
    try:
        return await _batch_link(wire, ids, party)
    except Refused as refusal:
        if refusal.reason is not Reason.NO_FEATURE:
            raise
    return await _quick_link(wire, ids, party)


async def view_link(wire: Wire, remote_id: str) -> str:
    """For a browser, half an hour long; without that, the contract's page in the mini-program,
    which shows itself to whoever of us may see it."""
    request = CreateFlowSignUrl(Operator=wire.operator, FlowId=remote_id, UrlType=TO_LOOK)
    try:
        return _only(await wire.call(request, FlowSignUrls), wire)
    except Refused as refusal:
        if refusal.reason is not Reason.NO_FEATURE:
            raise
    scheme = CreateSchemeUrl(
        Operator=wire.operator, FlowId=remote_id, EndPoint="HTTP_SHORT_URL", PathType=CONTRACT
    )
    return checked((await wire.call(scheme, SchemeUrl)).SchemeUrl, wire.account)


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
    return _only(await wire.call(request, FlowSignUrls), wire)


def _only(reply: FlowSignUrls, wire: Wire) -> str:
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
        PathType=CONTRACT,
    )
    reply = await wire.call(request, SchemeUrl)
    return checked(reply.SchemeUrl, wire.account)


async def _claim_link(wire: Wire, remote_id: str, party: Party) -> str:
    """A company that is known already is the only one that can take the role."""
    request = CreateSchemeUrl(
        Operator=wire.operator,
        FlowId=remote_id,
        OrganizationName=company_of(party.signer) or None,
        RecipientId=party.id,
        EndPoint="HTTP_SHORT_URL",
        PathType=COVER,
    )
    return checked((await wire.call(request, SchemeUrl)).SchemeUrl, wire.account)


async def _batch_link(wire: Wire, ids: tuple[str, ...], party: Party) -> str:
    request = CreateBatchSignUrl(
        Operator=wire.operator,
        Name=party.signer.name,
        Mobile=party.signer.mobile,
        OrganizationName=company_of(party.signer),
        FlowIds=ids,
    )
    return checked((await wire.call(request, BatchSignUrl)).SignUrl, wire.account)


async def _quick_link(wire: Wire, ids: tuple[str, ...], party: Party) -> str:
    # A RecipientId is that of one contract, and these are many.
    taker = link_taker(party).model_copy(update={"RecipientId": None})
    request = CreateBatchQuickSignUrl(Operator=wire.operator, FlowApproverInfo=taker, FlowIds=ids)
    info = (await wire.call(request, BatchQuickSignUrl)).FlowApproverUrlInfo
    if info is None or not info.SignUrl:
        raise Refused("NoLink", reason=Reason.NO_SIGNER)
    return checked(info.SignUrl, wire.account)
