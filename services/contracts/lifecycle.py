"""How observations change a contract: one table, and one pure step.

Tencent does not keep the order of its callbacks and sends some of them twice, so the step is a
climb on a partial order: a status is taken over only when it can still be reached from the one we
have. Every history of a contract is a chain in that order; hence any permutation and repetition
of its observations ends in the same state (see `tests/services/contracts/test_lifecycle.py`).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from .announcements import AddLine, Announcement, InviteSigner, Line, ShowCard, ShowReview
from .model import Contract, Decision, Observation, Party, PartySeen, Standing, Status, Step
from .order import PartyKind, Signer

_ENDS = (Status.REFUSED, Status.EXPIRED, Status.CANCELLED, Status.INVALID)

NEXT: Mapping[Status, tuple[Status, ...]] = {
    Status.CREATING: (Status.COMPOSING, Status.FAILED),
    Status.COMPOSING: (Status.FILLING, Status.FAILED),
    Status.FILLING: (Status.WAITING, *_ENDS),
    Status.WAITING: (Status.PARTLY_SIGNED, *_ENDS),
    Status.PARTLY_SIGNED: (Status.FINISHED, *_ENDS),
    Status.FINISHED: (Status.RELEASED,),
    # We gave it up, and then heard that Tencent had made it after all: what is true wins.
    Status.FAILED: (Status.FILLING,),
    Status.REFUSED: (),
    Status.EXPIRED: (),
    Status.CANCELLED: (),
    Status.INVALID: (),
    Status.RELEASED: (),
    Status.UNKNOWN: (),
}
"""What may come directly after what; the rest follows by going further."""

_STANDING_ENDS = (
    Standing.REFUSED,
    Standing.EXPIRED,
    Standing.CANCELLED,
    Standing.STOPPED,
    Standing.FORWARDED,
)

NEXT_STANDING: Mapping[Standing, tuple[Standing, ...]] = {
    Standing.NOT_YET: (Standing.TO_FILL,),
    Standing.TO_FILL: (Standing.FILLED, *_STANDING_ENDS),
    Standing.FILLED: (Standing.TO_SIGN, *_STANDING_ENDS),
    Standing.TO_SIGN: (Standing.SIGNED, *_STANDING_ENDS),
    Standing.SIGNED: (Standing.RELEASED,),
    Standing.REFUSED: (),
    Standing.EXPIRED: (),
    Standing.CANCELLED: (),
    Standing.STOPPED: (),
    Standing.FORWARDED: (),
    Standing.RELEASED: (),
    Standing.UNKNOWN: (),
}

OPEN = frozenset(
    {Status.CREATING, Status.COMPOSING, Status.FILLING, Status.WAITING, Status.PARTLY_SIGNED}
)
"""The statuses of a contract that is still on its way."""


def is_followed(contract: Contract) -> bool:
    """Whether Tencent is asked about it now and then: more is to be heard of it."""
    making = contract.evidence is not None and contract.evidence.making
    return contract.status in OPEN or making


STARTED = frozenset(Status) - {
    Status.CREATING,
    Status.COMPOSING,
    Status.FAILED,
    Status.UNKNOWN,
}
"""The statuses of a contract that did go out to its parties."""

_WENT_OUT = STARTED - {Status.CANCELLED, Status.INVALID}
"""Those that a contract cannot have come to without having been sent out."""

_END_LINES: Mapping[Status, Line] = {
    Status.FINISHED: Line.FINISHED,
    Status.REFUSED: Line.REFUSED,
    Status.EXPIRED: Line.EXPIRED,
    Status.CANCELLED: Line.CANCELLED,
    Status.INVALID: Line.INVALID,
    Status.RELEASED: Line.RELEASED,
    Status.FAILED: Line.FAILED,
}

_PARTY_LINES: Mapping[Standing, Line] = {
    Standing.SIGNED: Line.PARTY_SIGNED,
    Standing.REFUSED: Line.PARTY_REFUSED,
    Standing.FILLED: Line.PARTY_FILLED,
    Standing.FORWARDED: Line.PARTY_FORWARDED,
}

_REVIEW_LINES: Mapping[Decision, Line] = {
    Decision.APPROVED: Line.REVIEW_APPROVED,
    Decision.SENT_BACK: Line.REVIEW_SENT_BACK,
    Decision.REFUSED: Line.REVIEW_REFUSED,
}

_S = TypeVar("_S", Status, Standing)


def _beyond(table: Mapping[_S, tuple[_S, ...]]) -> Mapping[_S, frozenset[_S]]:
    """For each state, everything that can still come after it."""

    def reach(state: _S) -> frozenset[_S]:
        return frozenset(table[state]).union(*(reach(further) for further in table[state]))

    return {state: reach(state) for state in table}


_BEYOND = _beyond(NEXT)
_BEYOND_STANDING = _beyond(NEXT_STANDING)


def later(now: Status, seen: Status) -> Status:
    """The further of the two; `now` where `seen` cannot follow it."""
    return seen if seen in _BEYOND[now] else now


def later_standing(now: Standing, seen: Standing) -> Standing:
    return seen if seen in _BEYOND_STANDING[now] else now


def advance(contract: Contract, seen: Observation) -> Contract:
    """The contract after an observation. Pure; the same observation twice changes nothing more."""
    if contract.remote_id not in ("", seen.remote_id):
        return contract
    status = later(contract.status, seen.status)
    parties = _merge_parties(contract, seen)
    held = contract.creation.held or seen.held
    creation = contract.creation.model_copy(update={"held": held})
    if not creation.remote_id:
        creation = creation.model_copy(
            update={"remote_id": seen.remote_id, "step": Step.STARTED, "unclear": False}
        )
    advanced = contract.model_copy(
        update={
            "status": status,
            "parties": parties,
            "creation": creation,
            **_ending(contract, status, seen),
        }
    )
    if advanced == contract:
        return contract
    return moved(contract, advanced, seen.at)


def _ending(contract: Contract, status: Status, seen: Observation) -> Mapping[str, str]:
    """Why it ended and through whom; a cancellation of ours was noted before we asked for it."""
    noted = contract.status in OPEN and contract.ended_by
    if status is contract.status or (noted and (status in OPEN or status is Status.CANCELLED)):
        return {}
    return {"reason": seen.reason if status in _ENDS else "", "ended_by": ""}


def moved(before: Contract, after: Contract, at: datetime) -> Contract:
    """`after` with its times set: when it last changed, and when it ended."""
    ended_at = before.ended_at
    if after.status in OPEN:
        ended_at = None
    elif after.status is not before.status and before.status is not Status.FINISHED:
        ended_at = at
    return after.model_copy(update={"changed_at": max(before.changed_at, at), "ended_at": ended_at})


def _merge_parties(contract: Contract, seen: Observation) -> tuple[Party, ...]:
    merged = list(contract.parties)
    strangers: list[PartySeen] = []
    for one in seen.parties:
        index = _index_of(merged, one)
        if index is None:
            strangers.append(one)
        else:
            merged[index] = _merge_party(merged[index], one, seen)
    # Where somebody's id is not known yet, a stranger may be them under another spelling.
    grows = contract.order.growing and all(party.id for party in contract.parties)
    if grows or any(one.standing is Standing.FORWARDED for one in seen.parties):
        merged.extend(_newcomer(one, seen) for one in strangers if one.id)
    return tuple(merged)


def _newcomer(seen: PartySeen, observation: Observation) -> Party:
    """To whom a party has passed it on, or who joins a contract that grows. They come last: a
    party keeps its index."""
    kind = PartyKind.EMPLOYEE if seen.company else PartyKind.PERSON
    signer = Signer(kind=kind, name=seen.name, mobile=seen.mobile_tail, company=seen.company)
    return _merge_party(Party(signer=signer, id=seen.id), seen, observation)


def _index_of(parties: Sequence[Party], seen: PartySeen) -> int | None:
    """Who is meant: by Tencent's id where both know it, else by name and last digits."""
    for index, party in enumerate(parties):
        if party.id and party.id == seen.id:
            return index
    for index, party in enumerate(parties):
        same_name = party.signer.name == seen.name
        by_name = not (party.id and seen.id)
        if by_name and same_name and party.signer.mobile.endswith(seen.mobile_tail):
            return index
    return None


