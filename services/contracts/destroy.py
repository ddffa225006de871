"""Destroying the file of an ended contract at Tencent, for good (DestroyFlowFile)."""

from collections.abc import Sequence

from .access import check_may_manage
from .announcements import AddLine, Announcement, Line, ShowCard, Trouble
from .errors import Reason, Refused
from .lifecycle import OPEN, STARTED
from .model import Contract
from .ports import Ports
from .trouble import or_tell


async def destroy(ports: Ports, contract_id: str, by: str) -> None:
    """Safe to repeat: what is gone is gone."""
    await or_tell(
        ports.contracts, contract_id, by, Trouble.DESTROY, _destroy(ports, contract_id, by)
    )


def can_be_destroyed(contract: Contract) -> bool:
    """Whether it has ended, and Tencent still keeps its file."""
    ended = contract.status in STARTED - OPEN
    return ended and bool(contract.remote_id) and not contract.destroyed


def check_destroyable(contract: Contract) -> None:
    if contract.destroyed:
        raise Refused("Destroyed", reason=Reason.DESTROYED)
    if not can_be_destroyed(contract):
        raise Refused("NotEnded", reason=Reason.NOT_ENDED)


async def _destroy(ports: Ports, contract_id: str, by: str) -> None:
    contract = await ports.contracts.get(contract_id)
    check_may_manage(contract, by)
    if contract.destroyed:
        return
    check_destroyable(contract)
    await ports.esign.destroy(contract.remote_id)

    def destroyed(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if stored.destroyed:
            return stored, ()
        line = AddLine(contract_id=stored.id, line=Line.DESTROYED, who=by)
        after = stored.model_copy(update={"destroyed": True})
        return after, (ShowCard(contract_id=stored.id), line)

    await ports.contracts.change(contract_id, destroyed, last=True)
