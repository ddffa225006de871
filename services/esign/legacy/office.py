"""Seals and companies. This edition describes those whose ids one knows, and lists none."""

from collections.abc import Sequence

from services.contracts.office import Company, MemberState, Seal, SealState

from .replies import Seals, SubOrganizations
from .requests import DescribeSeals, DescribeSubOrganizations
from .wire import Wire


async def seals(wire: Wire) -> Sequence[Seal]:
    """Those that our settings name. Whether one is usable is not told."""
    ids = wire.account.seal_ids
    if not ids:
        return ()
    reply = await wire.call(DescribeSeals(SealIds=ids), Seals)
    return tuple(
        Seal(id=one.SealId, name=one.SealName, kind=one.SealType, state=SealState.UNKNOWN)
        for one in reply.Seals
    )


async def companies(wire: Wire) -> Sequence[Company]:
    """Our own. VerifyStatus has no documented values, but who was verified has a day for it."""
    ids = (wire.account.sub_organization_id,)
    reply = await wire.call(DescribeSubOrganizations(SubOrganizationIds=ids), SubOrganizations)
    return tuple(
        Company(
            id=one.Id,
            name=one.Name,
            state=MemberState.JOINED if one.VerifiedOn else MemberState.INVITED,
        )
        for one in reply.SubOrganizationInfos
    )
