"""Links that are made when somebody presses, for the one who pressed, and never stored."""

from .access import check_may_see, party_of, remote_id_of
from .errors import Reason, Refused
from .model import Status
from .ports import Contracts, Esign


async def sign_link(contracts: Contracts, esign: Esign, contract_id: str, who: str) -> str:
    """The personal sign link of `who`; `NotYet` while Tencent does not have the contract."""
    contract = await contracts.get(contract_id)
    party = contract.parties[party_of(contract, who)]
    remote_id = remote_id_of(contract)
    return await esign.sign_link(remote_id, party)


async def download_link(contracts: Contracts, esign: Esign, contract_id: str, who: str) -> str:
    """A link to the signed PDF."""
    contract = await contracts.get(contract_id)
    check_may_see(contract, who)
    if contract.status not in (Status.FINISHED, Status.RELEASED):
        raise Refused("NotFinished", reason=Reason.NOT_FINISHED)
    return await esign.download_link(contract.remote_id)
