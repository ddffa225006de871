"""Adding a signer to a contract that grows, while it runs (Tencent: dynamic signers 2.0).

Nothing says that Tencent does not add somebody twice (CreateDynamicFlowApprover), so it is asked
who signs before anybody is added, and what had no answer is waited for as long as it may still be
carried out there.
"""

from collections.abc import Sequence
from datetime import datetime

from .access import check_may_manage, remote_id_of
from .announcements import AddLine, Announcement, InviteSigner, Line, Trouble
from .create import STILL_UNDER_WAY
from .errors import NotYet, Reason, Refused, SignetError, Unavailable
from .hand_over import STILL_TO_SIGN
from .lifecycle import OPEN, advance, moved, news
from .model import Contract, Observation, Party, PartySeen, Standing
from .order import Signer
from .ports import Change, Ports
from .rules import At, Problem, Wrong
from .trouble import or_tell
from .wish import check_signer

_TAIL = 4
"""Of the number of somebody whom only Tencent's news have told of."""


async def grow(ports: Ports, contract_id: str, by: str, signer: Signer) -> None:
    """Add `signer` at Tencent, and then here. Safe to repeat: nobody is added twice."""
    work = _grow(ports, contract_id, by, signer)
    await or_tell(ports.contracts, contract_id, by, Trouble.GROW, work)


def can_grow(contract: Contract) -> bool:
    """Whether more signers may join it now."""
    return contract.order.growing and contract.status in OPEN and bool(contract.remote_id)


def unsigned(contract: Contract) -> Sequence[Party]:
    """Those that are still waited for."""
    return [party for party in contract.parties if party.standing in STILL_TO_SIGN]


def waits_to_be_ended(contract: Contract) -> bool:
    """Everybody has signed, and it goes on all the same until its owner ends it."""
    return can_grow(contract) and contract.signed > 0 and not unsigned(contract)


def all_are_placed(contract: Contract) -> bool:
    """Then nobody may place their own seal or signature, whoever joins later included."""
    signers = contract.order.signers
    return bool(signers) and all(any(c.mark.signs for c in one.controls) for one in signers)


def check_joining(contract: Contract, signer: Signer) -> Sequence[Problem]:
    """What cannot be sent of somebody who is to join."""
    problems = [*check_signer(signer)]
    if any(_who(party.signer) == _who(signer) for party in contract.parties):
        problems.append(Problem(At.SIGNER_MOBILE, Wrong.TWICE, 0))
    if all_are_placed(contract) and not signer.controls:
        problems.append(Problem(At.SIGNER_PLACE, Wrong.MISSING, 0))
    return problems


def like_the_others(contract: Contract, signer: Signer) -> Signer:
    """With what is asked of everybody: how long they look, and by what they prove who they are."""
    others = contract.order.signers
    seconds = max((one.read_seconds for one in others), default=0)
    verify = next((one.verify for one in others if one.verify), ())
    return signer.model_copy(update={"read_seconds": seconds, "verify": verify})


def check_grows(contract: Contract) -> None:
    if not contract.order.growing:
        raise Refused("DoesNotGrow", reason=Reason.DOES_NOT_GROW)


async def _grow(ports: Ports, contract_id: str, by: str, signer: Signer) -> None:
    contract = await ports.contracts.get(contract_id)
    check_may_manage(contract, by)
    check_grows(contract)
    if any(_who(party.signer) == _who(signer) for party in contract.parties):
        return
    remote_id_of(contract)
    seen = await _with(ports, contract, signer)
    if seen is None and _told_of(contract, signer) is None:
        await _add(ports, contract, signer)
        seen = await _with(ports, contract, signer)
    await ports.contracts.change(contract_id, _grown(by, signer, seen, ports.clock()), last=True)


async def _add(ports: Ports, contract: Contract, signer: Signer) -> None:
    """The call that is not repeated blindly: that it was made is noted before."""
    now = ports.clock()
    if contract.adding_since and now - contract.adding_since < STILL_UNDER_WAY:
        raise NotYet("a signer who was added without an answer", 5)
    await ports.contracts.change(contract.id, _noted(now))
    try:
        await ports.esign.grow(contract.remote_id, [signer])
    except SignetError as error:
        if not (isinstance(error, Unavailable) and error.maybe_done):
            await ports.contracts.change(contract.id, _noted(None))
        raise


async def _with(ports: Ports, contract: Contract, signer: Signer) -> Observation | None:
    """How it stands at Tencent, where they are there already and unknown here."""
    known = {party.id for party in contract.parties if party.id}
    for seen in await ports.esign.look([contract.remote_id]):
        if any(_is(signer, one) for one in seen.parties if one.id not in known):
            return seen
    return None


def _is(signer: Signer, seen: PartySeen) -> bool:
    of_theirs = bool(seen.mobile_tail) and signer.mobile.endswith(seen.mobile_tail)
    return seen.name == signer.name and of_theirs


def _who(signer: Signer) -> tuple[str, str, str]:
    return (signer.name, signer.mobile, signer.company)


def _told_of(contract: Contract, signer: Signer) -> int | None:
    """Where they stand already, if Tencent's news came before its answer to us."""
    for index, party in enumerate(contract.parties):
        known = party.signer
        of_theirs = len(known.mobile) == _TAIL and signer.mobile.endswith(known.mobile)
        if known.name == signer.name and of_theirs:
            return index
    return None


def _noted(at: datetime | None) -> Change:
    return lambda contract: (contract.model_copy(update={"adding_since": at}), ())


def _grown(by: str, signer: Signer, seen: Observation | None, now: datetime) -> Change:
    def change(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        joined, index = _joined(stored, signer)
        after = moved(stored, advance(joined, seen) if seen else joined, now)
        told = [*news(stored, after)]
        told.append(AddLine(contract_id=stored.id, line=Line.PARTY_ADDED, party=index, who=by))
        invite = InviteSigner(contract_id=stored.id, party=index)
        may_sign = after.parties[index].standing is Standing.TO_SIGN
        if signer.member and may_sign and invite not in told:
            told.append(invite)
        return after, told

    return change


def _joined(stored: Contract, signer: Signer) -> tuple[Contract, int]:
    fresh = stored.model_copy(update={"adding_since": None})
    index = _told_of(stored, signer)
    if index is not None:
        return fresh.with_party(index, signer=signer), index
    parties = (*stored.parties, Party(signer=signer))
    return fresh.model_copy(update={"parties": parties}), len(stored.parties)
