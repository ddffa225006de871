"""Handing the signature of one of our employees over to another one."""

from collections.abc import Sequence

from .access import check_may_manage, remote_id_of
from .announcements import Trouble
from .errors import Reason, Refused
from .lifecycle import OPEN
from .model import Contract, Standing
from .name_signer import party_at
from .observe import look_again
from .order import PartyKind
from .ports import Ports
from .trouble import or_tell

STILL_TO_SIGN = (Standing.NOT_YET, Standing.TO_FILL, Standing.FILLED, Standing.TO_SIGN)


async def hand_over(ports: Ports, contract_id: str, by: str, party: int, account: str) -> None:
    """`account` is the other employee's id at Tencent. What comes of it Tencent is asked at once,
    and tells in a callback."""
    work = _hand_over(ports, contract_id, by, party, account)
    await or_tell(ports.contracts, contract_id, by, Trouble.HAND_OVER, work)


def can_be_handed_over(contract: Contract) -> Sequence[int]:
    """The parties that sign for a company and have not yet; whether for ours, Tencent knows."""
    if contract.status not in OPEN:
        return ()
    return [
        index
        for index, party in enumerate(contract.parties)
        if party.signer.kind is PartyKind.EMPLOYEE
        and not party.signer.unnamed
        and party.standing in STILL_TO_SIGN
    ]


async def _hand_over(ports: Ports, contract_id: str, by: str, index: int, account: str) -> None:
    contract = await ports.contracts.get(contract_id)
    check_may_manage(contract, by)
    party = party_at(contract, index)
    if party.standing is Standing.FORWARDED:
        return
    remote_id = remote_id_of(contract)
    if index not in can_be_handed_over(contract) or not party.id:
        raise Refused("CannotBeHandedOver", reason=Reason.NO_SIGNER)
    try:
        await ports.esign.forward(remote_id, party.id, account)
    except Refused:
        await look_again(ports, remote_id)
        if await _standing(ports, contract_id, index) is not Standing.FORWARDED:
            raise
    else:
        await look_again(ports, remote_id)


async def _standing(ports: Ports, contract_id: str, index: int) -> Standing:
    return (await ports.contracts.get(contract_id)).parties[index].standing
