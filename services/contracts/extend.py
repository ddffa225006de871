"""A later last day, for everybody or for one party."""

from collections.abc import Sequence
from datetime import datetime

from .access import check_may_manage, remote_id_of
from .announcements import AddLine, Announcement, Line, ShowCard, Trouble
from .errors import Reason, Refused
from .model import Contract
from .ports import Ports
from .trouble import or_tell


async def extend(
    ports: Ports, contract_id: str, by: str, deadline: datetime, party: int | None = None
) -> None:
    """Move the last day at Tencent, and then here. `party` is an index of `Contract.parties`."""
    work = _extend(ports, contract_id, by, deadline, party)
    await or_tell(ports.contracts, contract_id, by, Trouble.EXTEND, work)


def check_extendable(contract: Contract) -> None:
    """Contracts of a group keep their last day (ModifyFlowDeadline)."""
    if contract.group:
        raise Refused("InGroup", reason=Reason.NOT_EXTENDED)


async def _extend(
    ports: Ports, contract_id: str, by: str, deadline: datetime, party: int | None
) -> None:
    contract = await ports.contracts.get(contract_id)
    check_may_manage(contract, by)
    check_extendable(contract)
    if _last_day(contract, party) == deadline:
        return
    remote_id = remote_id_of(contract)
    party_id = "" if party is None else contract.parties[party].id
    if party is not None and not party_id:
        raise Refused("PartyUnknown", reason=Reason.NO_SIGNER)
    try:
        await ports.esign.extend(remote_id, deadline, party_id)
    except Refused as error:
        if party_id or error.reason not in (Reason.BAD_DEADLINE, Reason.NOT_EXTENDED):
            raise
        await _only_if_moved_already(ports, remote_id, deadline, error)

    def extended(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        line = Line.EXTENDED if party is None else Line.PARTY_EXTENDED
        told = AddLine(contract_id=stored.id, line=line, party=party, who=by)
        return _with(stored, deadline, party), (ShowCard(contract_id=stored.id), told)

    await ports.contracts.change(contract_id, extended, last=True)


async def _only_if_moved_already(
    ports: Ports, remote_id: str, deadline: datetime, refused: Refused
) -> None:
    """A repeat after a lost reply is refused, for the day is no later than it is by now."""
    seen = await ports.esign.look([remote_id])
    if not any(one.deadline == deadline for one in seen):
        raise refused


def _last_day(contract: Contract, party: int | None) -> datetime | None:
    return contract.order.deadline if party is None else contract.parties[party].deadline


def _with(contract: Contract, deadline: datetime, party: int | None) -> Contract:
    if party is None:
        order = contract.order.model_copy(update={"deadline": deadline})
        return contract.model_copy(update={"order": order})
    return contract.with_party(party, deadline=deadline)
