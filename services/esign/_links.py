"""Links that people open: to sign, to download. Made on demand, never kept.

A link that is not Tencent's is never passed on: whoever could make us relay one would have
people type their identity into a page of theirs.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit

from services.contracts.errors import Reason, Refused
from services.contracts.model import Party

from ._replies import FileUrls, FlowInfos, SchemeUrl, SignUrls
from ._requests import CreateFlowSignUrl, CreateSchemeUrl, DescribeFileUrls, DescribeFlowInfo
from ._signers import company_of, link_taker
from ._wire import Wire
from .account import HOSTS, EssAccount

TENCENT_DOMAINS = ("essurl.cn", "ess.tencent.cn")
"""Sign links are short links on the first; files and the mini-program's pages on the second."""


async def sign_link(wire: Wire, remote_id: str, party: Party) -> str:
    """A browser link, or one into the mini-program where the browser cannot do it.

    Contracts from a file have no signature fields: the signers place their own, which the
    document of CreateFlowByFiles (SignBeanTag) allows in the mini-program only. Companies for
    which signing in the browser was not opened get the mini-program for all contracts.
    """
    if await _from_template(wire, remote_id):
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


def checked(url: str, account: EssAccount) -> str:
    """`url` itself if it is Tencent's; `Refused` otherwise.

    Where the API is not Tencent's production, its own host and that of the file service are
    trusted too, and plain http only if both ends are on this machine.
    """
    try:
        link = urlsplit(url)
        host = link.hostname or ""
    except ValueError:
        host = ""
    if not host or link.username is not None or not _trusted(link.scheme, host, account):
        raise Refused("UnexpectedLinkHost", host)
    return url


def _trusted(scheme: str, host: str, account: EssAccount) -> bool:
    if any(host == domain or host.endswith("." + domain) for domain in TENCENT_DOMAINS):
        return scheme == "https"
    if _host(account.api_url) == _host(HOSTS["production"][0]):
        return False
    own = {_host(account.api_url), _host(account.file_url)}
    if _loopback(host) and _loopback(_host(account.api_url)):
        return scheme in ("http", "https")
    return scheme == "https" and host in own


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


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
