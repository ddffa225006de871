"""From a message in the inbox to the use case that carries it out."""

from collections.abc import Iterator
from contextlib import suppress
from typing import assert_never

from services.contracts.announcements import (
    Announcement,
    TellAdmin,
    TellMany,
    TellTrouble,
    Trouble,
)
from services.contracts.archive import archive
from services.contracts.cancel import cancel
from services.contracts.cancel_many import cancel_many, note_task
from services.contracts.create import create
from services.contracts.create_group import create_group
from services.contracts.create_many import create_many
from services.contracts.destroy import destroy
from services.contracts.errors import (
    Misconfigured,
    NotFound,
    NotYet,
    Refused,
    SignetError,
    Unavailable,
)
from services.contracts.evidence import order_report
from services.contracts.extend import extend
from services.contracts.grow import grow
from services.contracts.hand_over import hand_over
from services.contracts.model import Contract
from services.contracts.name_signer import name_signer
from services.contracts.observe import cancels_over, look_again, observe, sweep
from services.contracts.ports import Contracts, Ports
from services.contracts.release import release
from services.contracts.remind import remind
from services.contracts.review import decide
from services.contracts.unclear import create_again, give_up

from .messages import (
    Archive,
    CancelContract,
    CancelMany,
    CancelsOver,
    CreateAgain,
    CreateContract,
    CreateGroup,
    CreateMany,
    DecideReview,
    DestroyFile,
    ExtendDeadline,
    GiveUp,
    Grow,
    HandOver,
    LookAgain,
    Message,
    NameSigner,
    Observed,
    OfNobody,
    OfSomebody,
    OrderReport,
    ReleaseContract,
    RemindParties,
    Sweep,
)


async def dispatch(ports: Ports, message: Message) -> None:
    """Carry out one message. Safe to repeat; what cannot be done now raises `Unavailable`."""
    match message:
        case CreateContract(contract_id=contract_id, by=by, order=order):
            await create(ports, contract_id, by, order)
        case CreateGroup(group_id=group_id, by=by, group=group):
            await create_group(ports, group_id, by, group)
        case CreateMany(contract_ids=ids, by=by, orders=orders):
            await create_many(ports, ids, by, orders)
        case CreateAgain(contract_id=contract_id, by=by, attempted_at=attempted_at):
            await create_again(ports, contract_id, by, attempted_at)
        case GiveUp(contract_id=contract_id, by=by):
            await give_up(ports, contract_id, by)
        case DecideReview(contract_id=contract_id, by=by):
            await decide(ports, contract_id, by, message.decision, message.reason)
        case RemindParties(contract_id=contract_id, by=by):
            await remind(ports, contract_id, by)
        case CancelContract(contract_id=contract_id, by=by, reason=reason):
            await cancel(ports, contract_id, by, reason)
        case ExtendDeadline(contract_id=contract_id, by=by):
            await extend(ports, contract_id, by, message.deadline, message.party)
        case ReleaseContract(contract_id=contract_id, by=by, agreement_id=its_id):
            await release(ports, contract_id, by, its_id, message.name, message.reason)
        case OrderReport(contract_id=contract_id, by=by):
            await order_report(ports, contract_id, by)
        case NameSigner(contract_id=contract_id, by=by):
            await name_signer(ports, contract_id, by, message.party, message.signer)
        case HandOver(contract_id=contract_id, by=by):
            await hand_over(ports, contract_id, by, message.party, message.account)
        case Grow(contract_id=contract_id, by=by, signer=signer):
            await grow(ports, contract_id, by, signer)
        case Archive(contract_id=contract_id, by=by):
            await archive(ports, contract_id, by)
        case DestroyFile(contract_id=contract_id, by=by):
            await destroy(ports, contract_id, by)
        case CancelMany(contract_ids=ids, by=by, reason=reason, task_id=task_id) if task_id:
            await note_task(ports, ids, by, reason, task_id)
        case CancelMany(contract_ids=ids, by=by, reason=reason):
            await cancel_many(ports, ids, by, reason)
        case Observed(observation=seen):
            await observe(ports, seen, last=True)
        case LookAgain(remote_id=remote_id, group_id=group_id):
            await look_again(ports, remote_id, group_id)
        case CancelsOver(task_id=task_id):
            await cancels_over(ports, task_id)
        case Sweep():
            await sweep(ports)
        case _:
            assert_never(message)


async def carry_out(ports: Ports, message: Message, *, first: bool) -> None:
    """Dispatch; at the `first` failure that only time mends, whoever asked hears that we go on."""
    try:
        await dispatch(ports, message)
    except NotYet:
        raise
    except (Unavailable, Misconfigured) as error:
        if first:
            await tell(ports, message, error, waiting=True)
        raise


async def tell(ports: Ports, message: Message, error: Exception, *, waiting: bool) -> None:
    """Let whoever asked know that it has not worked: for now (`waiting`), or not at all.

    Before its contract is stored there is nothing to hang that on; then nothing is told.
    """
    if not isinstance(message, OfNobody):
        wrong = type(error).__name__ if isinstance(error, SignetError) else "Unexpected"
        for told in _all_told(message, wrong, waiting=waiting):
            await _told(ports.contracts, told)


def _all_told(
    message: OfSomebody, error: str, *, waiting: bool
) -> Iterator[TellTrouble | TellMany]:
    """One message for many that were ordered together, or one for each contract."""
    by = message.by
    if isinstance(message, CreateMany):
        ids = message.contract_ids
        yield TellMany(contract_id=ids[0], contract_ids=ids, who=by, error=error, waiting=waiting)
        return
    doing = _doing(message)
    for one in message.contract_ids if isinstance(message, CancelMany) else (message.contract_id,):
        yield TellTrouble(contract_id=one, who=by, doing=doing, error=error, waiting=waiting)


async def _told(contracts: Contracts, told: TellTrouble | TellMany) -> None:
    with suppress(NotFound):
        await contracts.change(told.contract_id, lambda contract: (contract, (told,)))


async def tell_not_shown(
    contracts: Contracts, announcement: Announcement, error: Exception
) -> None:
    """The owner hears that something about their contract could not be shown; not twice over."""
    if isinstance(announcement, TellTrouble | TellAdmin):
        return

    def tell_owner(contract: Contract) -> tuple[Contract, tuple[Announcement]]:
        code = error.code if isinstance(error, Refused) else ""
        trouble = TellTrouble(
            contract_id=contract.id,
            who=contract.owner,
            doing=Trouble.SHOW,
            error=type(error).__name__,
            code=code,
        )
        return contract, (trouble,)

    with suppress(NotFound):
        await contracts.change(announcement.contract_id, tell_owner)


def _doing(message: OfSomebody) -> Trouble:
    match message:
        case CreateContract() | CreateGroup() | CreateMany() | CreateAgain() | GiveUp():
            return Trouble.CREATE
        case DecideReview():
            return Trouble.REVIEW
        case RemindParties():
            return Trouble.REMIND
        case CancelContract() | CancelMany():
            return Trouble.CANCEL
        case ExtendDeadline():
            return Trouble.EXTEND
        case ReleaseContract():
            return Trouble.RELEASE
        case OrderReport():
            return Trouble.EVIDENCE
        case NameSigner():
            return Trouble.NAME_SIGNER
        case HandOver():
            return Trouble.HAND_OVER
        case Grow():
            return Trouble.GROW
        case Archive():
            return Trouble.ARCHIVE
        case DestroyFile():
            return Trouble.DESTROY
        case _:
            assert_never(message)
