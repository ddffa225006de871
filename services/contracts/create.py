"""Creating a contract at Tencent: one step, one save, and never twice.

Tencent's creates are not idempotent and cost money (every ess action is marked so), and no action
lists a company's contracts. So the attempt is saved before the one call that makes the contract;
after a crash or a lost reply we wait for the `start` callback, which carries our id back, and when
that stays away the owner decides.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from .announcements import Announcement, ShowCard, Trouble
from .attempt import in_question, not_attempted, noted, with_creation
from .can import Can
from .errors import NotYet, Reason, Refused, SignetError
from .lifecycle import STARTED, moved, news
from .model import Contract, Creation, Failure, Party, Review, Status, Step
from .order import FromFile, Order, Releasing
from .ports import Change, Ports
from .sent import sent
from .template_check import check_template
from .trouble import trouble_of
from .upload import converted, is_uploaded, upload

COMPOSING_LIMIT = timedelta(minutes=5)
"""One that is started later than this after CreateDocument may be lost, with its quota."""

START_CALLBACK_WAIT = timedelta(seconds=60)
"""Tencent gives an event up about 45 s after its first try."""

STILL_UNDER_WAY = timedelta(seconds=35)
"""Tencent ends a call that takes longer than 30 s."""


async def create(ports: Ports, contract_id: str, owner: str, order: Order) -> None:
    """Carry out an order. Safe to repeat: it goes on where it stopped."""
    contract = new_contract(contract_id, owner, order, ports.clock())
    await ports.contracts.add(contract, (ShowCard(contract_id=contract_id, first=True),))
    await resume(ports, contract_id)


def new_contract(contract_id: str, owner: str, order: Order, now: datetime) -> Contract:
    return Contract(
        id=contract_id,
        owner=owner,
        order=order,
        parties=tuple(Party(signer=signer) for signer in order.signers),
        review=Review(reviewer=order.reviewer) if order.reviewer else None,
        created_at=now,
        changed_at=now,
    )


async def resume(ports: Ports, contract_id: str) -> None:
    """Take every step of the creation that is left; its owner hears what makes an end of it."""
    try:
        await go_on(ports, contract_id, last=True)
    except SignetError as error:
        if error.retryable:
            raise
        await ports.contracts.change(contract_id, failed(error, ports.clock()), last=True)


async def go_on(ports: Ports, contract_id: str, *, last: bool = False) -> None:
    """Take every step that is left. `last`: nothing else is to be done for the message in hand."""
    contract = await ports.contracts.get(contract_id)
    while _unfinished(contract):
        contract = await _step(ports, contract)
    if contract.creation.step is Step.STARTED and contract.status not in STARTED:
        await sent(ports, contract, last=last)


def _unfinished(contract: Contract) -> bool:
    on_its_way = contract.status in (Status.CREATING, Status.COMPOSING)
    return on_its_way and not contract.creation.done and not contract.creation.unclear


async def _step(ports: Ports, contract: Contract) -> Contract:
    if contract.creation.remote_id:
        return await _go_on(ports, contract)
    if contract.creation.attempted_at:
        return await _ask_when_overdue(ports, contract)
    return await upload_step(ports, contract) or await _make(ports, contract)


async def upload_step(ports: Ports, contract: Contract) -> Contract | None:
    """Take the next step that brings its file to Tencent, as a PDF; None when none is left.

    None of them costs anything, and any may be repeated. `NotYet` while it is converted.
    """
    if isinstance(contract.order.source, FromFile) and not is_uploaded(contract, ports.clock()):
        return await _save(ports, contract, await upload(ports, contract))
    if contract.creation.step is Step.CONVERTING:
        return await _save(ports, contract, await converted(ports, contract))
    return None


async def _make(ports: Ports, contract: Contract) -> Contract:
    """The one call that must not happen twice."""
    await check_template(ports, contract.order)
    attempt = contract.creation.model_copy(update={"attempted_at": ports.clock()})

    async def call() -> Creation:
        return await _ordered(ports, contract, attempt)

    made = await noted(ports.contracts, contract.id, contract.creation, attempt, call)
    return await ports.contracts.change(contract.id, with_creation(attempt, made))


async def _ordered(ports: Ports, contract: Contract, attempt: Creation) -> Creation:
    order = contract.order
    if not isinstance(order.source, Releasing):
        return await ports.esign.create_step(contract.id, order, attempt, None)
    released, reason = order.source.remote_id, order.source.reason
    remote_id = await ports.esign.release(contract.id, released, order.name, reason)
    return attempt.model_copy(update={"step": Step.STARTED, "remote_id": remote_id})


async def _go_on(ports: Ports, contract: Contract) -> Contract:
    before = contract.creation
    try:
        creation = await ports.esign.create_step(contract.id, contract.order, before, None)
    except NotYet:
        if before.composed_at and ports.clock() - before.composed_at > COMPOSING_LIMIT:
            raise Refused("NeverComposed", reason=Reason.NEVER_COMPOSED) from None
        raise
    if creation.step is Step.COMPOSED:
        creation = creation.model_copy(update={"composed_at": ports.clock()})
    return await _save(ports, contract, creation)


async def _save(ports: Ports, contract: Contract, creation: Creation) -> Contract:
    return await ports.contracts.change(contract.id, with_creation(contract.creation, creation))


async def _ask_when_overdue(ports: Ports, contract: Contract) -> Contract:
    attempted_at = contract.creation.attempted_at
    assert attempted_at is not None
    if Can.FIND in ports.esign.can and not isinstance(contract.order.source, Releasing):
        return await _find(ports, contract, attempted_at)
    if ports.clock() - attempted_at < START_CALLBACK_WAIT:
        raise NotYet("the start callback of a contract whose creation was not confirmed", 5)
    return await ports.contracts.change(contract.id, in_question)


async def _find(ports: Ports, contract: Contract, attempted_at: datetime) -> Contract:
    """Where Tencent can be asked by our id, nobody has to decide.

    What it does not know may still be under way there (for 30 s), and is waited for before it
    counts as never made.
    """
    attempt = contract.creation
    made = await ports.esign.find(contract.id, attempt)
    if made is not None:
        return await _save(ports, contract, made)
    if ports.clock() - attempted_at < STILL_UNDER_WAY:
        raise NotYet("a creation that was not confirmed", 5)
    return await ports.contracts.change(contract.id, not_attempted(attempt))


def failed(error: SignetError, now: datetime, *, told: bool = True) -> Change:
    """It never came into being, and keeps why. With `told` its owner hears of it at once."""

    def apply(contract: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if contract.status not in (Status.CREATING, Status.COMPOSING):
            return contract, ()
        trouble = trouble_of(error, contract.id, contract.owner, Trouble.CREATE)
        why = Failure(**trouble.model_dump(include=set(Failure.model_fields)))
        change = {"status": Status.FAILED, "failure": why}
        after = moved(contract, contract.model_copy(update=change), now)
        return after, (*news(contract, after), *((trouble,) if told else ()))

    return apply
