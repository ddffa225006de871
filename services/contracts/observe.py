"""What Tencent tells or is asked, applied to the contract it speaks of."""

from collections.abc import AsyncIterator, Sequence
from contextlib import suppress

from .announcements import AddLine, Announcement, Line
from .errors import NotFound
from .lifecycle import advance, news
from .model import Contract, Observation, Status
from .ports import Ports

MOST = 10_000
"""So many contracts are looked at in one sweep, those first that were quiet the longest."""

AT_ONCE = 100
"""DescribeFlowBriefs and DescribeFlowInfo take at most 100 ids."""


async def observe(ports: Ports, seen: Observation) -> None:
    """Apply one observation; one that belongs to no contract of ours is kept aside."""
    contract = await _contract_of(ports, seen)
    if contract is None:
        await ports.strays.keep("contract", seen.model_dump_json().encode())
        return

    def apply(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        after = advance(stored, seen)
        return after, (*news(stored, after), *_unknown(stored, seen))

    await ports.contracts.change(contract.id, apply)


async def look_again(ports: Ports, remote_id: str) -> None:
    """Ask Tencent about one contract, if it is ours: something was said of it that is no news."""
    if await ports.contracts.id_of_remote(remote_id):
        for seen in await ports.esign.look([remote_id]):
            await observe(ports, seen)


async def sweep(ports: Ports) -> None:
    """Ask Tencent about the contracts on their way: it forgets an event after some 45 s."""
    remote_ids = [one async for one in _open_remote_ids(ports)]
    for start in range(0, len(remote_ids), AT_ONCE):
        for seen in await ports.esign.look(remote_ids[start : start + AT_ONCE]):
            await observe(ports, seen)


async def _open_remote_ids(ports: Ports) -> AsyncIterator[str]:
    for contract_id in await ports.contracts.open_ids(MOST):
        with suppress(NotFound):  # deleted by hand
            contract = await ports.contracts.get(contract_id)
            if contract.remote_id:
                yield contract.remote_id


async def _contract_of(ports: Ports, seen: Observation) -> Contract | None:
    """By the id we sent along, unless it is another contract's; else by Tencent's id."""
    known = await ports.contracts.id_of_remote(seen.remote_id)
    try:
        contract = await ports.contracts.get(known or seen.our_id)
    except NotFound:
        return None
    return contract if contract.remote_id in ("", seen.remote_id) else None


def _unknown(contract: Contract, seen: Observation) -> Sequence[Announcement]:
    if seen.status is not Status.UNKNOWN or seen.polled:
        return ()
    return (AddLine(contract_id=contract.id, line=Line.UNKNOWN_STATUS, reason=seen.raw_status),)
