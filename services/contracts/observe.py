"""What Tencent tells or is asked, applied to the contract it speaks of."""

from collections.abc import Sequence

from .announcements import AddLine, Announcement, Line
from .errors import NotFound
from .lifecycle import advance, news
from .model import Contract, Observation, Status
from .ports import Ports


async def observe(
    ports: Ports, seen: Observation, *, last: bool = False, repair: bool = False
) -> None:
    """Apply one observation; one that belongs to no contract of ours is kept aside.

    It belongs to the contract that Tencent knows by this id, else to the one whose id we sent
    along. `last`: nothing else is to be done for the message in hand. `repair`: nobody told us,
    and whoever reads of it shall know that.
    """
    contract_id = await ports.contracts.id_of_remote(seen.remote_id) or seen.our_id

    def apply(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if stored.remote_id not in ("", seen.remote_id):
            raise NotFound(seen.remote_id)
        after = advance(stored, seen)
        told = news(stored, after)
        if _is_unheard_of(stored, seen):
            after = after.model_copy(update={"unknown": (*stored.unknown, seen.raw_status)})
            told = (*told, _unknown(stored, seen))
        return after, [_as_repair(one) for one in told] if repair else told

    try:
        await ports.contracts.change(contract_id, apply, last=last)
    except NotFound:
        await ports.strays.keep("contract", seen.model_dump_json().encode())


async def look_again(ports: Ports, remote_id: str) -> None:
    """Ask Tencent about one contract, if it is ours: something was said of it that is no news."""
    if await ports.contracts.id_of_remote(remote_id):
        for seen in await ports.esign.look([remote_id]):
            await observe(ports, seen)


async def sweep(ports: Ports) -> None:
    """Ask Tencent about the contracts on their way: it forgets an event after some 45 s."""
    async for page in ports.contracts.open():
        remote_ids = [contract.remote_id for contract in page if contract.remote_id]
        for seen in await ports.esign.look(remote_ids) if remote_ids else ():
            await observe(ports, seen, repair=True)


def _as_repair(announcement: Announcement) -> Announcement:
    if not isinstance(announcement, AddLine):
        return announcement
    return announcement.model_copy(update={"repaired": True})


def _is_unheard_of(contract: Contract, seen: Observation) -> bool:
    """Only callbacks count: a sweep would meet the same status again and again."""
    unknown = seen.status is Status.UNKNOWN and not seen.polled
    return unknown and seen.raw_status not in contract.unknown


def _unknown(contract: Contract, seen: Observation) -> Announcement:
    return AddLine(contract_id=contract.id, line=Line.UNKNOWN_STATUS, reason=seen.raw_status)