def _merge_party(party: Party, seen: PartySeen, observation: Observation) -> Party:
    standing = later_standing(party.standing, seen.standing)
    known = {"id": party.id or seen.id, "signer": _named(party.signer, seen)}
    if standing is party.standing:
        return party.model_copy(update=known)
    return party.model_copy(
        update={
            **known,
            "standing": standing,
            "reason": seen.reason,
            "changed_at": seen.at or observation.at,
        }
    )


def _named(signer: Signer, seen: PartySeen) -> Signer:
    """Who claimed a role that was left open, or was named for it in Tencent's console."""
    if not (signer.unnamed and seen.name):
        return signer
    kind = PartyKind.EMPLOYEE if seen.company else signer.kind
    who = {"kind": kind, "name": seen.name, "mobile": seen.mobile_tail, "unnamed": False}
    return signer.model_copy(update={**who, "company": seen.company or signer.company})


def news(before: Contract, after: Contract) -> Sequence[Announcement]:
    """What people should see of the difference between two states of one contract."""
    if before == after:
        return ()
    found: list[Announcement] = [ShowCard(contract_id=after.id)]
    found.extend(_review_news(before, after))
    if before.status not in STARTED and after.status in _WENT_OUT:
        found.append(AddLine(contract_id=after.id, line=Line.CREATED, who=after.owner))
    found.extend(_party_news(before, after))
    if after.status is not before.status and after.status in _END_LINES:
        found.append(_end_line(after))
    return found


