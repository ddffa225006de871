"""What belongs to the company: seals, the application's companies, use, sign codes; and proof."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from services.contracts.errors import Unavailable
from services.contracts.office import (
    Company,
    MemberState,
    QrCode,
    Report,
    ReportState,
    Seal,
    Usage,
    Use,
    Verified,
)
from services.contracts.ports import Clock
from services.esign._moments import moment
from services.esign._proof import report as report_of
from services.esign._proof import seal, state_of, verified
from services.esign._replies import EvidenceReport, OccupiedSeal, PdfVerified, QrMade, Seals
from services.esign._reply import Nothing
from services.esign._trust import checked

from . import look_requests as requests
from . import replies
from .companies import organizations
from .wire import Wire

SEAL_PAGE, SEAL_PAGES = 100, 10
USAGE_PAGE, USAGE_PAGES = 100, 100
QR_DAYS = 90
"""QrEffectiveDay; beyond, the last moment is given instead."""

MEMBER_STATES: Mapping[str, MemberState] = {
    "VERIFIED": MemberState.JOINED,
    "UNVERIFIED": MemberState.INVITED,
    "VERIFYING": MemberState.INVITED,
    "VERIFYINGLEGALPENDINGAUTHORIZATION": MemberState.INVITED,
    "VERIFYINGAUTHORIZATIONFILEPENDING": MemberState.INVITED,
    "VERIFYINGAUTHORIZATIONFILEREJECT": MemberState.REFUSED,
}


async def seals(wire: Wire) -> Sequence[Seal]:
    found: list[OccupiedSeal] = []
    for page in range(SEAL_PAGES):
        # The document calls Offset an offset here, and a page number for usage.
        request = requests.ChannelDescribeOrganizationSeals(
            Limit=SEAL_PAGE, Offset=page * SEAL_PAGE, SealStatuses=("ALL",)
        )
        reply = await wire.call(request, Seals)
        found.extend(reply.Seals)
        if len(found) >= reply.TotalCount or not reply.Seals:
            break
    return tuple(seal(one) for one in found)


async def companies(wire: Wire) -> Sequence[Company]:
    return tuple(
        Company(
            id=one.OrganizationOpenId,
            name=one.OrganizationName,
            state=MEMBER_STATES.get(one.AuthorizationStatus, MemberState.UNKNOWN),
        )
        for one in await organizations(wire)
    )


async def usage(wire: Wire, first: date, last: date) -> Usage:
    """Summed up by us: this edition tells every single use.

    ChannelDescribeAccountBillDetail has no part in it: it counts the accounts of people that were
    bought and bound, whenever that was, and nothing that was used between two days.
    """
    used: Counter[tuple[str, str]] = Counter()
    for begin, end in months(first, last):
        for page in range(USAGE_PAGES):
            reply = await wire.call(_used(begin, end, page), replies.UsageDetails)
            for one in reply.Details:
                used[(one.QuotaName or one.QuotaType, one.CreateOrganizationName)] += one.UseCount
            if (page + 1) * USAGE_PAGE >= reply.Total or not reply.Details:
                break
    uses = [Use(quota, count, company) for (quota, company), count in used.items()]
    return Usage(first, last, uses)


def months(first: date, last: date) -> Iterator[tuple[date, date]]:
    """`first` to `last` in pieces of which each lies in one month."""
    while first <= last:
        next_month = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        end = min(last, next_month - timedelta(days=1))
        yield first, end
        first = end + timedelta(days=1)


def _used(begin: date, end: date, page: int) -> requests.ChannelDescribeBillUsageDetail:
    return requests.ChannelDescribeBillUsageDetail(
        StartTime=f"{begin:%Y%m%d}", EndTime=f"{end:%Y%m%d}", Offset=page, Limit=USAGE_PAGE
    )


async def make_qr(
    wire: Wire, clock: Clock, template_id: str, name: str, most: int, days: int
) -> QrCode:
    until = None if days <= QR_DAYS else int((clock() + timedelta(days=days)).timestamp())
    request = requests.ChannelCreateMultiFlowSignQRCode(
        TemplateId=template_id,
        FlowName=name,
        MaxFlowNum=most,
        QrEffectiveDay=None if until else days,
        QrCodeExpiredOn=until,
    )
    made = await wire.call(request, QrMade)
    if made.QrCode is None or not made.QrCode.QrCodeId:
        raise Unavailable("made, but without an id", maybe_done=True)
    sign_link = made.SignUrls.HttpSignUrl if made.SignUrls else ""
    return QrCode(
        id=made.QrCode.QrCodeId,
        link=checked(made.QrCode.QrCodeUrl, wire.account),
        sign_link=checked(sign_link, wire.account) if sign_link else "",
        expires=moment(made.QrCode.ExpiredTime),
    )


async def cancel_qr(wire: Wire, qr_id: str) -> None:
    await wire.call(requests.ChannelCancelMultiFlowSignQRCode(QrCodeId=qr_id), Nothing)


async def verify(wire: Wire, remote_id: str) -> Verified:
    reply = await wire.call(requests.ChannelVerifyPdf(FlowId=remote_id), PdfVerified)
    return verified(reply)


async def report(wire: Wire, remote_id: str) -> Report:
    request = requests.CreateChannelFlowEvidenceReport(FlowId=remote_id)
    reply = await wire.call(request, EvidenceReport)
    if not reply.ReportId:
        raise Unavailable("ordered, but without an id", maybe_done=True)
    if state_of(reply) is ReportState.READY:
        # The link in this answer is void.
        return await report_state(wire, reply.ReportId)
    return Report(reply.ReportId, state_of(reply))


async def report_state(wire: Wire, report_id: str) -> Report:
    request = requests.DescribeChannelFlowEvidenceReport(ReportId=report_id)
    reply = await wire.call(request, EvidenceReport)
    return report_of(report_id, reply, wire.account)
