"""What belongs to the company: its seals, the companies of its group, what was used."""

from collections.abc import Sequence
from datetime import date, timedelta

from services.contracts.errors import Reason, Refused
from services.contracts.office import Company, MemberState, Seal, Usage, Use
from services.esign._proof import seal
from services.esign._replies import OccupiedSeal, Seals

from .office_replies import BillUsage, GroupOrganization, GroupOrganizations
from .office_requests import (
    DescribeBillUsage,
    DescribeOrganizationGroupOrganizations,
    DescribeOrganizationSeals,
)
from .wire import Wire

PAGE = 200
PAGES = 100
"""No company has more; Tencent's own end is Offset 20000."""
LONGEST = timedelta(days=90)

MEMBER = {
    1: MemberState.INVITED,
    2: MemberState.INVITED,  # has agreed, and is yet to be activated
    3: MemberState.REFUSED,
    4: MemberState.LEFT,
    5: MemberState.JOINED,
}


async def seals(wire: Wire) -> Sequence[Seal]:
    """All of them, in whatever state. Here `Offset` counts pages."""
    found: list[OccupiedSeal] = []
    for page in range(PAGES):
        request = DescribeOrganizationSeals(
            Operator=wire.operator, Limit=PAGE, Offset=page, SealStatuses=("ALL",)
        )
        reply = await wire.call(request, Seals)
        found += reply.Seals
        if not reply.Seals or len(found) >= reply.TotalCount:
            break
    return tuple(seal(one) for one in found if one.SealId)


async def companies(wire: Wire) -> Sequence[Company]:
    """All of them, whatever became of them. Here `Offset` counts companies."""
    found: list[GroupOrganization] = []
    for _ in range(PAGES):
        request = DescribeOrganizationGroupOrganizations(
            Operator=wire.operator, Limit=PAGE, Offset=len(found)
        )
        reply = await wire.call(request, GroupOrganizations)
        found += reply.List
        if not reply.List or len(found) >= reply.Total:
            break
    return tuple(_company(one) for one in found if one.OrganizationId)


async def usage(wire: Wire, first: date, last: date) -> Usage:
    """Of our own company, and then of each company of the group."""
    if last < first or last - first > LONGEST:
        raise Refused("InvalidParameterValue.InvalidTime", reason=Reason.BAD_PERIOD)
    request = DescribeBillUsage(
        Operator=wire.operator,
        StartTime=f"{first:%Y%m%d}",
        EndTime=f"{last:%Y%m%d}",
        DisplaySubEnterprise=True,
    )
    reply = await wire.call(request, BillUsage)
    own = [Use(quota=one.QuotaType, used=one.Used) for one in reply.Summary]
    members = [
        Use(quota=one.QuotaType, used=one.Used, company=member.OrganizationName)
        for member in reply.SubOrgSummary
        for one in member.Usage
    ]
    return Usage(first, last, (*own, *members))


def _company(one: GroupOrganization) -> Company:
    state = MEMBER.get(one.Status, MemberState.UNKNOWN)
    return Company(id=one.OrganizationId, name=one.Name, state=state)
