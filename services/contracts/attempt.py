"""How the one call that makes a contract is noted, so that it is never made twice.

The attempt is saved before the call, by one worker alone; what the call gave is saved after it.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from .announcements import Announcement, ShowCard, TellTrouble, Trouble
from .errors import NotYet, SignetError, Unavailable
from .lifecycle import news
from .model import Contract, Creation, Status
from .ports import Change, Contracts

T = TypeVar("T")


async def noted(
    contracts: Contracts,
    contract_id: str,
    before: Creation,
    attempt: Creation,
    call: Callable[[], Awaitable[T]],
) -> T:
    """Make the one call that must not happen twice, with `attempt` saved before it.

    Where surely nothing was made the note is taken back, so that it may be tried again.
    """
    await contracts.change(contract_id, attempted(before, attempt))
    try:
        return await call()
    except SignetError as error:
        if not (isinstance(error, Unavailable) and error.maybe_done):
            await contracts.change(contract_id, not_attempted(attempt))
        raise


def attempted(before: Creation, attempt: Creation) -> Change:
    """Note the attempt, or refuse it (`NotYet`) to a worker who finds that another was faster."""

    def apply(contract: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if contract.creation != before or contract.status is not Status.CREATING:
            raise NotYet("what another worker has begun", 5)
        return contract.model_copy(update={"creation": attempt}), ()

    return apply


def not_attempted(attempt: Creation) -> Change:
    """Nothing left this machine, or Tencent said no: nothing can have been made."""

    def apply(contract: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if contract.creation != attempt:
            return contract, ()
        creation = attempt.model_copy(update={"attempted_at": None})
        return contract.model_copy(update={"creation": creation}), ()

    return apply


def in_question(contract: Contract) -> tuple[Contract, Sequence[Announcement]]:
    """Nobody knows whether it was made, and nothing is heard of it: its owner is asked, once."""
    if contract.remote_id or contract.creation.unclear:
        return contract, ()
    creation = contract.creation.model_copy(update={"unclear": True})
    question = TellTrouble(
        contract_id=contract.id, who=contract.owner, doing=Trouble.CREATE, ask=True
    )
    after = contract.model_copy(update={"creation": creation})
    return after, (ShowCard(contract_id=contract.id), question)


def with_creation(before: Creation, creation: Creation) -> Change:
    """Save how far the creation has come since `before`.

    Where a callback or another worker was faster, all that still counts is the id of a contract
    that nobody knew of.
    """

    def apply(contract: Contract) -> tuple[Contract, Sequence[Announcement]]:
        faster = contract.creation != before
        if faster and (contract.remote_id or not creation.remote_id):
            return _named(contract, creation), ()
        made = creation.remote_id and contract.status is Status.CREATING
        status = Status.COMPOSING if made else contract.status
        after = contract.model_copy(update={"creation": creation, "status": status})
        begins = creation.held and not contract.creation.held
        return _named(after, creation), news(contract, after) if begins else ()

    return apply


def _named(contract: Contract, creation: Creation) -> Contract:
    """The parties with the ids that Tencent gave them."""
    of_another = contract.remote_id != creation.remote_id
    if of_another or len(creation.party_ids) != len(contract.parties):
        return contract
    parties = tuple(
        party if party.id else party.model_copy(update={"id": party_id})
        for party, party_id in zip(contract.parties, creation.party_ids, strict=True)
    )
    return contract.model_copy(update={"parties": parties})
