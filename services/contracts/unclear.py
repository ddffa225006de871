"""A contract of which nobody knows whether Tencent made it: its owner decides."""

from collections.abc import Sequence
from datetime import datetime

from .access import check_may_manage
from .announcements import Announcement, ShowCard
from .create import resume
from .create_group import fail_others, resume_group
from .lifecycle import moved, news
from .model import Contract, Creation, Status
from .ports import Ports


async def create_again(
    ports: Ports, contract_id: str, by: str, attempted_at: datetime | None = None
) -> None:
    """The owner looked at Tencent's console and found nothing: try once more.

    Of a group the first contract is asked about, and all are made again, unless one was heard of.

    `attempted_at` tells which attempt the owner spoke of (None: whichever is in question), so that
    a repeated message never answers a later question.
    """
    await _managed(ports, contract_id, by)

    def forget_attempt(contract: Contract) -> tuple[Contract, Sequence[Announcement]]:
        meant = attempted_at in (None, contract.creation.attempted_at)
        if not (contract.creation.unclear and meant):
            return contract, ()
        fresh = contract.model_copy(update={"creation": Creation()})
        return fresh, (ShowCard(contract_id=contract.id),)

    contract = await ports.contracts.change(contract_id, forget_attempt)
    if contract.group:
        await resume_group(ports, contract.group)
    else:
        await resume(ports, contract_id)


async def give_up(ports: Ports, contract_id: str, by: str) -> None:
    """The owner does not want an unclear contract, or group of them, any more."""
    group = (await _managed(ports, contract_id, by)).group
    now = ports.clock()

    def failed(contract: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if not contract.creation.unclear:
            return contract, ()
        settled = contract.creation.model_copy(update={"unclear": False})
        change = {"status": Status.FAILED, "ended_by": by, "creation": settled}
        after = moved(contract, contract.model_copy(update=change), now)
        return after, news(contract, after)

    after = await ports.contracts.change(contract_id, failed, last=group is None)
    if group and after.status is Status.FAILED:
        await fail_others(ports, group)


async def _managed(ports: Ports, contract_id: str, by: str) -> Contract:
    contract = await ports.contracts.get(contract_id)
    check_may_manage(contract, by)
    return contract
