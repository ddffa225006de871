"""Naming who takes a role that nobody was named for when the contract was sent."""

from collections.abc import Sequence

from .access import check_may_manage, remote_id_of
from .announcements import AddLine, Announcement, InviteSigner, Line, ShowCard, Trouble
from .errors import Reason, Refused
from .model import Contract, Party, Standing
from .order import Signer
from .ports import Ports
from .trouble import or_tell


async def name_signer(ports: Ports, contract_id: str, by: str, party: int, signer: Signer) -> None:
    """`party` is an index of `Contract.parties`. Tencent sends whoever is named no message."""
    work = _name(ports, contract_id, by, party, signer)
    await or_tell(ports.contracts, contract_id, by, Trouble.NAME_SIGNER, work)


def unnamed(contract: Contract) -> Sequence[int]:
    """The parties that nobody was named for yet."""
    return [i for i, party in enumerate(contract.parties) if party.signer.unnamed]


def party_at(contract: Contract, index: int) -> Party:
    """`Refused` for a party that is not there (any more)."""
    if not 0 <= index < len(contract.parties):
        raise Refused("NoParty", reason=Reason.NO_SIGNER)
    return contract.parties[index]


async def _name(ports: Ports, contract_id: str, by: str, index: int, signer: Signer) -> None:
    contract = await ports.contracts.get(contract_id)
    check_may_manage(contract, by)
    party = party_at(contract, index)
    if _is_the_same(party.signer, signer):
        return
    if party.signer.unnamed:
        await _name_at_tencent(ports, remote_id_of(contract), party.id, signer)
    elif not _was_seen_as(party.signer, signer):
        raise Refused("NamedAlready", reason=Reason.NAMED_ALREADY)

    def named(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        after = stored.with_party(index, signer=signer)
        told: list[Announcement] = [ShowCard(contract_id=stored.id)]
        if stored.parties[index].signer.unnamed:  # else Tencent's news were faster, and told it
            line = AddLine(contract_id=stored.id, line=Line.PARTY_NAMED, party=index, who=by)
            told.append(line)
        if signer.member and after.parties[index].standing is Standing.TO_SIGN:
            told.append(InviteSigner(contract_id=stored.id, party=index))
        return after, told

    await ports.contracts.change(contract_id, named, last=True)


async def _name_at_tencent(ports: Ports, remote_id: str, party_id: str, signer: Signer) -> None:
    if not party_id:
        raise Refused("PartyUnknown", reason=Reason.NO_SIGNER)
    try:
        await ports.esign.add_signer(remote_id, party_id, signer)
    except Refused as error:
        await _only_if_named_already(ports, remote_id, party_id, signer, error)


async def _only_if_named_already(
    ports: Ports, remote_id: str, party_id: str, signer: Signer, refused: Refused
) -> None:
    """A repeat after a lost reply is refused, for the role is taken: by this very signer?"""
    for seen in await ports.esign.look([remote_id]):
        if any(one.id == party_id and one.name == signer.name for one in seen.parties):
            return
    raise refused


def _is_the_same(known: Signer, wanted: Signer) -> bool:
    return (known.name, known.mobile) == (wanted.name, wanted.mobile) and not known.unnamed


def _was_seen_as(known: Signer, wanted: Signer) -> bool:
    """Of whom Tencent's news have named we know the last digits only."""
    return known.name == wanted.name and wanted.mobile.endswith(known.mobile)
