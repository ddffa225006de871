"""Withdrawing a contract that is still on its way."""

from collections.abc import Sequence

from .access import check_may_manage, remote_id_of
from .announcements import Announcement, Trouble
from .errors import Reason, Refused
from .lifecycle import OPEN, moved, news
from .model import Contract, Status
from .ports import Change, Ports
from .trouble import or_tell


async def cancel(ports: Ports, contract_id: str, by: str, reason: str) -> None:
    """Withdraw it at Tencent and keep who did it and why."""
    await or_tell(
        ports.contracts, contract_id, by, Trouble.CANCEL, _cancel(ports, contract_id, by, reason)
    )


async def _cancel(ports: Ports, contract_id: str, by: str, reason: str) -> None:
    contract = await ports.contracts.get(contract_id)
    check_may_manage(contract, by)
    if contract.status is Status.CANCELLED and contract.ended_by == by:
        return
    remote_id = remote_id_of(contract)
    await ports.contracts.change(contract_id, _noted(by, reason))
    try:
        await _cancel_at_tencent(ports, remote_id, reason)
    except Refused:
        await ports.contracts.change(contract_id, _noted("", ""))
        raise
    now = ports.clock()

    def cancelled(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if stored.status not in OPEN:
            return stored, ()
        change = {"status": Status.CANCELLED, "reason": reason, "ended_by": by}
        after = moved(stored, stored.model_copy(update=change), now)
        return after, news(stored, after)

    await ports.contracts.change(contract_id, cancelled, last=True)


def _noted(by: str, reason: str) -> Change:
    """Who is about to cancel, and why: Tencent's callback may well be faster than its reply."""

    def apply(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if stored.status not in OPEN:
            return stored, ()
        return stored.model_copy(update={"ended_by": by, "reason": reason}), ()

    return apply


async def _cancel_at_tencent(ports: Ports, remote_id: str, reason: str) -> None:
    """A repeat after a lost reply finds the contract ended: by us, if it is cancelled now."""
    try:
        await ports.esign.cancel(remote_id, reason)
    except Refused as error:
        if error.reason is not Reason.ENDED:
            raise
        seen = await ports.esign.look([remote_id])
        if not any(one.status is Status.CANCELLED for one in seen):
            raise
