"""Signing and refusing in a signer's name, whose identity we have verified; destroying files.

The caller of SignFlow and RejectFlow is the signer, for the company they sign for.
"""

from services.contracts.model import Party
from services.contracts.office import Verification
from services.esign._reply import Nothing

from .places import seals
from .requests import DestroyFlowFile, RejectFlow, SignFlow
from .sending import company_of
from .structs import Caller
from .wire import Wire


async def sign_for(wire: Wire, remote_id: str, party: Party, verified: Verification) -> None:
    request = SignFlow(
        Caller=_as(wire, party),
        FlowId=remote_id,
        VerifyResult=verified.result,
        VerifyChannel=verified.channel,
        SourceIp=verified.address,
        SignSeals=seals(party.signer, verified),
        SignId=party.id or None,
    )
    await wire.call(request, Nothing)


async def refuse_for(
    wire: Wire, remote_id: str, party: Party, verified: Verification, reason: str
) -> None:
    request = RejectFlow(
        Caller=_as(wire, party),
        FlowId=remote_id,
        VerifyResult=verified.result,
        VerifyChannel=verified.channel,
        SourceIp=verified.address,
        RejectMessage=reason,
        SignId=party.id or None,
    )
    await wire.call(request, Nothing)


async def destroy(wire: Wire, remote_id: str) -> None:
    await wire.call(DestroyFlowFile(FlowId=remote_id), Nothing)


def _as(wire: Wire, party: Party) -> Caller:
    return wire.caller(party.signer.account, company_of(wire, party.signer))