def _review_news(before: Contract, after: Contract) -> Sequence[Announcement]:
    if after.review is None:
        return ()
    show = ShowReview(contract_id=after.id)
    if after.review != before.review and after.review.needless:
        return (show,)
    if after.review.let_out and not (before.review and before.review.let_out):
        line = AddLine(contract_id=after.id, line=Line.SENDING_APPROVED, who=after.review.by)
        return (show, line)
    if after.review != before.review and after.review.decision is not None:
        line = AddLine(
            contract_id=after.id,
            line=_REVIEW_LINES[after.review.decision],
            who=after.review.by,
            reason=after.review.reason,
        )
        return (show, line)
    if not _review_shows_change(before, after):
        return ()
    first = before.status not in STARTED and not before.creation.held
    return (ShowReview(contract_id=after.id, first=first),)


def _review_shows_change(before: Contract, after: Contract) -> bool:
    """A reviewer's card appears when it is held or goes out, and closes when it ends."""
    begins = after.held and not before.held
    return begins or (after.status is not before.status and after.status in STARTED)


def _party_news(before: Contract, after: Contract) -> Sequence[Announcement]:
    found: list[Announcement] = []
    # Who has taken over since has no standing before.
    were = [*before.parties, *[None] * (len(after.parties) - len(before.parties))]
    for index, (was, now) in enumerate(zip(were, after.parties, strict=True)):
        if was is not None and was.signer.unnamed and not now.signer.unnamed:
            found.append(AddLine(contract_id=after.id, line=Line.PARTY_NAMED, party=index))
        if was is not None and was.standing is now.standing:
            continue
        if now.standing is Standing.TO_SIGN and now.signer.member:
            found.append(InviteSigner(contract_id=after.id, party=index))
        if line := _PARTY_LINES.get(now.standing):
            found.append(AddLine(contract_id=after.id, line=line, party=index, reason=now.reason))
    return found


def _end_line(contract: Contract) -> Announcement:
    return AddLine(
        contract_id=contract.id,
        line=_END_LINES[contract.status],
        who=contract.ended_by,
        reason=contract.reason,
        # One that never went out concerns its owner, who is told why.
        broadcast=contract.status is not Status.FAILED,
    )
