"""Reminding whoever's turn it is."""

from collections.abc import Sequence

from .access import check_may_manage, remote_id_of
from .announcements import AddLine, Announcement, Line, ShowCard, Trouble
from .errors import Reason, Refused, Unavailable
from .model import Contract, Party, Standing
from .office import Reminded
from .ports import Ports
from .trouble import or_tell

_TURN = (Standing.TO_SIGN, Standing.TO_FILL)


async def remind(ports: Ports, contract_id: str, by: str) -> None:
    """Ask Tencent to remind, and tell honestly whether it did."""
    await or_tell(ports.contracts, contract_id, by, Trouble.REMIND, _remind(ports, contract_id, by))


def reminders_left(contract: Contract, limit: int | None) -> int | None:
    """How many more those whose turn it is can get; None where no limit is known.

    `limit` is `Rules.reminders`. Where they were not reminded equally often, somebody still gets
    so many.
    """
    turn = [party.reminded for party in contract.parties if party.standing in _TURN]
    if limit is None or not turn:
        return None
    return max(0, limit - min(turn))


def check_reminders_left(contract: Contract, limit: int | None) -> None:
    if reminders_left(contract, limit) == 0:
        raise Refused("NoReminderLeft", reason=Reason.NO_REMINDER_LEFT)


async def _remind_once(ports: Ports, remote_id: str) -> Reminded:
    """A reminder bothers people and only a few are possible: in doubt it is not repeated."""
    try:
        return await ports.esign.remind(remote_id)
    except Unavailable as error:
        if not error.maybe_done:
            raise
        raise Refused("NoAnswer", reason=Reason.MAYBE_REMINDED) from error


async def _remind(ports: Ports, contract_id: str, by: str) -> None:
    contract = await ports.contracts.get(contract_id)
    check_may_manage(contract, by)
    remote_id = remote_id_of(contract)
    check_reminders_left(contract, ports.esign.rules.reminders)
    outcome = await _remind_once(ports, remote_id)
    if not outcome.sent:
        raise Refused("CanRemind=false", outcome.message, reason=Reason.NO_REMINDER)
    now = ports.clock()

    def reminded(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        line = AddLine(contract_id=stored.id, line=Line.REMINDED, who=by)
        parties = tuple(map(_counted, stored.parties))
        after = stored.model_copy(update={"reminded_at": now, "parties": parties})
        return after, (ShowCard(contract_id=stored.id), line)

    await ports.contracts.change(contract_id, reminded, last=True)


def _counted(party: Party) -> Party:
    if party.standing not in _TURN:
        return party
    return party.model_copy(update={"reminded": party.reminded + 1})
