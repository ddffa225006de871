"""Dissolving a finished contract: by a further agreement, which everybody must sign."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from .access import check_finished, check_may_manage
from .announcements import AddLine, Announcement, Line, ShowCard, Trouble
from .can import Can
from .create import create
from .errors import NotFound, NotYet, Reason, Refused, Unsupported
from .lifecycle import OPEN
from .model import Contract, Standing, Status
from .order import Order, Releasing
from .ports import Change, Contracts, Ports
from .rules import Charset
from .trouble import or_tell

TIME = timedelta(days=7)
"""So long can it be signed (CreateReleaseFlow.Deadline, where none is given)."""


async def release(
    ports: Ports, contract_id: str, by: str, agreement_id: str, name: str, reason: str
) -> None:
    """Order the agreement `agreement_id`, a contract of ours like any other.

    Safe to repeat: its creation goes on where it stopped. The old contract is dissolved when
    Tencent says so.
    """
    work = _release(ports, contract_id, by, agreement_id, name, reason)
    await or_tell(ports.contracts, contract_id, by, Trouble.RELEASE, work)


async def check_releasable(contracts: Contracts, contract: Contract) -> None:
    """Whether an agreement can be ordered: none is under way, and none has been signed."""
    if contract.order.source.kind == "release":
        raise Unsupported(Can.RELEASE)
    check_finished(contract)
    if contract.status is Status.RELEASED or await _is_going_on(contracts, contract.agreement):
        raise Refused("ReleaseUnderWay", reason=Reason.RELEASE_UNDER_WAY)


def fitting_name(name: str, charset: Charset) -> str:
    """A name for the agreement that the edition takes."""
    return "".join(char for char in name if charset.allowed.fullmatch(char))[: charset.limit]


async def _release(
    ports: Ports, contract_id: str, by: str, agreement_id: str, name: str, reason: str
) -> None:
    contract = await ports.contracts.get(contract_id)
    check_may_manage(contract, by)
    if contract.agreement != agreement_id:
        await check_releasable(ports.contracts, contract)
        noted = _noted(contract.agreement, agreement_id, by, reason)
        contract = await ports.contracts.change(contract_id, noted)
    order = _order(contract, name, reason, ports.clock())
    await create(ports, agreement_id, by, order)


async def _is_going_on(contracts: Contracts, agreement_id: str) -> bool:
    if not agreement_id:
        return False
    try:
        agreement = await contracts.get(agreement_id)
    except NotFound:
        return False
    return agreement.status in OPEN | {Status.FINISHED}


def _noted(before: str, agreement_id: str, by: str, reason: str) -> Change:
    def apply(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if stored.agreement != before:
            raise NotYet("what another worker has begun", 5)
        line = AddLine(contract_id=stored.id, line=Line.RELEASE_ASKED, who=by, reason=reason)
        after = stored.model_copy(update={"agreement": agreement_id})
        return after, (ShowCard(contract_id=stored.id), line)

    return apply


def _order(contract: Contract, name: str, reason: str, now: datetime) -> Order:
    """The same people sign it; whoever passed it on does not, their successor does."""
    source = Releasing(contract_id=contract.id, remote_id=contract.remote_id, reason=reason)
    signed = (p.signer for p in contract.parties if p.standing is not Standing.FORWARDED)
    return Order(
        name=name,
        source=source,
        signers=tuple(signer.model_copy(update={"controls": ()}) for signer in signed),
        ordered=False,
        deadline=now + TIME,
        channel=contract.order.channel,
    )
