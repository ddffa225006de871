"""A contract of which nobody knows whether Tencent made it: its owner decides."""

from collections.abc import Sequence
from datetime import datetime

from .access import check_may_manage
from .announcements import Announcement, ShowCard
from .create import resume
from .lifecycle import moved, news
from .model import Contract, Creation, Status
from .ports import Ports


async def create_again(
    ports: Ports, contract_id: str, by: str, attempted_at: datetime | None = None
) -> None:
    """The owner looked at Tencent's console and found nothing: try once more.

    `attempted_at` tells which attempt the owner spoke of (None: whichever is in question), so that
    a repeated message never answers a later question.
    """
    check_may_manage(await ports.contracts.get(contract_id), by)

    def forget_attempt(contract: Contract) -> tuple[Contract, Sequence[Announcement]]:
        meant = attempted_at in (None, contract.creation.attempted_at)
        if not (contract.creation.unclear and meant):
            return contract, ()
        fresh = contract.model_copy(update={"creation": Creation()})
        return fresh, (ShowCard(contract_id=contract.id),)

    await ports.contracts.change(contract_id, forget_attempt)
    await resume(ports, contract_id)


async def give_up(ports: Ports, contract_id: str, by: str) -> None:
    """The owner does not want an unclear contract any more."""
    check_may_manage(await ports.contracts.get(contract_id), by)
    now = ports.clock()

    def failed(contract: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if not contract.creation.unclear:
            return contract, ()
        settled = contract.creation.model_copy(update={"unclear": False})
        change = {"status": Status.FAILED, "ended_by": by, "creation": settled}
        after = moved(contract, contract.model_copy(update=change), now)
        return after, news(contract, after)

    await ports.contracts.change(contract_id, failed, last=True)
