"""Links that people open: to sign, to look, to download. Made on demand, never kept."""

from datetime import timedelta

from services.contracts.errors import Reason, Refused, Unsupported
from services.contracts.model import Party
from services.contracts.office import LinkKind
from services.esign._trust import checked

from .replies import FileUrls, PreviewSignUrl, SignUrl
from .requests import CreatePreviewSignUrl, CreateSignUrl, DescribeFileUrls
from .sending import sent
from .wire import Wire

SIGN_LINK_LIFE = timedelta(hours=1)
VIEW_LINK_LIFE = timedelta(minutes=5)


async def sign_link(wire: Wire, remote_id: str, party: Party, kind: LinkKind) -> str:
    """A page in the browser, for whoever was sent the contract.

    Asked about the signer first, since CreateSignUrl refuses an unknown contract and an unknown
    signer with one code.
    """
    if kind is LinkKind.MINI_PROGRAM:
        raise Unsupported(kind)
    approvers = await sent(wire, remote_id, party.signer.account)
    meant = [one for one in approvers if party.id in ("", one.SignId)]
    if not party.signer.account or len(meant) != 1:
        raise Refused("NotSentToThem", reason=Reason.NO_SIGNER)
    request = CreateSignUrl(
        UserId=party.signer.account,
        FlowId=remote_id,
        SignId=meant[0].SignId or None,
        Deadline=int((wire.clock() + SIGN_LINK_LIFE).timestamp()),
    )
    return checked((await wire.call(request, SignUrl)).SignUrl, wire.account)


async def view_link(wire: Wire, remote_id: str) -> str:
    deadline = int((wire.clock() + VIEW_LINK_LIFE).timestamp())
    request = CreatePreviewSignUrl(FlowId=remote_id, Deadline=deadline)
    return checked((await wire.call(request, PreviewSignUrl)).PreviewSignUrl, wire.account)


async def download_link(wire: Wire, remote_id: str) -> str:
    """The PDF as it stands now; the signed one once everybody has signed."""
    request = DescribeFileUrls(BusinessIds=(remote_id,), BusinessType="FLOW", FileType="PDF")
    reply = await wire.call(request, FileUrls)
    urls = [file.Url for file in reply.FileUrls if file.Url]
    if not urls:
        raise Refused("NoFile", reason=Reason.NO_CONTRACT)
    return checked(urls[0], wire.account)
