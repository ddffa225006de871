"""Withdrawing several contracts at once: what was ordered, and what became of each.

Tencent makes a task of it. Where a person has to open a link for anything to happen, the link is
made for them alone, and here lies only the note of what they are about to do.
"""

import logging
from collections.abc import Sequence

from .access import check_may_manage
from .announcements import Announcement, TellTrouble, Trouble
from .errors import Reason, Refused, SignetError, Unsupported
from .lifecycle import OPEN, moved, news
from .model import Contract, Status
from .office import CancelOutcome, CancelTask
from .ports import Change, Contracts, Esign, Ports
from .trouble import trouble_of

log = logging.getLogger("signet.contracts")


def can_be_cancelled(contract: Contract, by: str) -> bool:
    """Whether it is theirs, out at Tencent, and still on its way."""
    return contract.owner == by and contract.status in OPEN and bool(contract.remote_id)


async def chosen(contracts: Contracts, contract_ids: Sequence[str], by: str) -> Sequence[Contract]:
    """Those that can be withdrawn; `NotAllowed` where one is somebody else's."""
    found = [await contracts.get(contract_id) for contract_id in contract_ids]
    for contract in found:
        check_may_manage(contract, by)
    return [contract for contract in found if can_be_cancelled(contract, by)]


async def link_to_cancel(esign: Esign, contracts: Sequence[Contract], reason: str) -> CancelTask:
    """The task with its link. Nothing happens unless somebody opens it, so it may be repeated."""
    if not contracts:
        raise Refused("NothingToCancel", reason=Reason.ENDED)
    return await esign.cancel_many([contract.remote_id for contract in contracts], reason)


async def cancel_many(ports: Ports, contract_ids: Sequence[str], by: str, reason: str) -> None:
    """Withdraw them. Safe to repeat: what was withdrawn before is not told as refused."""
    contracts = await chosen(ports.contracts, contract_ids, by)
    if not contracts:
        return
    await note_task(ports, contract_ids, by, reason, "")
    try:
        task = await link_to_cancel(ports.esign, contracts, reason)
    except SignetError as error:
        if error.retryable:
            raise
        for contract in contracts:
            await ports.contracts.change(contract.id, _not_cancelled(by, error))
        return
    await note_task(ports, contract_ids, by, reason, task.task_id)
    await _settle(ports, contracts, CancelOutcome(over=False, refused=task.refused))


async def note_task(
    ports: Ports, contract_ids: Sequence[str], by: str, reason: str, task_id: str
) -> None:
    """Who is about to withdraw them, and why: Tencent's callbacks say neither."""

    def noted(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if not can_be_cancelled(stored, by):
            return stored, ()
        note = {"ended_by": by, "reason": reason, "cancel_task": task_id}
        return stored.model_copy(update=note), ()

    for contract_id in contract_ids:
        await ports.contracts.change(contract_id, noted)


async def ask_for_outcomes(ports: Ports, contracts: Sequence[Contract]) -> None:
    """What became of the tasks that these contracts are part of."""
    waiting = [one for one in contracts if one.cancel_task and one.status in OPEN]
    for task_id in dict.fromkeys(one.cancel_task for one in waiting):
        part = [one for one in waiting if one.cancel_task == task_id]
        try:
            await _settle(ports, part, await ports.esign.cancel_outcome(task_id))
        except (Refused, Unsupported) as error:
            log.warning("what became of a withdrawal of several: %s", error)


async def settle_task(ports: Ports, task_id: str, outcome: CancelOutcome) -> None:
    """What Tencent says of a task, for every contract of ours that was part of it."""
    async for page in ports.contracts.open():
        await _settle(ports, [one for one in page if one.cancel_task == task_id], outcome)


async def _settle(ports: Ports, contracts: Sequence[Contract], outcome: CancelOutcome) -> None:
    for contract in contracts:
        if contract.remote_id in outcome.cancelled:
            await ports.contracts.change(contract.id, _cancelled(ports))
        elif outcome.over or contract.remote_id in outcome.refused:
            why = outcome.refused.get(contract.remote_id, "")
            await _settle_refused(ports, contract, why)


async def _settle_refused(ports: Ports, contract: Contract, why: str) -> None:
    """It may have been withdrawn all the same, by the same wish carried out before."""
    seen = await ports.esign.look([contract.remote_id])
    if any(one.status is Status.CANCELLED for one in seen):
        await ports.contracts.change(contract.id, _cancelled(ports))
        return
    refused = Refused("NotCancelled", why, reason=Reason.NOT_CANCELLED)
    await ports.contracts.change(contract.id, _not_cancelled(contract.owner, refused))


def _cancelled(ports: Ports) -> Change:
    now = ports.clock()

    def apply(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if stored.status not in OPEN:
            return stored, ()
        change = {"status": Status.CANCELLED, "cancel_task": ""}
        after = moved(stored, stored.model_copy(update=change), now)
        return after, news(stored, after)

    return apply


def _not_cancelled(by: str, error: SignetError) -> Change:
    def apply(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if stored.status not in OPEN or not stored.ended_by:
            return stored, ()
        forgotten = {"ended_by": "", "reason": "", "cancel_task": ""}
        told: TellTrouble = trouble_of(error, stored.id, by, Trouble.CANCEL)
        return stored.model_copy(update=forgotten), (told,)

    return apply
