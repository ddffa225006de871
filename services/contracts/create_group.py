"""Making a contract group: one call for all of its contracts, and never twice.

The first contract answers for all: the attempt is noted with it alone before the call, and with
it is kept what the call gave before any other is told. So a process may end between any two of
them, and whoever repeats the message goes on from there. A lost answer is settled by the `start`
callbacks, each of which carries our id of its contract; when none comes the owner is asked once.
"""

from collections.abc import Sequence
from datetime import datetime

from .announcements import AddLine, Announcement, ShowCard, TellTrouble, Trouble
from .attempt import in_question, noted, with_creation
from .create import START_CALLBACK_WAIT, failed, new_contract, upload_step
from .errors import NotYet, SignetError
from .group import GroupOrder
from .lifecycle import STARTED, moved, news
from .model import Contract, Group, Status, Step
from .office import GroupMade, id_in_group
from .order import FromFile
from .ports import Change, Contracts, Ports
from .sent import sent
from .template_check import check_template


async def create_group(ports: Ports, group_id: str, owner: str, ordered: GroupOrder) -> None:
    """Carry out the order of a group. Safe to repeat: it goes on where it stopped."""
    group = Group(id=group_id, name=ordered.name, place=0, size=len(ordered.orders))
    for place, order in enumerate(ordered.orders):
        contract_id = id_in_group(group_id, place)
        contract = new_contract(contract_id, owner, order, ports.clock())
        part = contract.model_copy(update={"group": group.model_copy(update={"place": place})})
        await ports.contracts.add(part, (ShowCard(contract_id=contract_id, first=True),))
    await resume_group(ports, group)


async def contracts_of(contracts: Contracts, group: Group) -> Sequence[Contract]:
    """All contracts of a group, in their order."""
    return [await contracts.get(id_in_group(group.id, place)) for place in range(group.size)]


async def resume_group(ports: Ports, group: Group) -> None:
    """Do what is left of the creation of a group that is stored."""
    contracts = await contracts_of(ports.contracts, group)
    first = contracts[0]
    if first.creation.unclear:
        return
    if first.status is Status.FAILED:
        await fail_others(ports, group)
        return
    try:
        contracts = await _made(ports, group, contracts)
    except SignetError as error:
        if error.retryable:
            raise
        await ports.contracts.change(first.id, failed(error, ports.clock()))
        await fail_others(ports, group)
    else:
        if out := [one for one in contracts if _is_just_out(one)]:
            await sent(ports, *out)


async def fail_others(ports: Ports, group: Group) -> None:
    """As the first of them, but without another word to the owner: all are made or none."""
    for contract in (await contracts_of(ports.contracts, group))[1:]:
        last = contract.id == id_in_group(group.id, group.size - 1)
        await ports.contracts.change(contract.id, _failed_too(ports.clock()), last=last)


def _is_just_out(contract: Contract) -> bool:
    return contract.creation.step is Step.STARTED and contract.status not in STARTED


async def _made(ports: Ports, group: Group, contracts: Sequence[Contract]) -> Sequence[Contract]:
    told = [one.group for one in contracts if one.group and one.group.remote_ids]
    if told:
        return await _keep(ports, contracts, GroupMade(told[0].remote_id, told[0].remote_ids))
    known = [bool(contract.remote_id) for contract in contracts]
    if all(known):
        return contracts
    if any(known) or contracts[0].creation.attempted_at:
        return await _wait(ports, contracts, any(known))
    for place, contract in enumerate(contracts):
        if further := await upload_step(ports, contract):
            # Whoever else works at it may have been faster: what is left is looked at anew.
            return await _made(ports, group, [*contracts[:place], further, *contracts[place + 1 :]])
    return await _make(ports, group, contracts)


async def _make(ports: Ports, group: Group, contracts: Sequence[Contract]) -> Sequence[Contract]:
    """The one call that must not happen twice."""
    first, orders = contracts[0], [contract.order for contract in contracts]
    for order in orders:
        await check_template(ports, order)
    file_ids = [one.creation.file_id for one in contracts if isinstance(one.order.source, FromFile)]
    attempt = first.creation.model_copy(update={"attempted_at": ports.clock()})

    async def call() -> GroupMade:
        return await ports.esign.create_group(group.id, group.name, orders, file_ids)

    made = await noted(ports.contracts, first.id, first.creation, attempt, call)
    before = [first.model_copy(update={"creation": attempt}), *contracts[1:]]
    return await _keep(ports, before, made)


async def _keep(ports: Ports, contracts: Sequence[Contract], made: GroupMade) -> Sequence[Contract]:
    """With each contract its id, and with the first, which is saved first, those of all."""
    return [
        await ports.contracts.change(contract.id, _with_made(contract, place, made))
        for place, contract in enumerate(contracts)
    ]


def _with_made(before: Contract, place: int, made: GroupMade) -> Change:
    ids = made.party_ids[place] if made.party_ids else before.creation.party_ids
    update = {"step": Step.STARTED, "remote_id": made.remote_ids[place], "party_ids": ids}
    saved = with_creation(before.creation, before.creation.model_copy(update=update))
    of_group = {"remote_id": made.group_id, "remote_ids": made.remote_ids}

    def apply(contract: Contract) -> tuple[Contract, Sequence[Announcement]]:
        after, told = saved(contract)
        assert after.group is not None
        group = after.group.model_copy(update=of_group)
        return after.model_copy(update={"group": group}), told

    return apply


async def _wait(ports: Ports, contracts: Sequence[Contract], is_made: bool) -> Sequence[Contract]:
    """For the `start` callbacks of what was not confirmed, and then ask or tell the owner."""
    first = contracts[0]
    since = first.creation.attempted_at or first.created_at
    if ports.clock() - since < START_CALLBACK_WAIT:
        raise NotYet("the start callbacks of a group whose creation was not confirmed", 5)
    change = _not_all_heard_of if is_made else in_question
    await ports.contracts.change(first.id, change, last=True)
    return contracts


def _not_all_heard_of(contract: Contract) -> tuple[Contract, Sequence[Announcement]]:
    """What we have heard of shows that Tencent made all: nothing is left to decide."""
    told = TellTrouble(contract_id=contract.id, who=contract.owner, doing=Trouble.GROUP)
    return contract, (told,)


def _failed_too(now: datetime) -> Change:
    def apply(contract: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if contract.status is not Status.CREATING or contract.remote_id:
            return contract, ()
        after = contract.model_copy(update={"status": Status.FAILED})
        after = moved(contract, after, now)
        return after, [one for one in news(contract, after) if not isinstance(one, AddLine)]

    return apply
