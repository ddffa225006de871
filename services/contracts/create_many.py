"""Many contracts from one template: ordered in one call, and each made at most once.

Each is a contract of its own from the start. The attempt is noted on every one before the call
that costs money, so a repeat orders only what nobody has tried; the rest is gone on with, or waited
for, as it is with a single one. Whoever ordered them hears of all together.
"""

from collections.abc import Sequence
from datetime import datetime

from .announcements import Announcement, ShowCard, TellMany
from .attempt import attempted, not_attempted, with_creation
from .create import failed, go_on, new_contract
from .errors import NotYet, Refused, SignetError, Unavailable
from .model import Contract, Creation, Status
from .office import Made
from .order import Order
from .ports import Change, Ports
from .template_check import check_template


async def create_many(
    ports: Ports, contract_ids: Sequence[str], by: str, orders: Sequence[Order]
) -> None:
    """Carry out `orders` (≤ `Rules.many`, of one template), the first under the first id.

    Safe to repeat: each goes on where it stopped.
    """
    for contract_id, order in zip(contract_ids, orders, strict=True):
        contract = new_contract(contract_id, by, order, ports.clock())
        await ports.contracts.add(contract, (ShowCard(contract_id=contract_id, first=True),))
    await _order(ports, contract_ids)
    await _go_on(ports, contract_ids)
    told = TellMany(contract_id=contract_ids[0], contract_ids=tuple(contract_ids), who=by)
    await ports.contracts.change(contract_ids[0], lambda stored: (stored, (told,)), last=True)


async def _order(ports: Ports, contract_ids: Sequence[str]) -> None:
    """The one call, for all that nobody has tried to make yet."""
    stored = [await ports.contracts.get(contract_id) for contract_id in contract_ids]
    untried = [one for one in stored if _is_untried(one)]
    if not untried:
        return
    try:
        await check_template(ports, untried[0].order)
    except SignetError as error:
        if error.retryable:
            raise
        await _none_made(ports, untried, error)
        return
    mine = await _attempt(ports, untried)
    if mine:
        await _call(ports, mine)


def _is_untried(contract: Contract) -> bool:
    return contract.status is Status.CREATING and contract.creation == Creation()


async def _attempt(ports: Ports, untried: Sequence[Contract]) -> Sequence[Contract]:
    """Those on which we could note that we are about to order them.

    Another worker may have noted it on some, and orders those.
    """
    attempt, noted = Creation(attempted_at=ports.clock()), list[Contract]()
    for contract in untried:
        try:
            change = attempted(contract.creation, attempt)
            noted.append(await ports.contracts.change(contract.id, change))
        except NotYet:
            continue
        except Unavailable:
            await _forget(ports, noted)
            raise
    return noted


async def _call(ports: Ports, mine: Sequence[Contract]) -> None:
    try:
        made = await ports.esign.create_many({one.id: one.order for one in mine})
    except SignetError as error:
        if isinstance(error, Unavailable) and error.maybe_done:
            raise
        if error.retryable:
            await _forget(ports, mine)
            raise
        await _none_made(ports, mine, error)
        return
    # Of what was made a callback would tell, too; of what was refused only this answer does.
    for contract in sorted(mine, key=lambda one: not isinstance(made[one.id], Refused)):
        await _settle(ports, contract, made[contract.id])


async def _settle(ports: Ports, contract: Contract, made: Made) -> None:
    """One that is in doubt stays as it was noted: see `create`."""
    if isinstance(made, Refused):
        change = _refused(contract.creation, made, ports.clock())
        await ports.contracts.change(contract.id, change)
    elif made.remote_id:
        creation = made.model_copy(update={"attempted_at": contract.creation.attempted_at})
        await ports.contracts.change(contract.id, with_creation(contract.creation, creation))


async def _forget(ports: Ports, noted: Sequence[Contract]) -> None:
    """Surely nothing was made, so all of it may be tried again."""
    for contract in noted:
        await ports.contracts.change(contract.id, not_attempted(contract.creation))


async def _none_made(ports: Ports, contracts: Sequence[Contract], error: SignetError) -> None:
    for contract in contracts:
        change = _refused(contract.creation, error, ports.clock())
        await ports.contracts.change(contract.id, change)


def _refused(attempt: Creation, error: SignetError, now: datetime) -> Change:
    """This one was not made. Where a callback tells otherwise, that is true."""
    fail, forget = failed(error, now, told=False), not_attempted(attempt)

    def apply(contract: Contract) -> tuple[Contract, Sequence[Announcement]]:
        return fail(forget(contract)[0]) if contract.creation == attempt else (contract, ())

    return apply


async def _go_on(ports: Ports, contract_ids: Sequence[str]) -> None:
    """Each as far as it comes: what one of them waits for holds up none of the others.

    Two that get no answer are enough to know that nobody would now.
    """
    waits: list[SignetError] = []
    unanswered: list[SignetError] = []
    for contract_id in contract_ids:
        try:
            await go_on(ports, contract_id)
        except SignetError as error:
            if not error.retryable:
                change = failed(error, ports.clock(), told=False)
                await ports.contracts.change(contract_id, change)
            else:
                (waits if isinstance(error, NotYet) else unanswered).append(error)
        if len(unanswered) > 1:
            break
    if unanswered or waits:
        raise [*unanswered, *waits][0]
