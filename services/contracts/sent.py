"""What is true of contracts that have just gone out to their parties."""

from collections.abc import Sequence
from datetime import datetime

from .announcements import Announcement
from .errors import SignetError
from .lifecycle import advance, news
from .model import Contract, Observation, PartySeen, Standing, Status
from .ports import Change, Ports


async def sent(ports: Ports, *contracts: Contract, last: bool = True) -> None:
    """See how their parties stand, or assume it when Tencent does not tell at once.

    `last`: nothing else is to be done for the message in hand.
    """
    try:
        looked = await ports.esign.look([contract.remote_id for contract in contracts])
        seen = {one.remote_id: one for one in looked}
    except SignetError:
        seen = {}
    for contract in contracts:
        observed = seen.get(contract.remote_id) or _just_sent(contract, ports.clock())
        ends = last and contract is contracts[-1]
        await ports.contracts.change(contract.id, _apply(observed), last=ends)


def _apply(observed: Observation) -> Change:
    def apply(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        after = advance(stored, observed)
        return after, news(stored, after)

    return apply


def _just_sent(contract: Contract, now: datetime) -> Observation:
    """What is true of any contract that has just gone out: the first (or everyone) may sign."""
    turn = contract.parties[:1] if contract.order.ordered else contract.parties
    parties = tuple(
        PartySeen(
            id=party.id,
            name=party.signer.name,
            mobile_tail=party.signer.mobile[-4:],
            standing=Standing.TO_SIGN,
        )
        for party in turn
    )
    return Observation(
        remote_id=contract.remote_id, status=Status.WAITING, parties=parties, at=now, polled=True
    )
