"""Reminding whoever's turn it is."""

from collections.abc import Sequence

from .access import check_may_manage
from .announcements import AddLine, Announcement, Line, ShowCard, Trouble
from .errors import NotYet, Reason, Refused
from .lifecycle import OPEN
from .model import Contract
from .ports import Ports
from .trouble import or_tell


async def remind(ports: Ports, contract_id: str, by: str) -> None:
    """Ask Tencent to remind, and tell honestly whether it did."""
    await or_tell(ports.contracts, contract_id, by, Trouble.REMIND, _remind(ports, contract_id, by))


async def _remind(ports: Ports, contract_id: str, by: str) -> None:
    contract = await ports.contracts.get(contract_id)
    check_may_manage(contract, by)
    if contract.status not in OPEN:
        raise Refused("ContractEnded", reason=Reason.ENDED)
    if not contract.remote_id:
        raise NotYet("the contract to be created", 3)
    outcome = await ports.esign.remind(contract.remote_id)
    if not outcome.sent:
        raise Refused("CanRemind=false", outcome.message, reason=Reason.NO_REMINDER)
    now = ports.clock()

    def reminded(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        line = AddLine(contract_id=stored.id, line=Line.REMINDED, who=by)
        after = stored.model_copy(update={"reminded_at": now})
        return after, (ShowCard(contract_id=stored.id), line)

    await ports.contracts.change(contract_id, reminded)
