"""What Tencent tells or is asked, applied to the contract it speaks of."""

from collections.abc import Sequence
from contextlib import suppress

from .announcements import AddLine, Announcement, Line
from .can import Can
from .cancel_many import ask_for_outcomes, settle_task
from .errors import NotFound, Refused
from .evidence import ask_for_report
from .lifecycle import advance, news
from .model import Contract, Observation, Status
from .order import Releasing
from .ports import Ports
from .send_on import send_on


async def observe(
    ports: Ports, seen: Observation, *, last: bool = False, repair: bool = False
) -> None:
    """Apply one observation; one that belongs to no contract of ours is kept aside.

    It belongs to the contract that Tencent knows by this id, else to the one whose id we sent
    along. `last`: nothing else is to be done for the message in hand. `repair`: nobody told us,
    and whoever reads of it shall know that.
    """
    contract_id = await ports.contracts.id_of_remote(seen.remote_id) or seen.our_id
    if contract_id and not seen.whole:
        seen = await _made_whole(ports, seen)

    def apply(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if stored.remote_id not in ("", seen.remote_id):
            raise NotFound(seen.remote_id)
        after = advance(stored, seen)
        told = news(stored, after)
        if _is_unheard_of(stored, seen):
            after = after.model_copy(update={"unknown": (*stored.unknown, seen.raw_status)})
            told = (*told, _unknown(stored, seen))
        return after, [_as_repair(one) for one in told] if repair else told

    if seen.status is Status.FINISHED:
        await _look_at_released(ports, contract_id)
    try:
        await ports.contracts.change(contract_id, apply, last=last)
    except NotFound:
        await ports.strays.keep("contract", seen.model_dump_json().encode())


async def _made_whole(ports: Ports, seen: Observation) -> Observation:
    """With what was not told; as it is where Tencent will not say more."""
    with suppress(Refused):
        for found in await ports.esign.look([seen.remote_id]):
            return found.model_copy(update={"our_id": seen.our_id, "polled": seen.polled})
    return seen


async def _look_at_released(ports: Ports, contract_id: str) -> None:
    """When an agreement to dissolve a contract is signed, that contract changes, too.

    Nobody else would ask: it had ended.
    """
    with suppress(NotFound, Refused):
        source = (await ports.contracts.get(contract_id)).order.source
        if isinstance(source, Releasing):
            await _look_at(ports, [source.remote_id])


async def look_again(ports: Ports, remote_id: str, group_id: str = "") -> None:
    """Ask Tencent about one contract, or those of a group: what was said of it is no news.

    Only what is ours is asked for, or heard of.
    """
    if remote_id:
        await _look_at(ports, [remote_id])
    elif Can.LOOK_GROUP in ports.esign.can:
        for seen in await ports.esign.look_group(group_id):
            if await ports.contracts.id_of_remote(seen.remote_id):
                await observe(ports, seen)


async def cancels_over(ports: Ports, task_id: str) -> None:
    """Ask what became of many withdrawals, and then how those contracts stand."""
    outcome = await ports.esign.cancel_outcome(task_id)
    await settle_task(ports, task_id, outcome)
    await _look_at(ports, [*outcome.cancelled, *outcome.refused])


async def _look_at(ports: Ports, remote_ids: Sequence[str]) -> None:
    ours = [one for one in remote_ids if await ports.contracts.id_of_remote(one)]
    for seen in await ports.esign.look(ours) if ours else ():
        await observe(ports, seen)


async def sweep(ports: Ports) -> None:
    """Ask Tencent about the contracts on their way: it forgets an event after some 45 s.

    Of an edition that tells nothing by itself, this is how anything is heard.
    """
    repair = ports.esign.rules.tells
    async for page in ports.contracts.open():
        await ask_for_outcomes(ports, page)
        remote_ids = [contract.remote_id for contract in page if contract.remote_id]
        for seen in await ports.esign.look(remote_ids) if remote_ids else ():
            await observe(ports, seen, repair=repair)
            if await send_on(ports, seen):
                await _look_at(ports, [seen.remote_id])
        for contract in page:
            await ask_for_report(ports, contract)


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
