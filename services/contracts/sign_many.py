"""Signing several contracts through one link, which is made for the one who signs.

Tencent makes such a link for one name and number, for contracts in which it is their turn and the
place to sign is set (CreateBatchSignUrl, ChannelCreateBatchSignUrl).
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from .can import Can
from .controls import Mark
from .errors import Refused
from .lifecycle import OPEN, advance
from .model import Contract, Party, Standing
from .order import PartyKind, Signer
from .ports import Contracts, Esign
from .rules import Rules

MOST = 100
"""FlowIds of one link."""


@dataclass(frozen=True)
class Batch:
    """Contracts that one link signs, and in whose name; `link` is empty until it is made."""

    party: Party
    contracts: tuple[Contract, ...]
    link: str = field(default="", repr=False)


def together(contracts: Sequence[Contract], who: str, esign: Esign) -> int:
    """How many of these `who` can sign at once; 0 where the edition makes no such link."""
    able = Can.MANY_LINK in esign.can
    return sum(len(one.contracts) for one in batches(contracts, who, esign.rules)) if able else 0


def alone(contracts: Sequence[Contract], who: str, esign: Esign) -> int:
    """How many of these wait for `who` to sign, and cannot be signed with others."""
    waiting = sum(_turn_of(one, who) is not None for one in contracts)
    return waiting - together(contracts, who, esign)


def batches(contracts: Sequence[Contract], who: str, rules: Rules) -> Sequence[Batch]:
    """What `who` can sign together, two or more at a time: a link is for one name and number."""
    return [one for one in _by_name(contracts, who, rules) if len(one.contracts) > 1]


async def links_to_sign(contracts: Contracts, esign: Esign, who: str) -> Sequence[Batch]:
    """A link for each batch of this person's newest contracts, made for them alone.

    Tencent is asked first: what was signed a moment ago would spoil the link for all.
    """
    stored = batches(await contracts.of_member(who, MOST), who, esign.rules)
    asked = [contract for one in stored for contract in one.contracts]
    left = _by_name(await _as_they_stand(esign, asked), who, esign.rules) if asked else ()
    return [await _with_link(esign, one) for one in left]


async def _with_link(esign: Esign, batch: Batch) -> Batch:
    remote_ids = [one.remote_id for one in batch.contracts]
    return Batch(batch.party, batch.contracts, await esign.many_link(remote_ids, batch.party))


async def _as_they_stand(esign: Esign, contracts: Sequence[Contract]) -> Sequence[Contract]:
    """As Tencent has them now; as we do where it will not say. Nothing is stored."""
    seen = {}
    with suppress(Refused):
        for one in await esign.look([contract.remote_id for contract in contracts]):
            seen[one.remote_id] = one
    return [
        advance(contract, seen[contract.remote_id]) if contract.remote_id in seen else contract
        for contract in contracts
    ]


def _by_name(contracts: Sequence[Contract], who: str, rules: Rules) -> Sequence[Batch]:
    found: dict[tuple[str, ...], list[tuple[Party, Contract]]] = {}
    for contract in contracts:
        party = _turn_of(contract, who)
        if party and _is_known(party.signer, rules) and _may_be_signed_with_others(contract):
            signer = party.signer
            name = (signer.kind, signer.name, signer.mobile, signer.company, signer.account)
            found.setdefault(name, []).append((party, contract))
    return [
        Batch(pairs[0][0], tuple(contract for _, contract in pairs)[:MOST])
        for pairs in found.values()
    ]


def _is_known(signer: Signer, rules: Rules) -> bool:
    return not rules.batch_accounts or signer.kind is PartyKind.PERSON or bool(signer.account)


def _turn_of(contract: Contract, who: str) -> Party | None:
    if contract.status not in OPEN or not contract.remote_id:
        return None
    for party in contract.parties:
        if who and party.signer.member == who and party.standing is Standing.TO_SIGN:
            return party
    return None


def _may_be_signed_with_others(contract: Contract) -> bool:
    """Not while our side's review is open, nor where people place their own or write opinions."""
    if contract.review is not None and not contract.review.closed:
        return False
    marks = [{control.mark for control in one.controls} for one in contract.order.signers]
    placed = all(any(mark.signs for mark in one) for one in marks)
    opinions = any(Mark.OPINION in one for one in marks)
    return not opinions and (contract.order.source.kind != "file" or placed)
